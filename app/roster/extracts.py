"""What can be taken along: people as they are known, and totals of teams in whole weeks of five people or more.

Nothing tells what one person did. A week is told when it is over, so that two files cannot be subtracted from each
other to show a day; and only where five others than the reader took part, which the query itself sees to.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.people.models import Person, Team
from app.people.visibility import LEAST
from app.scores.models import PersonDay

PORTION = 500
MARK = "\ufeff"  # by which Excel knows UTF-8
FORMULA = ("=", "+", "-", "@", "\t", "\r")
WEEKS = 53  # at most in one file
COUNTED = ("strokes", "completions", "surprises", "applauses", "compliments")


class Known(NamedTuple):
    """One person as the organisation knows them."""

    id: int
    name: str
    team: str
    work: str
    role: str
    language: str
    days: str
    joined: date
    left: date | None


class Total(NamedTuple):
    """What a team did together in a week that is over."""

    team: str
    monday: date
    people: int
    strokes: int
    completions: int
    surprises: int
    applauses: int
    compliments: int


def people(session: Session, after: int = 0, most: int | None = None) -> Iterator[Known]:
    """Everybody who takes part or left, by number; read in portions, so that a long list needs no memory."""
    rows = (
        select(Person, Team)
        .join(Team, Team.id == Person.team_id)
        .where(Person.id > after, ~Person.sign_in_name.startswith("erased ", autoescape=True))
        .order_by(Person.id)
        .limit(most)
        .execution_options(yield_per=PORTION)
    )
    for person, team in session.execute(rows):
        left = person.left_at.date() if person.left_at else None
        shown = (person.name, team.name, team.department, str(person.role), person.language, person.work_week)
        yield Known(person.id, *shown, person.joined_at.date(), left)


def totals(session: Session, reader: Person, today: date, weeks: int = WEEKS) -> list[Total]:
    """Team by team and week by week, the newest last; the running week is not told yet. One query for each week."""
    this_monday = today - timedelta(days=today.weekday())
    mondays = [this_monday - timedelta(weeks=n) for n in range(min(weeks, WEEKS), 0, -1)]
    return [row for monday in mondays for row in _week(session, reader, monday)]


def _week(session: Session, reader: Person, monday: date) -> Iterable[Total]:
    others = func.count(case((PersonDay.person_id != reader.id, PersonDay.person_id)).distinct())
    did = sum((getattr(PersonDay, name) for name in COUNTED[1:]), getattr(PersonDay, COUNTED[0]))
    rows = (
        select(
            Team.name,
            func.count(PersonDay.person_id.distinct()),
            *(func.sum(getattr(PersonDay, name)) for name in COUNTED),
        )
        .join(Team, Team.id == PersonDay.team_id)
        .where(PersonDay.day.between(monday, monday + timedelta(days=6)), did > 0)
        .group_by(Team.id, Team.name)
        .having(others >= LEAST)
        .order_by(Team.name)
    )
    return [Total(team, monday, *map(int, numbers)) for team, *numbers in session.execute(rows)]


def safe(cell: Any) -> str:
    """A cell as text: what a spreadsheet would take for a formula begins with a quotation mark."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA) else text


def lines(headings: Sequence[str], rows: Iterable[Sequence[Any]], delimiter: str) -> Iterator[str]:
    """A file piece by piece, with a mark in front of it."""
    paper = io.StringIO(newline="")
    writer = csv.writer(paper, delimiter=delimiter)
    paper.write(MARK)
    writer.writerow([safe(heading) for heading in headings])
    for count, row in enumerate(rows, start=1):
        writer.writerow([safe(cell) for cell in row])
        if count % PORTION == 0:
            yield paper.getvalue()
            paper.seek(0)
            paper.truncate()
    yield paper.getvalue()
