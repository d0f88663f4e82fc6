"""One human who is known twice becomes one person. It cannot be undone.

Everything that refers to the other person refers to the kept one afterwards; where both may have one row only, the kept
one's stays. Then their days and badges are counted anew from the deeds, which keep their ids, so that each counts once,
also one that a phone still sends under the former account.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Column, Table, UniqueConstraint, and_, delete, exists, select, update
from sqlalchemy.orm import Session, aliased

from app.badges.models import Award, Gift, Giving
from app.badges.rebuilding import rebuild_person
from app.calendar.patterns import MONDAY_TO_FRIDAY
from app.database import Base
from app.deeds import log
from app.errors import Invalid
from app.friendly.actions import end_where_one_leads
from app.notifications.actions import note_change
from app.people.actions import NO_PASSWORD
from app.people.aliases import add_alias
from app.people.looks import Look
from app.people.models import DeviceSession, Person, Role
from app.people.moves import PlannedMove, TeamStay
from app.people.roles import is_last_administrator, lead_from_tomorrow, note_leading
from app.people.sessions import end_sessions
from app.push.models import Subscription
from app.recognition.models import COMPLIMENTED, Applause, Compliment
from app.scores.joining import join_days
from app.tallies.consent import withdraw

_BY_HAND = {
    "person",
    "person_day",
    "team_stay",
    "planned_move",
    "device_session",
    "push_subscription",
    "account_alias",
    "award",
}


def are_signed_in_on(kept: Person, other: Person) -> bool:
    """Whether the devices of `other` stay signed in, as the kept one: never into more than they were opened for."""
    return kept.role == other.role


def merge(session: Session, kept: Person, other: Person, now: datetime) -> None:
    """Let `other` be `kept` (both locked, the one of the lower number first); inside `write()`; flushes.

    Raises Invalid: merge_same, merge_left, last_administrator.
    """
    if kept.id == other.id:
        raise Invalid("merge_same", field="form")
    if kept.left_at is not None:
        raise Invalid("merge_left", field="form")
    if kept.role != other.role and is_last_administrator(session, other.id):
        raise Invalid("last_administrator", field="form")
    withdraw(session, other)
    _move_devices(session, kept, other)
    _move_awards(session, kept, other)
    for table, column in _columns():
        _move(session, table, column, kept.id, other.id)
    _undo_what_was_done_to_oneself(session, kept)
    for model in (TeamStay, PlannedMove):
        session.execute(delete(model).where(model.person_id == other.id))
    session.flush()
    kept.joined_at = min(kept.joined_at, other.joined_at)
    _join_leading(kept, other, now)
    add_alias(session, kept, other)
    join_days(session, kept, other.id)
    rebuild_person(session, kept, now)
    _empty(other)
    end_where_one_leads(session, kept, now)
    note_change(session, [kept.id])
    session.flush()


def _join_leading(kept: Person, other: Person, now: datetime) -> None:
    """What either did while they did not lead stays unseen, though it is the kept one's from now on."""
    for one in (kept, other):
        note_leading(one, now)
    kept.led_until = max(filter(None, (kept.led_until, other.led_until)), default=None)
    if kept.role != Role.EMPLOYEE and (other.role == Role.EMPLOYEE or other.led_from or kept.led_from):
        lead_from_tomorrow(kept, now)


def _columns() -> Iterator[tuple[Table, Column[int]]]:
    """Every column that says whose a row is, but those that are moved by hand."""
    for table in Base.metadata.sorted_tables:
        if table.name not in _BY_HAND:
            for key in table.foreign_keys:
                if key.column.table.name == "person":
                    yield table, key.parent


def _move(session: Session, table: Table, column: Column[int], kept: int, other: int) -> None:
    """Let these rows be of the kept one; one that both have goes."""
    for unique in _uniques(table):
        if column in unique:
            twin = table.alias()
            same = and_(twin.c[column.name] == kept, *(twin.c[one.name] == one for one in unique if one is not column))
            session.execute(delete(table).where(column == other, exists().where(same)))
    session.execute(update(table).where(column == other).values({column.name: kept}))


