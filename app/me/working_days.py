"""Other working days of mine: from a day on, and knowingly where that day is past."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.people.models import Person
from app.people.working_days import choose_working_days, with_days
from app.planning.recounting import recount
from app.scores.actions import days_with_deeds, streak_if, streak_of
from app.scores.streak import Streak


@dataclass(frozen=True)
class Rewritten:
    """What other working days in the past make of the streak."""

    since: date
    before: Streak
    after: Streak


def rewritten_by(session: Session, person: Person, pattern: str, since: date, now: datetime) -> Rewritten | None:
    """What these days from `since` on would change of what was counted; None where that day is not past."""
    if since >= game_day(now, person.team.zone):
        return None
    text = with_days(person, pattern, since, now, days_with_deeds(session, person, now))
    other = replace(person.week, pattern=text)
    return Rewritten(since, streak_of(session, person, now), streak_if(session, person, other, now))


def choose(session: Session, person: Person, pattern: str, since: date, now: datetime) -> None:
    """Keep them; inside `write()`. Badges follow at once where the past is counted anew (see planning.recounting)."""
    choose_working_days(session, person, pattern, since, now, days_with_deeds(session, person, now))
    if since < game_day(now, person.team.zone):
        recount(session, person, now)
