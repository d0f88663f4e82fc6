"""The week of a team as a whole. Numbers exist only over five people or more: the queries see to that.

Nothing is counted here and hidden later. A group that is too small has no row in the answer, so no
page, export or mistake in a template can show it. Days have the number of people alone: with more,
a hidden day could be worked out from the week and the other days.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from app.people.models import Person, Team
from app.people.visibility import LEAST
from app.scores.models import PersonDay

_PEOPLE = func.count(PersonDay.person_id.distinct())


@dataclass(frozen=True)
class DayBar:
    """How many people took part on a day; None for fewer than five, or for a day to come."""

    day: date
    people: int | None
    is_ahead: bool


@dataclass(frozen=True)
class Deeds:
    """What those who took part did together."""

    people: int
    strokes: int
    completions: int
    surprises: int
    applauses: int


@dataclass(frozen=True)
class Week:
    """A team's week. `deeds` is None when fewer than five people took part."""

    members: int
    days: Sequence[DayBar]
    deeds: Deeds | None


def week_of_team(session: Session, team: Team, reader: Person, today: date) -> Week:
    """This week so far: three queries, whatever the size of the team.

    Whoever reads knows their own numbers, so the five are five others.
    """
    monday = today - timedelta(days=today.weekday())
    members = session.scalar(
        select(func.count()).select_from(Person).where(Person.team_id == team.id, Person.left_at.is_(None))
    )
    return Week(
        members or 0, _days(session, team, reader, monday, today), _together(session, team, reader, monday, today)
    )


def _others(reader: Person) -> ColumnElement[int]:
    """How many people but the reader are behind a row."""
    return func.count(case((PersonDay.person_id != reader.id, PersonDay.person_id)).distinct())


def _played(team: Team, monday: date, today: date) -> tuple[ColumnElement[bool], ...]:
    return (
        PersonDay.team_id == team.id,
        PersonDay.day >= monday,
        PersonDay.day <= today,
        PersonDay.strokes + PersonDay.completions + PersonDay.surprises + PersonDay.applauses > 0,
    )


def _days(session: Session, team: Team, reader: Person, monday: date, today: date) -> list[DayBar]:
    rows = session.execute(
        select(PersonDay.day, _PEOPLE)
        .where(*_played(team, monday, today))
        .group_by(PersonDay.day)
        .having(_others(reader) >= LEAST)
    )
    people = dict(rows.all())
    last = 7 if today.weekday() > 4 else 5
    days = [monday + timedelta(days=n) for n in range(last)]
    return [DayBar(day, people.get(day), day > today) for day in days]


def _together(session: Session, team: Team, reader: Person, monday: date, today: date) -> Deeds | None:
    sums = (func.sum(getattr(PersonDay, name)) for name in ("strokes", "completions", "surprises", "applauses"))
    row = session.execute(
        select(_PEOPLE, *sums).where(*_played(team, monday, today)).having(_others(reader) >= LEAST)
    ).first()
    return Deeds(*(int(value) for value in row)) if row else None