def _uniques(table: Table) -> Iterator[list[Column[object]]]:
    yield list(table.primary_key.columns)
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield list(constraint.columns)
    for index in table.indexes:
        if index.unique:
            yield list(index.columns)


def _move_devices(session: Session, kept: Person, other: Person) -> None:
    """They go on as they are and speak under their former account, or they are signed out."""
    if not are_signed_in_on(kept, other):
        end_sessions(session, other)
        return
    own = update(DeviceSession).where(DeviceSession.person_id == other.id)
    session.execute(own.where(DeviceSession.speaks_as.is_(None)).values(speaks_as=other.account, person_id=kept.id))
    session.execute(own.values(person_id=kept.id))
    session.execute(update(Subscription).where(Subscription.person_id == other.id).values(person_id=kept.id))


def _move_awards(session: Session, kept: Person, other: Person) -> None:
    """A badge that both have is one, with the claps for both."""
    own = aliased(Award)
    both = select(Award.id, own.id).join(own, own.badge == Award.badge)
    for theirs, ours in session.execute(both.where(Award.person_id == other.id, own.person_id == kept.id)).all():
        claps = update(Applause).where(Applause.target_kind == "award", Applause.target_id == theirs)
        session.execute(claps.values(target_id=ours).execution_options(synchronize_session=False))
        session.execute(delete(Award).where(Award.id == theirs))
    session.execute(update(Award).where(Award.person_id == other.id).values(person_id=kept.id))


def _undo_what_was_done_to_oneself(session: Session, kept: Person) -> None:
    """Nobody applauds, compliments or gives a badge to themselves: such a deed is taken back, where it was for nobody
    else."""
    own = delete(Applause).where(Applause.person_id == kept.id, Applause.owner_id == kept.id)
    gone = set(session.scalars(own.returning(Applause.deed_id)))
    to_me = select(Compliment.id).where(Compliment.person_id == kept.id)
    session.execute(
        delete(COMPLIMENTED).where(COMPLIMENTED.c.person_id == kept.id, COMPLIMENTED.c.compliment_id.in_(to_me))
    )
    is_read = exists().where(COMPLIMENTED.c.compliment_id == Compliment.id)
    unread = delete(Compliment).where(Compliment.person_id == kept.id, Compliment.to_team_id.is_(None), ~is_read)
    gone |= set(session.scalars(unread.returning(Compliment.deed_id)))
    gone |= _gifts_to_oneself(session, kept)
    session.execute(delete(Look).where(Look.person_id == kept.id, Look.viewer_id == kept.id))
    weeks = Base.metadata.tables["friendly_week"]
    session.execute(delete(weeks).where(weeks.c.inviter_id == kept.id, weeks.c.invited_id == kept.id))
    log.take_back(session, kept.id, gone - log.taken_back(session, kept.id, gone))


def _gifts_to_oneself(session: Session, kept: Person) -> set[UUID]:
    """Take these back; answers the deeds of which nothing is left. What showed such a badge goes with it."""
    mine = select(Giving.id).where(Giving.person_id == kept.id)
    session.execute(delete(Gift).where(Gift.person_id == kept.id, Gift.giving_id.in_(mine)))
    is_had = exists().where(Gift.giving_id == Giving.id)
    unread = delete(Giving).where(Giving.person_id == kept.id, ~is_had)
    return set(session.scalars(unread.returning(Giving.deed_id)))


def _empty(other: Person) -> None:
    """The row stays for what refers to it by number; it was never there, and nobody can speak for it."""
    other.name, other.sign_in_name, other.account = "", f"erased {uuid4()}", uuid4()
    other.password_hash, other.role, other.led_from, other.led_until = NO_PASSWORD, Role.EMPLOYEE, None, None
    other.work_week, other.leave = MONDAY_TO_FRIDAY, ""
    other.past_teams, other.past_place, other.past_zones = "", "", ""
    other.left_at = other.joined_at
