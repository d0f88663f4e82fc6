"""Whether a day of a team has room for one more challenge: of the three on offer, one is always free to choose."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.challenges.models import Audience, SetChallenge
from app.challenges.occasions import Span, first_full
from app.challenges.setting import offered_until
from app.errors import Invalid
from app.holding import held
from app.people.models import Team


def check_room(session: Session, row: SetChallenge, span: Span, teams: Sequence[Team], now: datetime) -> None:
    """Raises Invalid: days_full, where one more on a day would leave a team nothing of its own to choose.

    Of two who set something for one team at the same moment the second counts what the first set. Inside `write()`.
    """
    hold_teams(session, {team.id for team in teams})
    full = full_day(session, row, span, teams, now)
    if full is not None:
        day, team = full
        raise Invalid("days_full", field="starts_on", day=day, team=team.name)


def hold_teams(session: Session, teams: Collection[int]) -> None:
    """Let nobody else set anything for these teams until the end of the transaction. Inside `write()`.

    Always in one order, so that no two wait for each other; no deed of a team waits. Whoever changes a challenge holds
    that first, and the teams before their rows of `Audience`.
    """
    asked = select(Team).where(Team.id.in_(sorted(teams))).order_by(Team.id)
    session.scalars(held(asked, Team, key_share=True)).all()


def full_day(
    session: Session, row: SetChallenge, span: Span, teams: Sequence[Team], now: datetime
) -> tuple[date, Team] | None:
    """The first day of a span on which one of these teams has no room for one more, and which team that is."""
    full = full_days(session, row, span, {team.id for team in teams}, now)
    return next(((full[team.id], team) for team in teams if team.id in full), None)


def full_days(
    session: Session, row: SetChallenge, span: Span, teams: Collection[int], now: datetime
) -> dict[int, date]:
    """Those of these teams that have no room for one more on a day of the span, each with its first such day."""
    since = max(span.starts_on, game_day(now, session.get_one(Team, row.team_id).zone))
    by_team: dict[int, list[Span]] = {}
    for number, starts_on, ends_on, days in session.execute(
        select(Audience.team_id, SetChallenge.starts_on, SetChallenge.ends_on, SetChallenge.days)
        .join(Audience, Audience.challenge_id == SetChallenge.id)
        .where(
            Audience.team_id.in_(sorted(teams)),
            SetChallenge.id != row.id,
            SetChallenge.starts_on <= span.ends_on,
            *offered_until(since),
        )
    ):
        by_team.setdefault(number, []).append(Span(starts_on, ends_on, days))
    first = {number: first_full(span, others, since) for number, others in by_team.items()}
    return {number: day for number, day in first.items() if day is not None}
