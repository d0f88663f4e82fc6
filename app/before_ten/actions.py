"""Looking at mornings, closing one, and taking one off the plan. See scheduling for how one comes on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.before_ten.models import Help, Item, Round
from app.before_ten.rules import Added, Helped, Line, Report, clock_time, last_of, lines_of, report_of
from app.calendar.rules import WorkWeek
from app.deeds.models import LoggedDeed
from app.errors import NotFound
from app.forms import in_pages
from app.holding import hold
from app.people.models import Person, Team, first_name_of
from app.people.reach import is_led_by, led_among

SHOWN = 20


@dataclass(frozen=True)
class Morning:
    """A morning as its team sees it."""

    round: Round
    lines: Sequence[Line]
    report: Report
    helps: Sequence[Helped] = ()

    def last_of(self, person_id: int) -> UUID | None:
        """The item with which this person helped last, if with any."""
        return last_of(self.helps, person_id)

    @property
    def time(self) -> str:
        """When it ends, on the clock of its team that day; one elsewhere says otherwise."""
        return clock_time(self.round.until)

    @property
    def helped(self) -> int:
        """How many were helped."""
        return len(self.report.helped)


def cancel(session: Session, person: Person, number: int) -> Round:
    """Take a morning of a team that this person leads off the plan, if it has not ended. Raises NotFound."""
    theirs = is_led_by(person, Round.team_id)
    row = session.scalar(select(Round).where(Round.id == number, theirs, Round.closed_at.is_(None)))
    if row is None:
        raise NotFound
    session.delete(row)
    session.flush()
    return row


def take_off(session: Session, team: Team, was: WorkWeek, today: date) -> Sequence[Round]:
    """Take off the plan what is to come on days that the team worked and does not work any more; answers those.

    One that was planned for a day off on purpose stays.
    """
    coming = select(Round).where(Round.team_id == team.id, Round.day > today, Round.closed_at.is_(None))
    rows = session.scalars(coming.order_by(Round.day).with_for_update(of=Round)).all()
    off = [row for row in rows if was.is_working_day(row.day) and not team.week.is_working_day(row.day)]
    for row in off:
        session.delete(row)
    session.flush()
    return off


def morning_on(session: Session, team_id: int, day: date) -> Morning | None:
    """The team's morning of a day, if it has one; one query where it has none, three where it has."""
    row = session.scalar(select(Round).where(Round.team_id == team_id, Round.day == day))
    return None if row is None else morning_of(session, row)


def morning_of(session: Session, row: Round, *, tells_late: bool = False) -> Morning:
    """A morning with its list and what it comes to; `tells_late`: also what came in when the report was told."""
    late = _came_after(session, row) if tells_late else set()
    added = [
        Added(item, text, first_name_of(name), at, is_late=(who, item) in late)
        for item, text, name, at, who in session.execute(
            select(Item.deed_id, Item.text, Person.name, Item.occurred_at, Person.id)
            .join(Person, Person.id == Item.person_id)
            .where(Item.team_id == row.team_id, Item.local_day == row.day)
        )
    ]
    helped = _helped(session, row, {one.item for one in added}, late)
    lines = lines_of(added, helped)
    return Morning(row, lines, report_of(lines, helped), helped)


def _helped(session: Session, row: Round, items: set[UUID], late: set[tuple[int, UUID]]) -> list[Helped]:
    found = session.execute(
        select(Help.item, Person.name, Help.occurred_at, Help.line, Person.id, Help.deed_id)
        .join(Person, Person.id == Help.person_id)
        .where(Help.team_id == row.team_id, Help.local_day == row.day)
    )
    return [
        Helped(item, first_name_of(name), at, line, who, is_late=(who, deed) in late)
        for item, name, at, line, who, deed in found
        if item in items
    ]


def _came_after(session: Session, row: Round) -> set[tuple[int, UUID]]:
    """Whose deeds, by their ids, came in when the report was told already."""
    if row.closed_at is None:
        return set()
    late: set[tuple[int, UUID]] = set()
    for table in (Item, Help):
        arrived = (
            select(LoggedDeed.person_id, LoggedDeed.id)
            .join(table, (table.person_id == LoggedDeed.person_id) & (table.deed_id == LoggedDeed.id))
            .where(table.team_id == row.team_id, table.local_day == row.day, LoggedDeed.received_at > row.closed_at)
        )
        late |= {(who, deed) for who, deed in session.execute(arrived)}
    return late


def mornings(session: Session, person: Person, today: date, page: int = 1) -> tuple[Sequence[Round], int, int]:
    """A page of the mornings of the teams that this person leads, its number, and how many there are.

    What goes on and is to come stands first, the nearest day on top; then what was, the latest first.
    """
    theirs = is_led_by(person, Round.team_id)
    page, pages = in_pages(session.scalar(select(func.count()).where(theirs)) or 0, SHOWN, page)
    nearest = (Round.day < today, case((Round.day >= today, Round.day)), Round.day.desc(), Round.id)
    rows = select(Round).where(theirs).order_by(*nearest).limit(SHOWN).offset((page - 1) * SHOWN)
    return session.scalars(rows).all(), page, pages


def find_round(session: Session, person: Person, number: int) -> Round:
    """One of this person's own team, or of one that they lead. Raises NotFound."""
    row = session.get(Round, number)
    if row is None or not (row.team_id == person.team_id or led_among(person, [row.team_id])):
        raise NotFound
    return row


def close(session: Session, number: int, now: datetime) -> Morning | None:
    """Close a morning whose end has come; None where it was closed, moved or cancelled. Inside a transaction."""
    row = hold(session, Round, number)
    if row is None or row.closed_at is not None or now < row.closes_at:
        return None
    row.closed_at = now
    row.revision += 1
    session.flush()
    return morning_of(session, row)


def overdue(session: Session, now: datetime) -> Sequence[int]:
    """The mornings that should have closed and did not."""
    late = select(Round.id).where(Round.closed_at.is_(None), Round.closes_at <= now).order_by(Round.closes_at)
    return session.scalars(late.limit(200)).all()
