"""A batch from the bytes of its request to its answer, the same for every door that it comes through."""

import json
import logging
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from marshmallow import EXCLUDE, ValidationError

from app.database import db, write
from app.deeds.actions import Batch, Recorded, read, record
from app.deeds.apart import NOT_ABOUT_A_DEED, record_apart
from app.deeds.rules import MAX_BYTES, MAX_DEEDS, OLDEST_VERSION, VERSION
from app.deeds.schemas import BatchSchema
from app.deeds.way import Way
from app.errors import Conflict, Malformed, TooLarge, UnknownEncoding
from app.people.models import Person

log = logging.getLogger(__name__)

_ENVELOPE = BatchSchema(exclude=["deeds"], unknown=EXCLUDE)
_GZIP = zlib.MAX_WBITS | 16


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a request says around its deeds."""

    version: int
    account: UUID
    sent_at: datetime | None


def open_batch(data: bytes, encoding: str = "") -> tuple[Envelope, list[Any]]:
    """The envelope, checked, and the raw items. Raises Malformed, TooLarge, UnknownEncoding and Conflict."""
    data = _unpacked(data, encoding)
    if len(data) > MAX_BYTES:
        raise _too_large()
    try:
        body = _parsed(data)
        raw = body.pop("deeds")
        envelope = _plain(body) or _checked(body)
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError, ValidationError) as error:
        raise Malformed from error
    if not isinstance(raw, list):
        raise Malformed
    if len(raw) > MAX_DEEDS:
        raise _too_large()
    return envelope, raw


@dataclass(frozen=True, slots=True)
class Asked:
    """One request of somebody known, read and ready to be recorded."""

    person: Person
    envelope: Envelope
    batch: Batch
    now: datetime


def ask(way: Way, person: Person, envelope: Envelope, raw: list[Any], now: datetime) -> Asked:
    """Read the items of this person's request. Raises Conflict for another account."""
    if envelope.account != person.account:
        raise Conflict("other_account")
    return Asked(person, envelope, read(way, person, raw, now, envelope.sent_at), now)


def answers_to(way: Way, asked: list[Asked], late: Callable[[], list[Asked]] = list) -> list[bytes]:
    """Record what was asked in one transaction, and say in JSON what became of each item of each request.

    All of it is kept, or nothing of it is: an error of one request leaves nothing of the others behind either. When the
    turn to write has come, `late` is called once: what it has read is recorded too, and answered behind the others.
    """
    recorded = [Recorded(one.batch.results) for one in asked]
    if any(one.batch.readable for one in asked):
        with write() as session:
            asked += late()
            recorded = [record(session, way, one.person, one.batch, one.now) for one in asked]
    return _told(way, asked, recorded) if asked else []


def answer_to(way: Way, asked: Asked) -> bytes:
    """The same for one request. Where the server stumbles over it, what can be stored of it is stored nevertheless."""
    try:
        return answers_to(way, [asked])[0]
    except NOT_ABOUT_A_DEED:
        raise
    except Exception:
        log.exception("a batch could not be stored as a whole")
        return _told(way, [asked], [record_apart(way, asked.person, asked.batch, asked.now)])[0]


def _told(way: Way, asked: Sequence[Asked], recorded: Sequence[Recorded]) -> list[bytes]:
    wanted = [(one.person, done.days) for one, done in zip(asked, recorded, strict=True)]
    states = way.states(db.session(), wanted, max(one.now for one in asked))
    return [_answer(*each) for each in zip(asked, recorded, states, strict=True)]


def _answer(asked: Asked, recorded: Recorded, fresh: dict[str, Any]) -> bytes:
    return orjson.dumps(
        {
            "version": asked.envelope.version,
            "account": str(asked.envelope.account),
            "received_at": asked.now,
            "results": recorded.results,
            "state": fresh | {"new_badges": recorded.new_badges},
        }
    )


def _too_large() -> TooLarge:
    return TooLarge(max_deeds=MAX_DEEDS, max_bytes=MAX_BYTES)


def _unpacked(data: bytes, encoding: str) -> bytes:
    """The request's body as it was before it was packed, never more of it than is taken anyway."""
    if encoding in {"", "identity"}:
        return data
    if encoding != "gzip":
        raise UnknownEncoding
    packed = zlib.decompressobj(_GZIP)
    try:
        plain = packed.decompress(data, MAX_BYTES + 1)
    except zlib.error as error:
        raise Malformed from error
    if len(plain) > MAX_BYTES:
        raise _too_large()
    if not packed.eof or packed.unused_data:
        raise Malformed
    return plain


def _plain(body: dict[str, Any]) -> Envelope | None:
    """An envelope of the very form that our own pages send; None for anything else, which the schema decides about."""
    try:
        envelope = Envelope(body["version"], UUID(body["account"]), datetime.fromisoformat(body["sent_at"]))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    is_whole = envelope.sent_at is not None and envelope.sent_at.tzinfo is not None
    return envelope if is_whole and _is_read(envelope.version) else None


def _checked(body: dict[str, Any]) -> Envelope:
    """Any other envelope. Of another version of the contract it may be of another form too, so that is told first."""
    version = body.get("version", VERSION)
    if type(version) is int and not _is_read(version):
        raise Conflict("other_version", oldest=OLDEST_VERSION, newest=VERSION)
    return Envelope(**_ENVELOPE.load(body))


def _is_read(version: object) -> bool:
    return type(version) is int and OLDEST_VERSION <= version <= VERSION


def _parsed(data: bytes) -> Any:
    """The request's JSON. What the strict parser refuses (half a character in one deed's text) gets a second chance, so
    that it is refused with that deed alone."""
    try:
        return orjson.loads(data)
    except ValueError:
        return json.loads(data, parse_constant=_no_number)


def _no_number(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity are not JSON
