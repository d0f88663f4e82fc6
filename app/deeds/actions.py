"""Recording deeds: each counts once, whatever arrives twice, late, or in another order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any, cast
from uuid import UUID

from marshmallow import Schema, fields
from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm import Session

from app.database import db
from app.deeds import log
from app.deeds.reading import Item, Reader, Result
from app.deeds.rules import RETRACTION, Arrival, Deed, clock_skew
from app.deeds.way import Recording, Way
from app.errors import Conflict
from app.people.models import Person
from app.prepared import Prepared

RetractionSchema = Schema.from_dict({"deed": fields.UUID(required=True)}, name="RetractionSchema")
_RETRACTION_PAYLOAD = RetractionSchema()

_PERSON = cast(Table, Person.__table__)
_THIS_PERSON = _PERSON.c.id == bindparam("person")
# key_share: colleagues may meanwhile refer to this person, or two who applaud each other would wait for ever
_LOCK = select(_PERSON.c.id).where(_THIS_PERSON).with_for_update(key_share=True)
_SAME_ACCOUNT = _PERSON.c.account == bindparam("as_read", type_=_PERSON.c.account.type)
_RAISE = Prepared(update(_PERSON).where(_THIS_PERSON, _SAME_ACCOUNT).values(revision=_PERSON.c.revision + 1))


@dataclass(frozen=True, slots=True)
class Recorded:
    """What `record` did: one result per item, in their order, the days that were meant, new badges."""

    results: list[Result]
    days: list[date] = field(default_factory=list)
    new_badges: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Batch:
    """What could be read of a request: a result for every item, the deeds behind some of them, and whose they were."""

    results: list[Result]
    readable: list[Item]
    account: UUID
    """The person's own account when it was read, before the turn to write."""


def read(way: Way, person: Person, raw: Sequence[Any], now: datetime, sent_at: datetime | None = None) -> Batch:
    """Read raw items. It needs no transaction, so that writers do not queue behind reading."""
    rows_of = partial(log.rows_of, db.engine.dialect, person.id, now=now)
    reader = Reader(_payloads(way), rows_of, Arrival(now, clock_skew(sent_at, now), person.team.zone))
    return Batch(*reader.read(raw), person.account)


def record(session: Session, way: Way, person: Person, batch: Batch, now: datetime) -> Recorded:
    """Store a batch for `person` and let everything that follows from it follow.

    Runs inside `write()`; flushes, never commits; `person` is only read, and may be no object of this session. A row
    lock on the person puts two batches of one person behind each other, so that counters can be read and raised.
    Raises Conflict: other_account, where the person was merged into another or erased since the batch was read.
    """
    results, readable = batch.results, batch.readable
    if not readable:
        return Recorded(results)
    take_turn(session, person.id)
    stored, taken_back = log.known(session, person.id, [item.deed.id for item in readable])
    fresh = _accepted(session, way, person, _unseen(readable, stored))
    meant = _meant(session, way, fresh)
    new_badges: list[dict[str, str]] = []
    if fresh:
        recording = _store(session, way, person, fresh, meant, taken_back, now)
        if recording.added or recording.removed:
            for follow in way.followers:
                follow(session, recording)
        new_badges = recording.new_badges
        _note_change(session, person, batch.account)
    return Recorded(results, sorted({item.deed.local_day for item in readable}), new_badges)


def take_turn(session: Session, person_id: int) -> None:
    """Wait until no other transaction counts what this person did; inside `write()`."""
    if session.get_bind().dialect.name != "sqlite":  # where write() holds the only turn already
        session.execute(_LOCK, {"person": person_id})


def _note_change(session: Session, person: Person, account: UUID) -> None:
    """Raise the revision in the database itself: followers may have raised it too. An emptied row keeps no deeds."""
    session.flush()
    if not _RAISE.change(session.connection(), {"person": person.id, "as_read": account}):
        raise Conflict("other_account")


def _payloads(way: Way) -> dict[str, Schema]:
    return {name: kind.payload for name, kind in way.kinds.items()} | {RETRACTION: _RETRACTION_PAYLOAD}


def _unseen(readable: Sequence[Item], stored: dict[UUID, int]) -> list[Item]:
    """Without those that are stored already, or stand earlier in the same batch."""
    if not stored and len({item.deed.id.int for item in readable}) == len(readable):
        return list(readable)  # as nearly always
    seen = dict(stored)
    fresh = []
    for item in readable:
        result, deed, _ = item
        if deed.id not in seen:
            seen[deed.id] = deed.fingerprint
            fresh.append(item)
        elif seen[deed.id] == deed.fingerprint:
            result.status = "duplicate"
        else:
            result.status, result.code = "conflict", "other_content"
    return fresh


def _accepted(session: Session, way: Way, person: Person, fresh: Sequence[Item]) -> list[Item]:
    """Without those that their room refuses."""
    refused: dict[UUID, str] = {}
    for name, deeds in _by_kind(item.deed for item in fresh).items():
        if name in way.kinds:
            refused.update(way.kinds[name].refusals(session, person, deeds))
    if not refused:
        return list(fresh)
    for result, deed, _ in fresh:
        if deed.id in refused:
            result.reject(refused[deed.id])
    return [item for item in fresh if item.deed.id not in refused]


def _meant(session: Session, way: Way, fresh: Sequence[Item]) -> dict[UUID, Deed]:
    """Those that are kept as something else than they came as; a repeat still finds them by their fingerprint."""
    found: dict[UUID, Deed] = {}
    for name, ask in way.instead.items():
        came = [item.deed for item in fresh if item.deed.kind == name]
        if came:
            found.update(ask(session, came))
    return found


def _store(
    session: Session,
    way: Way,
    person: Person,
    items: Sequence[Item],
    meant: Mapping[UUID, Deed],
    taken_back: set[UUID],
    now: datetime,
) -> Recording:
    """Keep the deeds, and settle which count now: a retraction may come before what it retracts."""
    recording = Recording(person, now)
    deeds = [meant.get(item.deed.id, item.deed) for item in items]
    aims = {UUID(deed.payload["deed"]) for deed in deeds if deed.kind == RETRACTION}
    new_aims = aims - log.taken_back(session, person.id, aims)
    recording.removed = log.stored_deeds(session, person.id, new_aims - {deed.id for deed in deeds} if new_aims else ())
    gone = taken_back | new_aims
    recording.added = [deed for deed in deeds if deed.kind in way.kinds and not (gone and deed.id in gone)]
    log.add(session, [item.row for item in items])
    log.keep_as(session, person.id, meant.values())
    log.take_back(session, person.id, new_aims)
    for name, group in _by_kind(recording.added).items():
        way.kinds[name].store(session, person, group, now)
    for name, group in _by_kind(recording.removed).items():
        if name in way.kinds:
            way.kinds[name].retract(session, person, group)
    return recording


def _by_kind(deeds: Iterable[Deed]) -> dict[str, list[Deed]]:
    groups: dict[str, list[Deed]] = defaultdict(list)
    for deed in deeds:
        groups[deed.kind].append(deed)
    return groups
