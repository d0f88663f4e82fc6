"""Other working days of mine: from a day on, and knowingly where that day is past."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.calendar.rota import rota_of, with_week
from app.calendar.rules import game_day
from app.people.models import Person
from app.people.working_days import choose_working_days, hold, keep_working_days, with_days
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


def choose_weeks(
    session: Session, person: Person, patterns: Mapping[str, str], now: datetime, free: Collection[str] = ()
) -> None:
    """Work on these days in the weeks that begin on these Mondays (ISO), of this one and the next; inside `write()`.

    Who chose them was told of the days in `free` (ISO) that they are free for everybody.
    """
    mine, today = hold(session, person), game_day(now, person.team.zone)
    before = mine.work_week
    for week in rota_of(mine.week, today):
        pattern = patterns.get(week.monday.isoformat())
        if pattern:
            told = {one.day for one in week.days if one.day.isoformat() in free}
            mine.work_week = with_week(mine.week, week.monday, pattern, today, told)
    if mine.work_week != before:
        keep_working_days(session, mine, mine.work_week, now)
