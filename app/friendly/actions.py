"""Inviting, answering, leaving, and seeing a friendly week through."""

from collections.abc import Set
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.errors import Conflict, Invalid, NotFound
from app.friendly.models import FriendlyWeek
from app.friendly.rules import MOST, can_be_answered, ends_at, monday_for
from app.jobs.actions import enqueue
from app.people.models import Person
from app.people.reach import leads
from app.people.visibility import are_seen, may_be_seen

END = "friendly.end"
"""The kind of job that ends a week for both, or looks again when their shifts have passed. Payload: week."""


def invite(session: Session, person: Person, account: UUID | None, now: datetime) -> FriendlyWeek:
    """Invite a colleague for the coming week; inside `write()`. Who was invited by them already says yes by it.

    Neither of the two leads the other: those who are led could hardly say no to showing their hours, and whoever leads
    sees numbers of several people alone.
    Raises Invalid: colleague_unknown, friendly_led; Conflict: friendly_enough, friendly_twice.
    """
    invited = session.scalar(select(Person).where(Person.account == account, are_seen(), Person.id != person.id))
    if invited is None or not _plays(session, person):
        raise Invalid("colleague_unknown", field="colleague")
    if is_between_leader_and_led(person, invited):
        raise Invalid("friendly_led", field="colleague")
    monday = monday_for(game_day(now, person.team.zone))
    known = session.scalars(select(FriendlyWeek).where(is_in(person), FriendlyWeek.monday == monday)).all()
    if any(week.invited_id == person.id and week.inviter_id == invited.id and week.waits for week in known):
        return accept(session, person, next(week.id for week in known if week.inviter_id == invited.id), now)
    if any(invited.id in (week.inviter_id, week.invited_id) for week in known):
        raise Conflict("friendly_twice")
    asked = [week.invited for week in known if week.inviter_id == person.id]
    if sum(not is_between_leader_and_led(person, one) for one in asked) >= MOST:
        raise Conflict("friendly_enough")
    week = FriendlyWeek(inviter_id=person.id, invited_id=invited.id, monday=monday, invited_at=now)
    session.add(week)
    session.flush()
    return week


def accept(session: Session, person: Person, number: int, now: datetime) -> FriendlyWeek:
    """Say yes; inside `write()`. Raises NotFound: nothing waits for it, or one plays no more, or leads the other."""
    week = _find(session, person, number)
    if week.invited_id != person.id or not week.waits:
        raise NotFound
    if not _plays(session, week.inviter) or not _plays(session, person):
        raise NotFound
    if is_between_leader_and_led(person, week.inviter):
        raise NotFound
    if not can_be_answered(week.monday, game_day(now, person.team.zone)):
        raise NotFound
    week.accepted_at = now
    session.flush()
    earliest = ends_at(week.last_day, week.inviter.team.zone)  # by then their hours and leave are known better
    enqueue(session, END, {"week": week.id}, now=now, run_at=earliest)
    return week


def stop(session: Session, person: Person, number: int, now: datetime) -> FriendlyWeek:
    """Say no, or leave, at once and without anybody hearing of it; inside `write()`. Raises NotFound."""
    week = _find(session, person, number)
    week.ended_at = week.ended_at or now
    return week


def still_runs(session: Session, number: int, now: datetime) -> FriendlyWeek | None:
    """The week that both are in still; None where one left, or where it was seen through. One of who came to lead the
    other ends here, if nothing ended it before. Inside `write()`."""
    week = session.get(FriendlyWeek, number)
    if week is None or week.ended_at or not week.accepted_at or week.completed_at:
        return None
    if is_between_leader_and_led(week.inviter, week.invited):
        week.ended_at = now
        return None
    return week


def end_where_one_leads(session: Session, person: Person, now: datetime) -> None:
    """End the weeks of `person` with who leads them, or whom they lead, by now: those that wait, and those that run.

    Inside the transaction that changes a role or a team.
    """
    session.flush()
    open_ones = select(FriendlyWeek).where(
        is_in(person), FriendlyWeek.ended_at.is_(None), FriendlyWeek.completed_at.is_(None)
    )
    for week in session.scalars(open_ones).all():
        if is_between_leader_and_led(week.inviter, week.invited):
            week.ended_at = now
    session.flush()


def taken_colleagues(session: Session, person: Person, today: date) -> Set[int]:
    """With whom there is, or was, a friendly week for the coming Monday: nobody is asked twice for one week."""
    rows = session.execute(
        select(FriendlyWeek.inviter_id, FriendlyWeek.invited_id).where(
            is_in(person), FriendlyWeek.monday == monday_for(today)
        )
    )
    return {number for row in rows for number in row} - {person.id}


def is_between_leader_and_led(one: Person, other: Person) -> bool:
    """Whether one of these two leads the other: then neither sees the hours of the other, whoever asked."""
    return leads(one, other) or leads(other, one)


def is_in(person: Person) -> ColumnElement[bool]:
    """A friendly week of which this person is one of the two."""
    return or_(FriendlyWeek.inviter_id == person.id, FriendlyWeek.invited_id == person.id)


def _plays(session: Session, person: Person) -> bool:
    """Whether the colleague may see this person, as they chose by now."""
    return may_be_seen(session.get_one(Person, person.id))


def _find(session: Session, person: Person, number: int) -> FriendlyWeek:
    week = session.scalar(select(FriendlyWeek).where(FriendlyWeek.id == number, is_in(person)))
    if week is None:
        raise NotFound
    return week
