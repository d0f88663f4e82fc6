"""The chain: each act carries the hash of the one before, so that what is changed, removed or slipped in shows."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import NamedTuple

FIRST = "0" * 64
"""What the first act names as the hash before it."""

_TOKEN = re.compile(r"[A-Za-z0-9_.:+/-]{0,64}", re.ASCII)
Plain = str | int | bool | date | None | list["Plain"]


class Link(NamedTuple):
    """One act as it is hashed. `details` is JSON as `plain_details` writes it; `previous` is a hash in hexadecimals."""

    sequence: int
    at: datetime
    actor_id: int | None
    act: str
    about_type: str
    about_id: str
    details: str
    previous: str


def canonical(link: Link) -> bytes:
    """The bytes that are hashed: a JSON array without spaces, in UTF-8, its moment in UTC to the microsecond.

    An array says where each value ends, so that no two acts have the same bytes.
    """
    values = link._replace(at=link.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"))  # type: ignore[arg-type]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def digest(link: Link) -> str:
    """SHA-256 over the canonical bytes, in hexadecimals."""
    return hashlib.sha256(canonical(link)).hexdigest()


def plain_details(details: Mapping[str, object]) -> str:
    """Details as JSON with sorted keys. Raises ValueError for what could be somebody's words or name.

    The chain outlives people who were erased. So it holds numbers, days and words of the code, nothing that was typed.
    """
    plain = {name: _plain(value) for name, value in details.items()}
    return json.dumps(plain, ensure_ascii=True, separators=(",", ":"), sort_keys=True)


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and _TOKEN.fullmatch(value):
        return str(value)
    if isinstance(value, list | tuple | set | frozenset):
        items = [_plain(one) for one in value]
        return sorted(items, key=str) if isinstance(value, set | frozenset) else items
    raise ValueError("details of an act are numbers, days and words of the code")


class Wrong(StrEnum):
    """What is wrong with a link."""

    MISSING = "an act before it is missing"
    UNLINKED = "it does not follow the act before it"
    CHANGED = "it was changed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a walk over the chain found."""

    acts: int
    head: str
    broken_at: int | None = None
    wrong: Wrong | None = None
    has_expected: bool = True
    """Whether the hash that somebody kept is in the chain; without it, acts were cut off at its end."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing was changed, removed or slipped in, as far as the chain can tell."""
        return self.wrong is None and self.has_expected


def walk(chain: Iterable[tuple[Link, str]], expected: str | None = None) -> Verdict:
    """Check each act with its hash, in their order, up to the first that is wrong."""
    acts, previous, found = 0, FIRST, expected is None or expected == FIRST
    for link, its_hash in chain:
        wrong = _wrong(link, its_hash, acts + 1, previous)
        if wrong:
            return Verdict(acts, previous, link.sequence, wrong, found)
        acts, previous = acts + 1, its_hash
        found = found or its_hash == expected
    return Verdict(acts, previous, has_expected=found)


def _wrong(link: Link, its_hash: str, due: int, previous: str) -> Wrong | None:
    if link.sequence != due:
        return Wrong.MISSING
    if digest(link) != its_hash:
        return Wrong.CHANGED
    return None if link.previous == previous else Wrong.UNLINKED
