"""Reading a batch: every item stands alone, so one bad item never holds up the others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from marshmallow import Schema, ValidationError

from app.deeds.plain import is_text, plain, repeated
from app.deeds.rules import NOTHING, RETRACTION, Alike, Arrival, Deed, alike, settle
from app.deeds.schemas import DeedSchema

_ITEM = DeedSchema()


@dataclass  # without slots: orjson writes it in a fifth of the time
class Result:
    """What became of the item at `index`, as the answer tells it."""

    index: int
    id: str | None
    status: str = "accepted"
    code: str | None = None
    late: bool = False
    day: date | None = None

    def reject(self, code: str) -> None:
        """It cannot be accepted, and a repeat would not change that."""
        self.status, self.code = "rejected", code

    def accept(self) -> None:
        """It can be read, and nothing more is known of it yet."""
        self.status, self.code = "accepted", None

    def fail(self) -> None:
        """It is not stored, by a mistake of the server's own; a repeat may find that mended."""
        self.status, self.code = "failed", "server_mistake"


class Item(NamedTuple):
    """A readable deed with its result, and with the row that keeps it (see log.rows_of)."""

    result: Result
    deed: Deed
    row: Any


@dataclass(frozen=True, slots=True)
class Reader:
    """Turns raw items into deeds. `payloads` has the schema of each kind; `rows_of` makes the rows of deeds, and
    is told how each moment was said, or "" where it was corrected."""

    payloads: Mapping[str, Schema]
    rows_of: Callable[[Sequence[Deed], Sequence[str]], Sequence[Any]]
    arrival: Arrival

    def read(self, raw: Sequence[Any]) -> tuple[list[Result], list[Item]]:
        """All results in the order of the request, and the readable deeds with theirs.

        Most items say the same as the one before but for their id and moment: those are not settled anew.
        """
        results: list[Result] = []
        readable: list[tuple[Result, Deed]] = []
        said: list[str] = []
        like: Alike | None = None
        for index, item in enumerate(raw):
            deed = repeated(like, item) if like else None
            if deed is not None:
                result = Result(index, item["id"], day=deed.local_day)
            else:
                result, deed, like = self._settled(index, item)
            results.append(result)
            if deed is not None:
                readable.append((result, deed))
                said.append(item["occurred_at"] if like else "")
        rows = self.rows_of([deed for _, deed in readable], said)
        return results, [Item(result, deed, row) for (result, deed), row in zip(readable, rows, strict=True)]

    def _settled(self, index: int, raw: Any) -> tuple[Result, Deed | None, Alike | None]:
        """Its result, the deed where it can be read, and what the next ones may be like."""
        quick = plain(raw)
        result = Result(index, raw["id"] if quick else said_id(raw))
        try:
            deed = self._one(quick or _ITEM.load(raw))
        except ValidationError as error:
            result.reject(_code_of(error))
            return result, None, None
        result.late, result.day = deed.is_late, deed.local_day
        return result, deed, alike(deed, quick, raw["local_day"], self.arrival) if quick else None

    def _one(self, item: dict[str, Any]) -> Deed:
        schema = self.payloads.get(item["kind"])
        if schema is None:
            raise ValidationError({"kind": ["unknown_kind"]})
        if item["payload"] or _asks(schema):
            item["payload"] = _payload(schema, item["kind"], item["payload"])
        else:
            item["payload"] = NOTHING
        try:
            return settle(item, self.arrival)
        except (OverflowError, ValueError) as error:  # a moment at the very edge of the calendar
            raise ValidationError({"occurred_at": ["no such moment"]}) from error


@lru_cache(maxsize=64)
def _asks(schema: Schema) -> bool:
    """Whether a payload of this kind cannot be empty."""
    return any(field.required for field in schema.fields.values())


def _payload(schema: Schema, kind: str, raw: Any) -> Mapping[str, Any]:
    try:
        payload: dict[str, Any] = schema.load(raw)
    except ValidationError as error:
        raise ValidationError({"payload": [error.messages]}) from error
    if not all(is_text(value) for value in payload.values() if isinstance(value, str)):
        raise ValidationError({"payload": ["not_text"]})
    if kind == RETRACTION:
        return {"deed": str(payload["deed"])}
    return payload or NOTHING


def said_id(raw: Any) -> str | None:
    """The id that an item gave itself, whatever else is wrong with it, if it can be told back."""
    said = raw.get("id") if isinstance(raw, dict) else None
    return said if isinstance(said, str) and is_text(said) else None


def _code_of(error: ValidationError) -> str:
    messages = error.messages
    if not isinstance(messages, dict) or "_schema" in messages:
        return "malformed"
    if messages.get("kind") == ["unknown_kind"]:
        return "unknown_kind"
    return f"bad_{next(iter(messages))}"
