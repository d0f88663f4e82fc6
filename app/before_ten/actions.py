"""Planning mornings, looking at one, and closing it.

Each has one job that closes it at its end and one that calls before; both look at the row, so a morning closes once,
however often and late they run, also when the clock changed meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.before_ten.models import Help, Item, Round
from app.before_ten.rules import (
    CALLED_BEFORE,
    EARLIEST,
    LATEST,
    Added,
    Helped,
    Line,
    Report,
    last_of,
    lines_of,
    report_of,
)
from app.calendar.rules import WorkWeek, game_day
from app.database import upsert_into
from app.errors import Invalid, NotFound
from app.jobs.actions import enqueue
from app.moments.rules import wall_clock
from app.people.models import Person, Team, first_name_of

CLOSE, CALL = "before_ten.close", "before_ten.call"
"""The kinds of jobs at the end, and a while before it; the planning room handles them. Payload: round."""
LONGEST = timedelta(days=60)
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
    def helped(self) -> int:
        """How many were helped."""
        return len(self.report.helped)


def plan_mornings(
    session: Session, author: Person, team: Team, days: tuple[date, date], until: int, now: datetime
) -> int:
    """Plan each working day of a span, both ends included; answers how many are new; flushes.

    A day that has one already keeps it. Raises Invalid: days_past, days_reversed, days_too_many, time_unknown.
    """
    first, last = days
    wrong = (
        ("starts_on", "days_past", first < game_day(now, team.zone)),
        ("ends_on", "days_reversed", last < first),
        ("ends_on", "days_too_many", last - first >= LONGEST),
        ("until", "time_unknown", not EARLIEST <= until <= LATEST),
        ("until", "time_past", wall_clock(first, until, team.zone) <= now),
    )
    for field, code, is_wrong in wrong:
        if is_wrong:
            raise Invalid(code, field=field)
    week = WorkWeek(country=team.place)
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    worked = [day for day in span if week.is_working_day(day)] or span[:1]
    return sum(_plan_one(session, author, team, day, until, now) for day in worked)


def _plan_one(session: Session, author: Person, team: Team, day: date, until: int, now: datetime) -> bool:
    closes_at = wall_clock(day, until, team.zone)
    row = {
        "team_id": team.id, "day": day, "until": until, "author_id": author.id,
        "created_at": now, "closes_at": closes_at, "revision": 0,
    }  # fmt: skip
    new = upsert_into(session, Round).values(**row).on_conflict_do_nothing(index_elements=["team_id", "day"])
    number = session.scalar(new.returning(Round.id))
    if number is None:
        return False
    enqueue(session, CLOSE, {"round": number}, key=str(number), run_at=closes_at, now=now)
    called_at = closes_at - timedelta(minutes=CALLED_BEFORE)
    if called_at > now:
        enqueue(session, CALL, {"round": number}, key=str(number), run_at=called_at, now=now)
    return True


def cancel(session: Session, teams: Sequence[Team], number: int) -> Round:
    """Take a morning that has not ended off the plan. Raises NotFound."""
    row = session.scalar(
        select(Round).where(
            Round.id == number, Round.team_id.in_([team.id for team in teams]), Round.closed_at.is_(None)
        )
    )
    if row is None:
        raise NotFound
    session.delete(row)
    session.flush()
    return row


def morning_on(session: Session, team_id: int, day: date) -> Morning | None:
    """The team's morning of a day, if it has one; one query where it has none, three where it has."""
    row = session.scalar(select(Round).where(Round.team_id == team_id, Round.day == day))
    return None if row is None else morning_of(session, row)


def morning_of(session: Session, row: Round) -> Morning:
    """A morning with its list and what it comes to."""
    added = [
        Added(item, text, first_name_of(name), at)
        for item, text, name, at in session.execute(
            select(Item.deed_id, Item.text, Person.name, Item.occurred_at)
            .join(Person, Person.id == Item.person_id)
            .where(Item.team_id == row.team_id, Item.local_day == row.day)
        )
    ]
    helped = _helped(session, row, {one.item for one in added})
    lines = lines_of(added, helped)
    return Morning(row, lines, report_of(lines, helped), helped)


def _helped(session: Session, row: Round, items: set[UUID]) -> list[Helped]:
    found = session.execute(
        select(Help.item, Person.name, Help.occurred_at, Help.line, Person.id)
        .join(Person, Person.id == Help.person_id)
        .where(Help.team_id == row.team_id, Help.local_day == row.day)
    )
    return [Helped(item, first_name_of(name), at, line, who) for item, name, at, line, who in found if item in items]


def mornings(session: Session, teams: Sequence[Team]) -> Sequence[Round]:
    """What is planned and what was, of these teams; the latest day first."""
    return session.scalars(
        select(Round)
        .where(Round.team_id.in_([team.id for team in teams]))
        .order_by(Round.day.desc(), Round.id)
        .limit(SHOWN)
    ).all()


def find_round(session: Session, teams: Sequence[Team], number: int) -> Round:
    """One of these teams'. Raises NotFound."""
    row = session.get(Round, number)
    if row is None or row.team_id not in {team.id for team in teams}:
        raise NotFound
    return row


def close(session: Session, number: int, now: datetime) -> Morning | None:
    """Close a morning whose end has come; None where it was closed, moved or cancelled. Inside a transaction."""
    row = session.get(Round, number, with_for_update={"of": Round}, populate_existing=True)
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
