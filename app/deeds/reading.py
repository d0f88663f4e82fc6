"""Reading a batch: every item stands alone, so one bad item never holds up the others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from marshmallow import Schema, ValidationError

from app.deeds.rules import RETRACTION, Deed, settle
from app.deeds.schemas import MAX_KIND, MAX_ZONE, DeedSchema

_ITEM = DeedSchema()


@dataclass(slots=True)
class Result:
    """What became of the item at `index`, as the answer tells it."""

    index: int
    id: str | None
    status: str = "accepted"
    code: str | None = None
    late: bool = False

    def reject(self, code: str) -> None:
        """It cannot be accepted, and a repeat would not change that."""
        self.status, self.code = "rejected", code


class Item(NamedTuple):
    """A readable deed with its result, and with the row that keeps it (see log.rows_of)."""

    result: Result
    deed: Deed
    row: Any


@dataclass(frozen=True, slots=True)
class Reader:
    """Turns raw items into deeds. `payloads` has the schema of each kind, `rows_of` makes the rows of deeds."""

    payloads: Mapping[str, Schema]
    rows_of: Callable[[Sequence[Deed]], Sequence[Any]]
    team_zone: str
    skew: timedelta
    received_at: datetime

    def read(self, raw: Sequence[Any]) -> tuple[list[Result], list[Item]]:
        """All results in the order of the request, and the readable deeds with theirs."""
        results: list[Result] = []
        readable: list[tuple[Result, Deed]] = []
        for index, item in enumerate(raw):
            said_id = item.get("id") if isinstance(item, dict) else None
            result = Result(index, said_id if isinstance(said_id, str) and is_text(said_id) else None)
            results.append(result)
            try:
                deed = self._one(item)
            except ValidationError as error:
                result.reject(_code_of(error))
                continue
            result.late = deed.is_late
            readable.append((result, deed))
        rows = self.rows_of([deed for _, deed in readable])
        return results, [Item(result, deed, row) for (result, deed), row in zip(readable, rows, strict=True)]

    def _one(self, raw: Any) -> Deed:
        item = plain(raw) or _ITEM.load(raw)
        schema = self.payloads.get(item["kind"])
        if schema is None:
            raise ValidationError({"kind": ["unknown_kind"]})
        if item["payload"] or schema.fields:
            try:
                item["payload"] = schema.load(item["payload"])
            except ValidationError as error:
                raise ValidationError({"payload": [error.messages]}) from error
        if item["payload"] and not all(is_text(value) for value in item["payload"].values() if isinstance(value, str)):
            raise ValidationError({"payload": ["not_text"]})
        if item["kind"] == RETRACTION:
            item["payload"] = {"deed": str(item["payload"]["deed"])}
        try:
            return settle(item, self.skew, self.team_zone, self.received_at)
        except (OverflowError, ValueError) as error:  # a moment at the very edge of the calendar
            raise ValidationError({"occurred_at": ["no such moment"]}) from error


def is_text(value: str) -> bool:
    """Whether every database can keep it: no NUL, and no half of a character (a lone surrogate)."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in value


def plain(raw: Any) -> dict[str, Any] | None:
    """An item of the very form that our own pages send, read as the schema reads it but ten times as fast.

    None for anything else: then the schema decides, and says what is wrong.
    """
    try:
        zone, day, payload = raw["zone"], raw["local_day"], raw["payload"]
        item = {
            "id": UUID(raw["id"]),
            "kind": raw["kind"],
            "occurred_at": datetime.fromisoformat(raw["occurred_at"]),
            "zone": zone,
            "local_day": date.fromisoformat(day),
            "payload": payload,
        }
        is_whole = (
            0 < len(item["kind"]) <= MAX_KIND and len(zone) <= MAX_ZONE and item["occurred_at"].tzinfo is not None
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return item if is_whole and type(zone) is type(item["kind"]) is str and type(payload) is dict else None


def _code_of(error: ValidationError) -> str:
    messages = error.messages
    if not isinstance(messages, dict) or "_schema" in messages:
        return "malformed"
    if messages.get("kind") == ["unknown_kind"]:
        return "unknown_kind"
    return f"bad_{next(iter(messages))}"
