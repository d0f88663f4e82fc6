"""What can be taken along: people as they are known, and totals of teams as they were published.

Nothing tells what one person did: totals are read from what `app/aggregates` published of whole weeks, and added up
nowhere else. So two files that were taken along at different moments tell the same of a week (ADR 40).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.aggregates.reading import weeks_since
from app.aggregates.rules import WEEK, newest_settled
from app.calendar.patterns import usual_on
from app.people.invitees import Invitee
from app.people.models import Person, Team
from app.roster.cells import quoted

PORTION = 500
MARK = "\ufeff"  # by which Excel knows UTF-8
WEEKS = 53  # at most in one file


class Known(NamedTuple):
    """One person as the organisation knows them."""

    id: int
    name: str
    team: str
    work: str
    role: str
    language: str
    days: str
    joined: date | None
    left: date | None
    expected: date | None = None
    """Since when they are expected, of who did not come in yet."""


class Total(NamedTuple):
    """What was published of a team's week: at least so many `people` took part; None is not to be known."""

    team: str
    monday: date
    people: int
    strokes: int | None
    completions: int | None
    surprises: int | None
    applauses: int | None
    compliments: int | None


def people(session: Session, today: date, after: int = 0, most: int | None = None) -> Iterator[Known]:
    """Everybody who takes part or left, by number, with the working days of now; read in portions, so that a long list
    needs no memory.
    """
    rows = (
        select(Person, Team)
        .join(Team, Team.id == Person.team_id)
        .where(Person.id > after, ~Person.sign_in_name.startswith("erased ", autoescape=True))
        .order_by(Person.id)
        .limit(most)
        .execution_options(yield_per=PORTION)
    )
    for person, team in session.execute(rows):
        usual = usual_on(person.work_week, today)
        left = person.left_at.date() if person.left_at else None
        shown = (person.name, team.name, team.department, str(person.role), person.language, usual)
        yield Known(person.id, *shown, person.joined_at.date(), left)


def expected(session: Session, after: int = 0, most: int | None = None) -> Iterator[Known]:
    """Everybody who is expected and did not come in yet, by a number that they have until they come in."""
    came_in = exists().where(Person.sign_in_name == Invitee.sign_in_name, Person.left_at.is_(None))
    rows = select(Invitee).where(~came_in, Invitee.id > after).order_by(Invitee.id).limit(most)
    for one in session.scalars(rows.execution_options(yield_per=PORTION)):
        shown = (one.name, one.team.name, one.team.department, str(one.role), one.language, one.work_week)
        yield Known(one.id, *shown, None, None, one.added_at.date())


def totals(session: Session, today: date, weeks: int = WEEKS) -> Iterator[Total]:
    """Week by week, the newest last, and in it team by team; a week of which nothing may be known is left out. Read in
    portions, as people are."""
    first = newest_settled(today) - (min(weeks, WEEKS) - 1) * WEEK
    return (Total(*row) for row in weeks_since(session, first, Total._fields[1:]))


def lines(headings: Sequence[str], rows: Iterable[Sequence[Any]], delimiter: str) -> Iterator[str]:
    """A file piece by piece, with a mark in front of it."""
    paper = io.StringIO(newline="")
    writer = csv.writer(paper, delimiter=delimiter)
    paper.write(MARK)
    writer.writerow([quoted(heading) for heading in headings])
    for count, row in enumerate(rows, start=1):
        writer.writerow([quoted(cell) for cell in row])
        if count % PORTION == 0:
            yield paper.getvalue()
            paper.seek(0)
            paper.truncate()
    yield paper.getvalue()
