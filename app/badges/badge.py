"""One badge: its rule, its words and its picture, without knowing who has it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from app.badges.facts import Facts

Tier = Literal["paper", "copper", "silver", "gold"]
TIERS: tuple[Tier, ...] = ("paper", "copper", "silver", "gold")


@dataclass(frozen=True, slots=True)
class Badge:
    """A rule, "`measure` of the facts is at least `need`", and what to show for it.

    `name`, `text`, `evidence` and both forms of `step` are msgids that may hold %(customer)s and
    %(customers)s; `evidence` may also hold %(have)s, `step` %(num)s. `art` is a file of
    fluent-emoji-flat.
    """

    key: str
    family: str
    tier: Tier
    name: str
    text: str
    art: str
    need: int
    measure: Callable[[Facts], int]
    evidence: str
    step: tuple[str, str]


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
