"""The way of a deed: which kinds there are, and who acts on what was stored, in which order.

Rooms higher up join in here (see app.way), so this room knows none of them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from operator import attrgetter
from typing import Any, Protocol
from uuid import UUID

from marshmallow import Schema
from sqlalchemy.orm import Session

from app.deeds.rules import Deed
from app.people.models import Person

_KIND = attrgetter("kind")


class DeedKind(Protocol):
    """A kind of deed, owned by its room. All methods see one person's deeds and never commit."""

    @property
    def name(self) -> str:
        """How deeds name it on the wire."""

    @property
    def payload(self) -> Schema:
        """The shape of its payload."""

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """The deeds that cannot be accepted, each with its code."""

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """Keep what this room needs of these deeds; they were never seen before."""

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """Forget what `store` kept of these deeds."""


@dataclass
class Recording:
    """What one batch changed: `added` now count, `removed` counted until now; both are whole before anybody follows.

    `opened` are the days that got their first point by it, once they are counted.
    `new_badges` is what a follower has to tell the phone at once: `{"key", "name", "tier", "art", "picture"}` each.
    """

    person: Person
    now: datetime
    added: list[Deed] = field(default_factory=list)
    removed: list[Deed] = field(default_factory=list)
    opened: list[date] = field(default_factory=list)
    new_badges: list[dict[str, str]] = field(default_factory=list)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Of which kinds deeds were added: most followers care for few, and a batch holds fifty deeds of one kind."""
        return frozenset(map(_KIND, self.added))

    @cached_property
    def kinds_removed(self) -> frozenset[str]:
        """Of which kinds deeds were removed."""
        return frozenset(map(_KIND, self.removed))

    @property
    def scored(self) -> list[Deed]:
        """Added deeds that were not too late to score."""
        return [deed for deed in self.added if not deed.is_late]

    @property
    def unscored(self) -> list[Deed]:
        """Removed deeds that had scored."""
        return [deed for deed in self.removed if not deed.is_late]


class Enclosure(Protocol):
    """What may travel with the plain form of a kind, as a file; an outbox sends it apart."""

    @property
    def most_bytes(self) -> int:
        """How much a request with such a file may be."""

    def read(self, files: Mapping[str, Any]) -> Any:
        """What was enclosed, or None; a file that cannot be used is told to who sent it, and holds up nothing."""

    def keep(self, person: Person, deed: UUID, enclosed: Any) -> None:
        """Keep it with a deed that was recorded; in a transaction of its own."""


Follower = Callable[[Session, Recording], None]
# What was typed into a plain form and the code of its refusal, to the page that shows the form again.
FormAgain = Callable[[Mapping[str, Any], str], str]
# Of these deeds of one kind, what some are kept as instead, by id: another kind, whatever the phone took it for.
Instead = Callable[[Session, Sequence[Deed]], Mapping[UUID, Deed]]
# The fresh state of each of these people, who touched these days.
StatesOf = Callable[[Session, Sequence[tuple[Person, Sequence[date]]], datetime], list[dict[str, Any]]]


@dataclass(frozen=True)
class Way:
    """The composition: kinds by name, followers in order, and how the fresh state is told.

    `forms` shows the form of a kind again, where people typed what must not get lost. `enclosures` says of which kinds
    the form may bring a file along; its payload then says so under the name `photo`. `instead` says, of what came as a
    kind, what it turns out to be.
    """

    kinds: Mapping[str, DeedKind]
    followers: Sequence[Follower]
    states: StatesOf
    forms: Mapping[str, FormAgain] = field(default_factory=dict)
    enclosures: Mapping[str, Enclosure] = field(default_factory=dict)
    instead: Mapping[str, Instead] = field(default_factory=dict)

    def state(self, session: Session, person: Person, now: datetime, days: Sequence[date] = ()) -> dict[str, Any]:
        """The fresh state of one person, with today and these days."""
        (state,) = self.states(session, [(person, days)], now)
        return state
