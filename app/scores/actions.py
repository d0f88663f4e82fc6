"""Keeping the counters.

Every batch and every page comes through here, so the statements are made once, as plain tables (see deeds.log).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple, cast
from uuid import UUID

from sqlalchemy import String, Table, bindparam, func, literal_column, select
from sqlalchemy import cast as cast_to
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.calendar.rules import WorkWeek, game_day
from app.deeds.rules import Deed
from app.deeds.way import Recording
from app.meetings.actions import held_alone
from app.meetings.kind import MEETING_STROKE
from app.people.models import Person
from app.prepared import Prepared
from app.scores.models import PersonDay, TeamDay
from app.scores.rules import COUNTERS, POINTS, DayChange, changes, is_active, points
from app.scores.streak import Streak, StreakDay, longest_streak, marks, reaches_back, run_of, streak_in

STREAK_REACH = timedelta(days=380)  # a year, also where its first days were kept warm
_DAY = cast(Table, PersonDay.__table__)
_TEAM_DAY = cast(Table, TeamDay.__table__)


class DayCount(NamedTuple):
    """The counters of one person's day, as `PersonDay` keeps them."""

    day: date
    team_id: int
    strokes: int
    completions: int
    surprises: int
    applauses: int
    compliments: int
    points: int
    hours: dict[str, int]
    full_hours: int


HAS_DEED = (_DAY.c.points > 0) | (_DAY.c.full_hours > 0)
"""`is_active`, for a query over days."""

_DAYS = Prepared(
    select(*(_DAY.c[name] for name in DayCount._fields)).where(
        _DAY.c.person_id == bindparam("person"), _DAY.c.day.between(bindparam("first"), bindparam("last"))
    )
)
_ACTIVE = Prepared(
    select(
        func.aggregate_strings(cast_to(_DAY.c.day, String), literal_column("','"))  # type: ignore[arg-type]  # no value
    ).where(_DAY.c.person_id == bindparam("person"), _DAY.c.day >= bindparam("since"), HAS_DEED)
)


def count(session: Session, recording: Recording) -> None:
    """Follow a recording: raise or lower the counters of its person and team."""
    alone: Collection[str] = ()
    if MEETING_STROKE in recording.kinds or MEETING_STROKE in recording.kinds_removed:
        alone = alone_among(session, recording.person.id, [*recording.added, *recording.removed])
    by_day = changes(recording.scored, recording.unscored, alone)
    if by_day:
        recording.opened = change_days(session, recording.person, by_day)


def alone_among(session: Session, person_id: int, deeds: Iterable[Deed]) -> Collection[str]:
    """Of the meetings of these deeds of one person, those that they held by themselves."""
    refs = {UUID(deed.payload["meeting"]) for deed in deeds if deed.kind == MEETING_STROKE}
    return held_alone(session, person_id, refs)


def change_days(session: Session, person: Person, by_day: Mapping[date, DayChange]) -> list[date]:
    """Change the days (at least one) of a person and of their team; answers those that got their first deed by it."""
    days = sorted(by_day)
    stored = person_days(session, person, days)
    counted = [_changed(person, stored.get(day), day, by_day[day]) for day in days]
    before = {day: stored[day].points if day in stored else 0 for day in days}
    had = {day for day, row in stored.items() if is_active(row.points, row.full_hours)}
    opened = [row["day"] for row in counted if is_active(row["points"], row["full_hours"]) and row["day"] not in had]
    gained = [_gained(row, by_day[row["day"]], row["points"] - before[row["day"]]) for row in counted]
    keep, raise_team = _upserts(session.get_bind().dialect.name)
    keep.change(session.connection(), *counted)
    raise_team.change(session.connection(), *gained)  # added in the database: colleagues need not wait for each other
    return opened


def _changed(person: Person, stored: DayCount | None, day: date, change: DayChange) -> dict[str, Any]:
    """The row of one day as it becomes; a day stays with the team in which it began."""
    counts = {name: change.counts[name] + (getattr(stored, name) if stored else 0) for name in POINTS}
    hours = dict(stored.hours) if stored else {}
    for hour, more in change.hours.items():
        hours[hour] = hours.get(hour, 0) + more
    row = row_of(person, day, stored.team_id if stored else person.team_on(day), counts, hours)
    if stored:  # of a day whose strokes were purged, only the number of its full hours is known
        row["full_hours"] += stored.full_hours - len(stored.hours)
    return row


