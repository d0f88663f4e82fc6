"""One badge: its rule, its words and its picture, without knowing who has it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Tier = Literal["paper", "copper", "silver", "gold"]
TIERS: tuple[Tier, ...] = ("paper", "copper", "silver", "gold")
F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Look:
    """What every badge shows: `name` and `text` are msgids that may hold %(customer)s and %(customers)s.

    `art` is a file of fluent-emoji-flat.
    """

    key: str
    family: str
    tier: Tier
    name: str
    text: str
    art: str


@dataclass(frozen=True)
class Measure(Generic[F]):
    """What some badges count, and how that is told.

    `of` counts it in facts of the `part` of a history that it is named after (see history). `one` is the evidence of a
    badge that needs one, `many` of one that needs more and may hold %(have)s; `step` are the two forms of what is left,
    with %(num)s. All are msgids that may hold %(customer)s and %(customers)s.
    """

    part: str
    of: Callable[[F], int]
    one: str
    many: str
    step: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Badge(Look, Generic[F]):
    """A rule, "`counts` is at least `need`", and what to show for it. What counts the same is one ladder of tiers."""

    need: int
    counts: Measure[F]

    def measure(self, facts: F) -> int:
        """How far these facts have come, which may be further than is needed."""
        return self.counts.of(facts)

    @property
    def evidence(self) -> str:
        """The msgid that tells what earned it."""
        return self.counts.one if self.need == 1 else self.counts.many

    @property
    def step(self) -> tuple[str, str]:
        """The msgids that tell what is left."""
        return self.counts.step


@dataclass(frozen=True, slots=True)
class Progress:
    """How far along: `have` never exceeds `need`."""

    have: int
    need: int

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to do."""
        return self.have >= self.need

    @property
    def share(self) -> float:
        """From 0 (nothing yet) to 1 (earned)."""
        return self.have / self.need


@dataclass(frozen=True, slots=True)
class Step:
    """What is left, as the arguments of ngettext(one, many, num)."""

    one: str
    many: str
    num: int
