"""Reading what was published: the only numbers over people that pages, exports and answers of the API may show."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.aggregates.collecting import FAMILIES
from app.aggregates.models import TeamWeek
from app.aggregates.rules import WEEK
from app.people.models import Team

PORTION = 500


def weeks_of(session: Session, team_id: int, most: int) -> Sequence[TeamWeek]:
    """The newest weeks of a team, the oldest of them first; one query."""
    newest = select(TeamWeek).where(TeamWeek.team_id == team_id).order_by(TeamWeek.monday.desc()).limit(most)
    return list(reversed(session.scalars(newest).all()))


def newest_of(session: Session, team_id: int) -> TeamWeek | None:
    """The newest week of a team."""
    return next(iter(weeks_of(session, team_id, 1)), None)


def together(weeks: Sequence[Any]) -> dict[str, int]:
    """The sums of several weeks, by family: of what is shown of each, so that nothing hidden is in a total."""
    sums: dict[str, int] = {}
    for week in weeks:
        for name in FAMILIES:
            amount = getattr(week, name)
            if amount is not None:
                sums[name] = sums.get(name, 0) + amount
    return sums


def weeks_between(session: Session, team_id: int, first: date, last: date) -> Sequence[TeamWeek]:
    """The weeks that lie in these days as a whole, the oldest first; one query."""
    return session.scalars(
        select(TeamWeek)
        .where(TeamWeek.team_id == team_id, TeamWeek.monday >= first, TeamWeek.monday <= last + _DAY - WEEK)
        .order_by(TeamWeek.monday)
    ).all()


def weeks_since(session: Session, first: date, names: Sequence[str]) -> Iterator[Sequence[Any]]:
    """What the weeks of all teams from this Monday on have under these names, each behind the name of its team, the
    oldest first; without those of which nothing may be known. One query, of which a portion at a time is in memory."""
    columns = [getattr(TeamWeek, name) for name in names]
    yield from session.execute(
        select(Team.name, *columns)
        .join(Team, Team.id == TeamWeek.team_id)
        .where(TeamWeek.monday >= first, TeamWeek.people.is_not(None))
        .order_by(TeamWeek.monday, Team.name, Team.id)
        .execution_options(yield_per=PORTION)
    )


def teams_with(session: Session, monday: date) -> Sequence[int]:
    """The teams of which this week was published."""
    return session.scalars(select(TeamWeek.team_id).where(TeamWeek.monday == monday).order_by(TeamWeek.team_id)).all()


def kinds_of(weeks: Sequence[TeamWeek]) -> tuple[date, Mapping[str, Mapping[str, int]]] | None:
    """The newest block of four weeks that anything is known of: its last Monday, and what became of each kind."""
    return next(((week.monday, week.kinds) for week in reversed(weeks) if week.kinds), None)


_DAY = WEEK / 7
