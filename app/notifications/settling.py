"""Deciding which of what is in inboxes goes to phones now: the rule (see rules.decide), asked for many people at once.

1. The people are locked, so that two workers do not count the same day.
2. What is unread and not yet settled is taken together by person and kind: several of one kind become one message, that
   of the newest, which speaks for the others too.
3. Each is sent now, looked at again later (a moment of its own), or left in the inbox.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any, cast

from sqlalchemy import Table, and_, bindparam, func, or_, select, update
from sqlalchemy.orm import Session, selectinload

from app.calendar.rules import game_day
from app.database import UtcDateTime, upsert_into
from app.holding import held
from app.jobs.actions import enqueue
from app.moments.actions import Due, put
from app.moments.handlers import Teller
from app.notifications.actions import SEND, note_change
from app.notifications.heard import is_unread
from app.notifications.kinds import KINDS, kind_of
from app.notifications.models import Notification, Preference, ToldDay
from app.notifications.preferences import as_wishes, hours_of
from app.notifications.rules import Decision, Sending, Standing, When, Wishes, decide
from app.people.models import Person

WAITING = "push:"
"""How the kinds of moments begin at which something that waits is looked at again."""
LATELY = timedelta(days=1)

_INBOX = cast(Table, Notification.__table__)
_SETTLE = (
    update(_INBOX)
    .where(_INBOX.c.id == bindparam("number"))
    .values(
        settled=_INBOX.c.round,
        more=bindparam("others"),
        told_at=func.coalesce(bindparam("at", type_=UtcDateTime()), _INBOX.c.told_at),
    )
)


@dataclass(slots=True)
class Settled:
    """What was decided, to be written in a few statements however many people it is about."""

    send: list[Sending] = field(default_factory=list)
    marks: list[dict[str, Any]] = field(default_factory=list)
    waiting: list[Due] = field(default_factory=list)
    days: dict[tuple[int, Any], int] = field(default_factory=dict)


def settle(session: Session, rounds: Iterable[tuple[int, int]], now: datetime) -> list[Sending]:
    """Of what was told (id, round), the messages that phones are sent now; inside `write()`.

    What was read, told anew or settled since then is left out. All else stays in the inbox, or comes later by itself.
    """
    kinds = _open_kinds(session, rounds)
    if not kinds:
        return []
    people = _locked(session, kinds)
    stacks = _stacks(session, kinds, now)
    wishes, told = _wishes(session, people), _told_today(session, people, now)
    settled = Settled()
    for person in people:
        for name in sorted(kinds[person.id]):
            _settle(settled, person, wishes.get(person.id, Wishes()), stacks[person.id, name], told, now)
    _write(session, settled, now)
    note_change(session, sorted(kinds))
    return settled.send


def _open_kinds(session: Session, rounds: Iterable[tuple[int, int]]) -> dict[int, set[str]]:
    """The kinds, by person, of which something in `rounds` still has to be settled."""
    turns = dict(rounds)
    rows = session.execute(
        select(Notification.id, Notification.round, Notification.person_id, Notification.kind).where(
            Notification.id.in_(sorted(turns)), _is_open()
        )
    )
    kinds: dict[int, set[str]] = defaultdict(set)
    for number, turn, person_id, kind in rows:
        if turns[number] == turn:
            kinds[person_id].add(kind)
    return kinds


def _is_open() -> Any:
    return and_(is_unread(), Notification.settled < Notification.round)


def _locked(session: Session, ids: Iterable[int]) -> Sequence[Person]:
    people = select(Person).where(Person.id.in_(sorted(ids)), Person.left_at.is_(None)).order_by(Person.id)
    return session.scalars(held(people, Person).options(selectinload(Person.team))).all()


def _stacks(
    session: Session, kinds: dict[int, set[str]], now: datetime
) -> defaultdict[tuple[int, str], list[Notification]]:
    """By person and kind, what is open and what phones were told lately; the newest first."""
    rows = session.scalars(
        select(Notification)
        .where(
            Notification.person_id.in_(sorted(kinds)),
            Notification.kind.in_(sorted(set().union(*kinds.values()))),
            or_(_is_open(), Notification.told_at > now - LATELY),
        )
        .order_by(Notification.created_at.desc(), Notification.id.desc())
        .execution_options(populate_existing=True)
    )
    stacks: defaultdict[tuple[int, str], list[Notification]] = defaultdict(list)
    for row in rows:
        stacks[row.person_id, row.kind].append(row)
    return stacks


def _wishes(session: Session, people: Sequence[Person]) -> dict[int, Wishes]:
    rows = session.scalars(select(Preference).where(Preference.person_id.in_([one.id for one in people])))
    return {row.person_id: as_wishes(row) for row in rows}


def _told_today(session: Session, people: Sequence[Person], now: datetime) -> dict[int, int]:
    """How often the phones of each were told on the day that it is for them."""
    days = {person.id: game_day(now, person.team.zone) for person in people}
    rows = session.execute(
        select(ToldDay.person_id, ToldDay.day, ToldDay.times).where(
            ToldDay.person_id.in_(sorted(days)), ToldDay.day.in_(sorted(set(days.values())))
        )
    )
    return {person_id: times for person_id, day, times in rows if days[person_id] == day}


def _settle(
    settled: Settled, person: Person, wishes: Wishes, stack: Sequence[Notification], told: dict[int, int], now: datetime
) -> None:
    """Decide about one person's messages of one kind; what is sent counts against the day's number at once."""
    opened = [row for row in stack if row.read_at is None and row.settled < row.round]
    if not opened:
        return
    newest, kind = opened[0], kind_of(opened[0].kind)
    last = max((row.told_at for row in stack if row.told_at), default=None)
    standing = Standing(hours_of(person, wishes), wishes.most_a_day, told.get(person.id, 0), last)
    asked = any(row.is_asked for row in opened)
    decision = decide(kind, wishes.channel(kind), newest.created_at, standing, now, is_asked=asked)
    if decision.when is When.LATER:
        settled.waiting.append(_waiting(person, newest.kind, decision))
        return
    is_now = decision.when is When.NOW
    for row in opened:
        others = sum(one.read_at is None for one in stack) - 1 if row is newest and is_now else 0
        settled.marks.append({"number": row.id, "others": others, "at": now if is_now else None})
    if is_now:
        told[person.id] = told.get(person.id, 0) + 1
        settled.days[person.id, game_day(now, person.team.zone)] = told[person.id]
        until = None if asked else standing.hours.end_after(now)
        settled.send.append(Sending(newest.id, newest.round, until))


def _waiting(person: Person, kind: str, decision: Decision) -> Due:
    at = cast(datetime, decision.at)
    return Due(person.id, WAITING + kind, game_day(at, person.team.zone), at)


def _write(session: Session, settled: Settled, now: datetime) -> None:
    if settled.marks:
        session.connection().execute(_SETTLE, settled.marks)
    put(session, settled.waiting, now, moves=True)
    if settled.days:
        rows = [{"person_id": one, "day": day, "times": times} for (one, day), times in settled.days.items()]
        new = upsert_into(session, ToldDay)
        new = new.on_conflict_do_update(index_elements=["person_id", "day"], set_={"times": new.excluded.times})
        session.execute(new, rows)


def look_again(session: Session, due: Sequence[Due], now: datetime, *, kind: str) -> None:
    """What waited for working hours, or for more of its kind, may be sent now. Inside `write()`."""
    people: Collection[int] = {one.person_id for one in due}
    waiting = select(Notification.id, Notification.round).where(
        Notification.person_id.in_(sorted(people)), Notification.kind == kind, _is_open()
    )
    rounds = [[number, turn] for number, turn in session.execute(waiting.order_by(Notification.id))]
    if rounds:
        enqueue(session, SEND, {"rounds": rounds}, now=now)


def _teller(kind: str) -> Teller:
    teller: Callable[..., None] = partial(look_again, kind=kind)
    return teller


TELLERS: dict[str, Teller] = {WAITING + kind: _teller(kind) for kind in KINDS}
