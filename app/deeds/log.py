"""The log of deeds in the database: looking up, adding, taking back.

Every batch comes through here, so the statements are made once, as plain tables, and what every batch asks is prepared:
building one anew for each batch, or loading rows as objects, costs more than the database itself.
`session.connection()` spares the look for unsaved objects: nothing here has any.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any, cast
from uuid import UUID

from sqlalchemy import BindParameter, Dialect, Table, bindparam, insert, select, update
from sqlalchemy.orm import Session

from app.database import moment_as_said
from app.deeds.models import LoggedDeed, Retraction
from app.deeds.rules import RETRACTION, Deed
from app.prepared import Prepared

_DEED = cast(Table, LoggedDeed.__table__)
_TAKEN_BACK = cast(Table, Retraction.__table__)

_INT = attrgetter("int")
_ADD = Prepared(insert(_DEED))
_TAKE_BACK = insert(_TAKEN_BACK)
_OWN, _OWN_TAKEN_BACK = _DEED.c.person_id == bindparam("person"), _TAKEN_BACK.c.person_id == bindparam("person")
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_IS_ANY_SINCE = Prepared(
    select(
        select(1).where(_OWN, _DEED.c.id >= bindparam("first", type_=_DEED.c.id.type)).exists(),
        select(1).where(_OWN_TAKEN_BACK, _TAKEN_BACK.c.deed_id >= bindparam("first", type_=_DEED.c.id.type)).exists(),
    )
)
_FINGERPRINTS = select(_DEED.c.id, _DEED.c.fingerprint).where(_OWN, _DEED.c.id.in_(_IDS))
_KNOWN_TAKEN_BACK = select(_TAKEN_BACK.c.deed_id).where(_OWN_TAKEN_BACK, _TAKEN_BACK.c.deed_id.in_(_IDS))
_DEEDS = select(*(_DEED.c[name] for name in Deed._fields)).where(_OWN)
_FOUND = _DEEDS.where(_DEED.c.id.in_(_IDS), _DEED.c.kind != RETRACTION)
_SCORED = _DEEDS.where(
    _DEED.c.is_late.is_(False), _DEED.c.id.not_in(select(_TAKEN_BACK.c.deed_id).where(_OWN_TAKEN_BACK))
)


def known(session: Session, person_id: int, ids: Collection[UUID]) -> tuple[dict[UUID, int], set[UUID]]:
    """Of these ids (at least one), the fingerprints of those that are stored, and which are taken back.

    Ids sort by time, so nearly always nothing at all is known from the first of them on; one question finds that out.
    """
    ((is_stored, is_taken_back),) = _IS_ANY_SINCE.all(
        session.connection(), {"person": person_id, "first": min(ids, key=_INT)}
    )
    stored: dict[UUID, int] = {}
    if is_stored:
        stored = dict(session.connection().execute(_FINGERPRINTS, {"person": person_id, "ids": list(ids)}).all())
    return stored, taken_back(session, person_id, ids) if is_taken_back else set()


def taken_back(session: Session, person_id: int, ids: Collection[UUID]) -> set[UUID]:
    """Which of these ids are known to be taken back."""
    if not ids:
        return set()
    found = session.connection().execute(_KNOWN_TAKEN_BACK, {"person": person_id, "ids": list(ids)})
    return set(found.scalars())


def stored_deeds(session: Session, person_id: int, ids: Collection[UUID]) -> list[Deed]:
    """Stored deeds by id; a retraction itself cannot be taken back."""
    if not ids:
        return []
    return [Deed(*row) for row in session.connection().execute(_FOUND, {"person": person_id, "ids": list(ids)})]


def scored_deeds(session: Session, person_id: int) -> list[Deed]:
    """Everything that counts for a person: neither late nor taken back."""
    return [Deed(*row) for row in session.connection().execute(_SCORED, {"person": person_id})]


def rows_of(dialect: Dialect, person_id: int, deeds: Sequence[Deed], said: Sequence[str], now: datetime) -> list[Any]:
    """What `add` takes of these deeds; made before a batch has its turn to write, so that nobody waits for it.

    `said` has the very text of each deed's moment, or "" where it was corrected.
    """
    if not deeds:
        return []
    moments = list(map(moment_as_said, said)) if dialect.name == "sqlite" else []
    written = {"occurred_at": moments} if all(moments) and moments else {}
    columns = dict(zip(Deed._fields, zip(*deeds, strict=True), strict=True))
    return _ADD.bound_columns(dialect, columns, {"person_id": person_id, "received_at": now}, written)


def add(session: Session, rows: Sequence[Any]) -> None:
    """Keep these deeds (at least one), each as `rows_of` made it."""
    _ADD.change_bound(session.connection(), rows)


def take_back(session: Session, person_id: int, ids: Collection[UUID]) -> None:
    """Keep that these deeds, known or not, are taken back."""
    if ids:
        session.connection().execute(_TAKE_BACK, [{"person_id": person_id, "deed_id": aim} for aim in sorted(ids)])


def keep_as(session: Session, person_id: int, deeds: Iterable[Deed]) -> None:
    """Let these deeds, which came as another kind, be what they are. They go on being known by their fingerprints."""
    for deed in deeds:
        one = update(_DEED).where(_DEED.c.person_id == person_id, _DEED.c.id == deed.id)
        session.connection().execute(one.values(kind=deed.kind, payload=dict(deed.payload)))


def reword(session: Session, person_id: int, deed_id: UUID, payload: Mapping[str, Any]) -> None:
    """Let a deed say less than it did, for who may ask that of us. It goes on being known by its fingerprint."""
    one = update(_DEED).where(_DEED.c.person_id == person_id, _DEED.c.id == deed_id)
    session.connection().execute(one.values(payload=dict(payload)))
