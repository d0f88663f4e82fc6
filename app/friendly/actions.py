"""Inviting, answering, leaving, and how a friendly week stands for the two in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.errors import Conflict, Invalid, NotFound
from app.friendly.models import FriendlyWeek
from app.friendly.rules import DAYS, MOST, SHOWN_FOR, Filled, can_be_answered, filled, is_over, monday_for, outcome
from app.jobs.actions import enqueue
from app.moments.rules import wall_clock
from app.notifications.actions import Link, notify
from app.notifications.preferences import wishes_of
from app.people.models import Person, Team
from app.people.visibility import are_seen, may_be_seen
from app.scores.actions import person_days
from app.tallies.hours import working_hours

END = "friendly.end"
"""The kind of job that tells both how their week ended. Payload: week."""
FRIENDLY = "friendly"
_TOLD_AT = 16 * 60  # minutes of Friday, on the wall of who invited


@dataclass(frozen=True)
class Shown:
    """A friendly week as one of the two sees it; numbers only once both want it."""

    week: FriendlyWeek
    colleague: str
    is_invitation: bool
    is_asked: bool
    is_over: bool
    mine: Filled | None = None
    theirs: Filled | None = None
    outcome: str = ""


def colleagues(session: Session, person: Person) -> Sequence[tuple[str, list[tuple[str, str]]]]:
    """Who can be invited, by team, the own team first: everybody whom the game may name."""
    people = select(Person, Team.name).join(Team, Team.id == Person.team_id).where(are_seen(), Person.id != person.id)
    groups: dict[str, list[tuple[str, str]]] = {}
    for one, team in session.execute(people.order_by(Person.team_id != person.team_id, Team.name, Person.name)):
        groups.setdefault(team, []).append((str(one.account), one.name))
    return list(groups.items())


def invite(session: Session, person: Person, account: UUID | None, now: datetime) -> None:
    """Invite a colleague for the coming week; inside `write()`. Who was invited by them already says yes by it.

    Raises Invalid: colleague_unknown; Conflict: friendly_enough, friendly_twice.
    """
    invited = session.scalar(select(Person).where(Person.account == account, are_seen(), Person.id != person.id))
    if invited is None or not may_be_seen(session.get_one(Person, person.id)):
        raise Invalid("colleague_unknown", field="colleague")
    monday = monday_for(game_day(now, person.team.zone))
    known = session.scalars(select(FriendlyWeek).where(_of(person), FriendlyWeek.monday == monday)).all()
    if any(week.invited_id == person.id and week.inviter_id == invited.id and _waits(week) for week in known):
        accept(session, person, next(week.id for week in known if week.inviter_id == invited.id), now)
        return
    if any(invited.id in (week.inviter_id, week.invited_id) for week in known):
        raise Conflict("friendly_twice")
    if sum(week.inviter_id == person.id for week in known) >= MOST:
        raise Conflict("friendly_enough")
    week = FriendlyWeek(inviter_id=person.id, invited_id=invited.id, monday=monday, invited_at=now)
    session.add(week)
    session.flush()
    _tell(session, week, invited, person, "invited", now)


def accept(session: Session, person: Person, number: int, now: datetime) -> None:
    """Say yes; inside `write()`. Raises NotFound where there is nothing to say yes to."""
    week = _find(session, person, number)
    if week.invited_id != person.id or not _waits(week) or not may_be_seen(week.inviter):
        raise NotFound
    if not can_be_answered(week.monday, game_day(now, person.team.zone)):
        raise NotFound
    week.accepted_at = now
    _tell(session, week, week.inviter, person, "accepted", now)
    friday = wall_clock(week.monday + timedelta(days=DAYS - 1), _TOLD_AT, week.inviter.team.zone)
    enqueue(session, END, {"week": week.id}, now=now, run_at=friday)


def stop(session: Session, person: Person, number: int, now: datetime) -> None:
    """Say no, or leave, at once and without anybody hearing of it; inside `write()`. Raises NotFound."""
    week = _find(session, person, number)
    week.ended_at = week.ended_at or now


def tell_end(session: Session, number: int, now: datetime) -> None:
    """Tell both that their week is over, if both are still in it. Inside `write()`."""
    week = session.get(FriendlyWeek, number)
    if week is None or week.ended_at or not week.accepted_at:
        return
    for one in (week.inviter, week.invited):
        if may_be_seen(one) and may_be_seen(week.other(one)):
            _tell(session, week, one, week.other(one), "over", now)


def weeks_of(session: Session, person: Person, now: datetime) -> list[Shown]:
    """What there is to see now: invitations first, then running weeks, then those that have just ended."""
    today = game_day(now, person.team.zone)
    rows = session.scalars(
        select(FriendlyWeek)
        .where(_of(person), FriendlyWeek.ended_at.is_(None), FriendlyWeek.monday >= today - SHOWN_FOR)
        .order_by(FriendlyWeek.monday.desc(), FriendlyWeek.id)
    ).all()
    seen = [week for week in rows if may_be_seen(week.other(person))]
    shown = [_shown(session, week, person, today) for week in seen if week.accepted_at or _is_open(week, today)]
    return sorted(shown, key=lambda one: (not one.is_asked, one.is_over, one.is_invitation))


def _shown(session: Session, week: FriendlyWeek, person: Person, today: date) -> Shown:
    over, other = is_over(week.monday, today), week.other(person)
    if not week.accepted_at:
        return Shown(week, other.name, True, week.invited_id == person.id, False)
    mine, theirs = _filled(session, person, week.monday), _filled(session, other, week.monday)
    return Shown(week, other.name, False, False, over, mine, theirs, outcome(mine, theirs) if over else "")


def _filled(session: Session, person: Person, monday: date) -> Filled:
    days = [monday + timedelta(days=n) for n in range(DAYS)]
    wishes = wishes_of(session, person)
    hours = {day: row.hours for day, row in person_days(session, person, days).items()}
    worked = working_hours(wishes.works_from, wishes.works_until)
    return filled(hours, worked, [person.week.is_working_day(day) for day in days], monday)


def _tell(session: Session, week: FriendlyWeek, whom: Person, about: Person, what: str, now: datetime) -> None:
    said = {"by": about.first_name, "what": what}
    notify(session, [whom.id], FRIENDLY, said, now, group_key=f"{FRIENDLY}:{week.id}", link=Link("friendly.friendly"))


def _of(person: Person) -> ColumnElement[bool]:
    return or_(FriendlyWeek.inviter_id == person.id, FriendlyWeek.invited_id == person.id)


def _waits(week: FriendlyWeek) -> bool:
    return week.accepted_at is None and week.ended_at is None


def _is_open(week: FriendlyWeek, today: date) -> bool:
    return _waits(week) and can_be_answered(week.monday, today)


def _find(session: Session, person: Person, number: int) -> FriendlyWeek:
    week = session.scalar(select(FriendlyWeek).where(FriendlyWeek.id == number, _of(person)))
    if week is None:
        raise NotFound
    return week
