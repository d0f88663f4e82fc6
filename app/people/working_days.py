"""Somebody's own working days: what the streak runs on, what a day asks, and when it is quiet."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.calendar.changing import changed
from app.calendar.patterns import always, has_room, starting
from app.calendar.rules import WorkWeek, game_day
from app.errors import Invalid
from app.holding import hold_one
from app.jobs.actions import enqueue, enqueue_all
from app.people.models import Person

REPLAN = "notifications.replan"
"""The kind of job that plans anew what somebody is to be told on coming days. Payload: person."""
REPLAN_TEAM = "notifications.replan_team"
"""The same for everybody in a team, a few at a time. Payload: team, after (the person to go on behind)."""
TEAM_DAYS = "people.team_days"
"""The kind of job that follows when the days of a team are others, or its clock is; the planning room handles it.
Payload: team, and the pattern and place (see WorkWeek) that were."""
AHEAD = timedelta(days=366)
"""From how far ahead other working days may be entered."""
_A_MONDAY = date(2024, 1, 1)


@dataclass(frozen=True)
class Weekday:
    """A day of any week: 0 is Monday. `day` is one of that name, for calendars to call it by."""

    number: int
    day: date
    is_worked: bool


def weekdays_of(pattern: str) -> Sequence[Weekday]:
    """The seven days of a work week, from Monday."""
    return [Weekday(n, _A_MONDAY + timedelta(days=n), worked == "1") for n, worked in enumerate(pattern)]


def signs_of(numbers: Collection[str]) -> str:
    """Seven signs, "1" for each weekday among these numbers ("0" is Monday)."""
    return "".join("1" if str(n) in numbers else "0" for n in range(7))


def pattern_from(numbers: Collection[str]) -> str:
    """The pattern of these weekdays ("0" is Monday). Raises Invalid: working_day_missing."""
    pattern = signs_of(numbers)
    if "1" not in pattern:
        raise Invalid("working_day_missing", field="days")
    return pattern


def with_days(person: Person, pattern: str, since: date, now: datetime, done: Collection[date] = ()) -> str:
    """This person's working days with these from a day on, and what was before as it was.

    From the day of joining on it is as if they had never been others. Today, and days on which something was `done`,
    stand where they were worked until now. Raises Invalid: working_days_far, working_days_many.
    """
    zone = person.team.zone
    today = game_day(now, zone)
    if since > today + AHEAD:
        raise Invalid("working_days_far", field="since")
    is_always = since <= person.joined_on
    if not is_always and not has_room(person.work_week, since, today):
        raise Invalid("working_days_many", field="days")
    text = always(person.work_week, pattern) if is_always else starting(person.work_week, since, pattern)
    return changed(person.week, text, {today, *done})


def hold(session: Session, person: Person) -> Person:
    """This person as they are now, whose days nobody else changes until the end: all that is chosen is written into one
    text. Inside `write()`."""
    return hold_one(session, Person, person.id, key_share=True)


def choose_working_days(
    session: Session, person: Person, pattern: str, since: date, now: datetime, done: Collection[date] = ()
) -> None:
    """These weekdays are worked from `since` on; inside `write()`. Raises what `with_days` raises."""
    mine = hold(session, person)
    keep_working_days(session, mine, with_days(mine, pattern, since, now, done), now)


def keep_working_days(session: Session, person: Person, text: str, now: datetime) -> None:
    """Keep working days as `app.calendar.patterns` writes them; what was to be told on coming days is planned anew."""
    mine = session.get_one(Person, person.id)
    mine.work_week, mine.revision = text, Person.revision + 1
    session.flush()
    enqueue(session, REPLAN, {"person": person.id}, now=now)


def team_days_changed(session: Session, was: Mapping[int, WorkWeek], now: datetime) -> None:
    """Ask for what is planned for these teams, by their numbers, to follow their days, which were other ones."""
    asked = [(None, {"team": team, "pattern": week.pattern, "place": week.place}) for team, week in was.items()]
    enqueue_all(session, TEAM_DAYS, asked, now=now)


def replan_team(session: Session, team_id: int, now: datetime, after: int = 0) -> None:
    """Ask for what is to be told in a team on coming days to be planned anew, from behind this person on."""
    replan_teams(session, [team_id], now, after)


def replan_teams(session: Session, team_ids: Iterable[int], now: datetime, after: int = 0) -> None:
    """The same for several teams."""
    asked = [(None, {"team": number, "after": after}) for number in team_ids]
    enqueue_all(session, REPLAN_TEAM, asked, now=now)