def row_of(
    person: Person, day: date, team_id: int, counts: Mapping[str, int], hours: Mapping[str, int]
) -> dict[str, Any]:
    """The counters of one day as a row."""
    heard = {hour: n for hour, n in sorted(hours.items()) if n > 0}
    return {
        "person_id": person.id,
        "day": day,
        "team_id": team_id,
        **{name: counts.get(name, 0) for name in POINTS},
        "hours": heard,
        "full_hours": len(heard),
        "points": points(counts),
    }


def _gained(row: Mapping[str, Any], change: DayChange, worth: int) -> dict[str, Any]:
    """By how much the team's day changes."""
    return {
        "team_id": row["team_id"],
        "day": row["day"],
        **{name: change.counts[name] for name in POINTS},
        "points": worth,
    }


@lru_cache(maxsize=2)
def _upserts(dialect: str) -> tuple[Prepared, Prepared]:
    """Keep a person's day as it is now, and add to a team's day, in the words of this database."""
    insert_into = postgresql.insert if dialect == "postgresql" else sqlite.insert
    day, team_day = insert_into(_DAY), insert_into(_TEAM_DAY)
    kept = (*COUNTERS, "hours", "full_hours")
    return (
        Prepared(
            day.on_conflict_do_update(
                index_elements=["person_id", "day"], set_={name: day.excluded[name] for name in kept}
            )
        ),
        Prepared(
            team_day.on_conflict_do_update(
                index_elements=["team_id", "day"],
                set_={name: _TEAM_DAY.c[name] + team_day.excluded[name] for name in COUNTERS},
            )
        ),
    )


def person_days(session: Session, person: Person, days: Collection[date]) -> dict[date, DayCount]:
    """The counters of these days (at least one), where there are any."""
    rows = _DAYS.all(session.connection(), {"person": person.id, "first": min(days), "last": max(days)})
    return {row[0]: DayCount(*row) for row in rows if row[0] in days}


def streak_of(session: Session, person: Person, now: datetime) -> Streak:
    """This person's streak at this moment."""
    return _known(person, *_looked_at(session, person, now))


def streak_if(session: Session, person: Person, week: WorkWeek, now: datetime) -> Streak:
    """What this person's streak would be with other working days."""
    days, _, today, since = _looked_at(session, person, now)
    return _known(person, days, week, today, since)


def days_with_deeds(session: Session, person: Person, now: datetime) -> Collection[date]:
    """The days within a streak's reach on which this person did something."""
    return _days_in(_looked_at(session, person, now)[0])


def streak_row(session: Session, person: Person, now: datetime, shown: Sequence[date]) -> list[StreakDay]:
    """What each of these days is to this person's streak; one small query."""
    days, week, today, since = _looked_at(session, person, now)
    return marks(_days_in(days), week, today, since, shown)


def longest_streak_of(session: Session, person: Person, now: datetime) -> int:
    """The length of this person's longest streak within reach."""
    return _worked_out(*_looked_at(session, person, now)).longest


def _looked_at(session: Session, person: Person, now: datetime) -> tuple[str, WorkWeek, date, date]:
    """What a streak hangs on: days with a deed, the work week, today, and since when it counts.

    The days come as one text: a batch asks for a year of them, and mostly they are those of the batch before.
    """
    today = game_day(now, person.team.zone)
    since = max(person.joined_on, today - STREAK_REACH)
    (days,) = _ACTIVE.column(session.connection(), {"person": person.id, "since": since})
    return days or "", person.week, today, since


def _known(person: Person, days: str, week: WorkWeek, today: date, since: date) -> Streak:
    found = _worked_out(days, week, today, since)
    return replace(found.streak, is_long=found.reaches_back and since > person.joined_on)


class _WorkedOut(NamedTuple):
    streak: Streak
    longest: int
    reaches_back: bool


@lru_cache(maxsize=2048)
def _worked_out(days: str, week: WorkWeek, today: date, since: date) -> _WorkedOut:
    active = _days_in(days)
    run = run_of(active, week, today, since)
    longest = longest_streak(active, week, today, since)
    return _WorkedOut(streak_in(run), longest, reaches_back(run, week, today, since))


def _days_in(days: str) -> set[date]:
    return set(map(date.fromisoformat, days.split(","))) if days else set()
