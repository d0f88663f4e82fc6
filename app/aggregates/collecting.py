"""Who brought what to a week: the only place that adds up over people for those who lead them.

What comes out of here names people, so it goes to the rules of this room (publishing) and nowhere else.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import case, exists, func, select
from sqlalchemy.orm import Session, aliased

from app.calendar.rules import monday_of
from app.challenges.library import LIBRARY
from app.challenges.models import OF_SET, Completion, DayChoice, Verdict
from app.challenges.verdicts import is_about_something_done
from app.people.models import Person
from app.people.roles import led_in
from app.scores.models import PersonDay
from app.scores.rules import POINTS
from app.tallies.notes import asked_by_each

FAMILIES = tuple(POINTS)
OWN = "own"
"""The kind of a challenge that is not from the library."""
BECAME = ("done", "swapped", "useful", "meh")

Cells = dict[str, dict[int, int]]
"""By name of a cell: how much each person brought."""


@dataclass
class Brought:
    """What the people of one team brought. `leading` lead, so they are behind no number; `leaders` were there."""

    leading: set[int] = field(default_factory=set)
    members: int = 0
    leaders: int = 0
    families: Cells = field(default_factory=lambda: defaultdict(dict))
    asked: Cells = field(default_factory=lambda: defaultdict(dict))


def kind_of(ref: str) -> str:
    """The kind of a challenge by its ref."""
    return LIBRARY[ref].kind if ref in LIBRARY else OWN


def week_of_teams(session: Session, teams: Collection[int], monday: date) -> dict[int, Brought]:
    """One week of these teams, by number; three queries. A day belongs to the team in which it began."""
    sunday = monday + timedelta(days=6)
    found = {team: Brought() for team in teams}
    sums = (func.sum(getattr(PersonDay, name)) for name in FAMILIES)
    rows = session.execute(
        select(PersonDay.team_id, PersonDay.person_id, led_in(monday, sunday), *sums)
        .join(Person, Person.id == PersonDay.person_id)
        .where(PersonDay.team_id.in_(teams), PersonDay.day.between(monday, sunday))
        .group_by(PersonDay.team_id, PersonDay.person_id, Person.role, Person.led_from, Person.led_until)
    )
    for team, person, is_leading, *amounts in rows:
        if is_leading:
            found[team].leading.add(person)
        for name, amount in zip(FAMILIES, amounts, strict=True):
            if amount > 0:
                found[team].families[name][person] = int(amount)
    for team, person, question, count in asked_by_each(session, teams, monday, sunday):
        found[team].asked[question][person] = count
    for team, is_leading, number in _there(session, teams, monday):
        if is_leading:
            found[team].leaders = number
        else:
            found[team].members = number
    return found


def _there(session: Session, teams: Collection[int], monday: date) -> Sequence[tuple[int, bool, int]]:
    """How many were in each team during the week: of those who do not lead, and of those who do."""
    midnight = datetime.combine(monday, time.min, UTC)
    leads = case((led_in(monday, monday + timedelta(days=6)), 1), else_=0).label("leads")
    rows = session.execute(
        select(Person.team_id, leads, func.count())
        .where(
            Person.team_id.in_(teams),
            Person.joined_at < midnight + timedelta(days=7),
            (Person.left_at.is_(None)) | (Person.left_at >= midnight),
        )
        .group_by(Person.team_id, leads)
    )
    return [(team, bool(is_leading), number) for team, is_leading, number in rows]


def firsts_of_teams(session: Session, teams: Collection[int], monday: date) -> Sequence[tuple[int, str, int]]:
    """By team and challenge that was set here: how many, who do not lead, did it in this week and never before."""
    before, sunday = aliased(Completion), monday + timedelta(days=6)
    did_before = exists().where(
        before.person_id == Completion.person_id, before.ref == Completion.ref, before.local_day < monday
    )
    rows = session.execute(
        select(Completion.team_id, Completion.ref, func.count(Completion.person_id.distinct()))
        .join(Person, Person.id == Completion.person_id)
        .where(
            Completion.team_id.in_(teams),
            Completion.ref.startswith(OF_SET, autoescape=True),
            Completion.local_day.between(monday, sunday),
            ~led_in(monday, sunday),
            ~did_before,
        )
        .group_by(Completion.team_id, Completion.ref)
    )
    return [(team, ref, people) for team, ref, people in rows]


def kinds_of_team(session: Session, team: int, mondays: Collection[date], block: tuple[date, date]) -> dict[str, Cells]:
    """What became of challenges, by what (BECAME) and by kind; four queries.

    What was done counts in the weeks of `mondays` alone: those whose number of challenges is known.
    """
    cells: dict[str, Cells] = {name: defaultdict(dict) for name in BECAME}
    done = select(Completion.person_id, Completion.ref, Completion.local_day).where(
        Completion.team_id == team, Completion.local_day.between(*block)
    )
    for person, ref, day in session.execute(done):
        if monday_of(day) in mondays:
            _add(cells["done"], ref, person)
    people = session.scalars(select(Person.id).where(Person.team_id == team)).all()
    found = select(Verdict.person_id, Verdict.ref, Verdict.verdict).where(
        Verdict.person_id.in_(people), Verdict.local_day.between(*block), is_about_something_done()
    )
    for person, ref, verdict in session.execute(found):
        _add(cells[verdict], ref, person)
    chosen = select(DayChoice.person_id, DayChoice.swapped).where(
        DayChoice.person_id.in_(people), DayChoice.local_day.between(*block)
    )
    for person, swapped in session.execute(chosen):
        for ref in swapped or {}:
            _add(cells["swapped"], ref, person)
    return cells


def leading_in(session: Session, people: Collection[int], block: tuple[date, date]) -> set[int]:
    """Those of these people who led on one of these days."""
    return set(session.scalars(select(Person.id).where(Person.id.in_(sorted(people)), led_in(*block))))


def _add(cells: Mapping[str, dict[int, int]], ref: str, person: int) -> None:
    cell = cells[kind_of(ref)]
    cell[person] = cell.get(person, 0) + 1
