"""The goal of a team for a week: what counts for it, what is aimed at, and that it is reached once."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from sqlalchemy import case, func, select, update
from sqlalchemy.orm import Session

from app.calendar.rules import game_day, monday_of
from app.database import upsert_into
from app.deeds.way import Recording
from app.errors import Invalid
from app.people.models import Person, Team
from app.people.visibility import is_large_enough
from app.scores.models import TeamDay
from app.teapot.actions import active_in, members_of
from app.teapot.members import Active, active_of, heads
from app.teapot.models import TeamGoal
from app.teapot.proposal import LEAST_GOAL, LOOKED_BACK, MOST_GOAL, propose

COUNTED = ("completions", "surprises")
"""Deeds, not words: talk fills the pot, and would reach any goal."""
_TOWARDS = frozenset({"completion", "surprise"})
_DEEDS = sum((getattr(TeamDay, name) for name in COUNTED), 0)
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Goal:
    """How it stands. `quarters` of it are done; None where the team is so small that it would tell what one person did.
    There, nobody outside it is told that it was reached either: `is_known` says whether the reader is.

    It is told in quarters, and that it is reached when it is celebrated: a number that grows with every deed, or a goal
    that answers at once whether it is reached already, would tell who leads what somebody just did.
    """

    target: int
    quarters: int | None
    is_reached: bool
    is_set: bool
    """Whether somebody set it, rather than the rule."""
    is_known: bool = True
    passed: int | None = None
    """Deeds that were done for sure, where a quarter of the goal or more came on top of it; told by such quarters."""


def goal_of(session: Session, team: Team, reader: Person, now: datetime) -> Goal:
    """The goal of this week as `reader` sees it: a few small queries, whatever the size of the team."""
    monday = monday_of(game_day(now, team.zone))
    row = session.get(TeamGoal, (team.id, monday))
    members = members_of(session, team, now)
    done = _deeds(session, team, monday)
    target = row.target if row else _proposed(session, team, monday, active_of(members))
    is_own = reader.team_id == team.id
    may_tell = is_large_enough(heads(members), is_own)
    is_reached = (may_tell or is_own) and row is not None and row.reached_at is not None
    quarters = 4 if is_reached else min(3, 4 * done // target)
    return Goal(
        target=target,
        quarters=quarters if may_tell else None,
        passed=passed(done, target) if is_reached and may_tell else None,
        is_reached=is_reached,
        is_set=row is not None and row.set_by_id is not None,
        is_known=may_tell or is_own,
    )


def passed(done: int, target: int) -> int | None:
    """How far beyond its goal a week is for sure, told by whole quarters of the goal; None below the first of them."""
    quarters = 4 * done // target
    return ceil(target * quarters / 4) if quarters > 4 else None


def set_goal(session: Session, team: Team, by: Person, target: int, now: datetime) -> None:
    """Aim at `target` deeds this week; inside `write()`. Raises Invalid: goal_unknown.

    One that is raised is to be reached anew. Whether it is reached is only said by the next deed that counts: an answer
    at once would tell who sets it how much was done.
    """
    if not LEAST_GOAL <= target <= MOST_GOAL:
        raise Invalid("goal_unknown", field="target")
    values = {"target": target, "set_by_id": by.id, "created_at": now}
    monday = monday_of(game_day(now, team.zone))
    row = upsert_into(session, TeamGoal).values(team_id=team.id, monday=monday, reached_at=None, **values)
    reached = case((TeamGoal.target >= target, TeamGoal.reached_at))
    session.execute(
        row.on_conflict_do_update(index_elements=["team_id", "monday"], set_={**values, "reached_at": reached})
    )


def reach_goal(session: Session, recording: Recording) -> int | None:
    """The goal of this week, if this recording is what reached it; the week's first deed settles the proposal."""
    if not recording.kinds & _TOWARDS:
        return None
    person, now = recording.person, recording.now
    monday = monday_of(game_day(now, person.team.zone))
    if not any(deed.kind in _TOWARDS and deed.local_day >= monday for deed in recording.added):
        return None
    row = session.get(TeamGoal, (person.team_id, monday), populate_existing=True)
    if row is None:
        target = _proposed(session, person.team, monday, active_in(session, person.team, now))
        new = upsert_into(session, TeamGoal).values(
            team_id=person.team_id, monday=monday, target=target, set_by_id=None, created_at=now, reached_at=None
        )
        session.execute(new.on_conflict_do_nothing(index_elements=["team_id", "monday"]))
        row = session.get_one(TeamGoal, (person.team_id, monday))
    if row.reached_at is not None or _deeds(session, person.team, monday) < row.target:
        return None
    first = update(TeamGoal).where(
        TeamGoal.team_id == row.team_id, TeamGoal.monday == monday, TeamGoal.reached_at.is_(None)
    )
    is_first = session.execute(first.values(reached_at=now).returning(TeamGoal.target)).scalar()
    return row.target if is_first is not None else None


def _deeds(session: Session, team: Team, monday: date) -> int:
    total = select(func.coalesce(func.sum(_DEEDS), 0)).where(
        TeamDay.team_id == team.id, TeamDay.day >= monday, TeamDay.day < monday + _WEEK
    )
    return session.scalar(total) or 0


def _proposed(session: Session, team: Team, monday: date, active: Active) -> int:
    """What the rule proposes, from the whole weeks before."""
    first = monday - LOOKED_BACK * _WEEK
    days: dict[date, int] = dict(
        session.execute(
            select(TeamDay.day, _DEEDS).where(TeamDay.team_id == team.id, TeamDay.day >= first, TeamDay.day < monday)
        ).all()
    )

    def mean(week: date) -> float:
        return sum(active(week + timedelta(days=n)) for n in range(5)) / 5

    weeks = [first + n * _WEEK for n in range(LOOKED_BACK)]
    past = [(sum(days.get(week + timedelta(days=n), 0) for n in range(7)), mean(week)) for week in weeks]
    return propose(past, mean(monday))
