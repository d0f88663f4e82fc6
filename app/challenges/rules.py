"""Which challenges a day offers to whom. Pure, and the same on every machine, so that the pages of
the coming days can be kept on a phone before those days begin."""

import hashlib
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from app.challenges.courage import DARING, MIX
from app.challenges.library import LibraryChallenge
from app.challenges.occasions import MOST_A_DAY

OFFERED = 3
RESERVE = 4  # to swap with, also without a connection

VALUES = {
    "surprise": "generous",
    "thanks": "generous",
    "dialogue": "listening",
    "customers_shoes": "listening",
    "first_step": "beginning",
    "half_hour": "beginning",
    "promise": "trust",
    "clear_words": "trust",
    "listening": "listening",
    "greeting": "generous",
    "calling_back": "trust",
    "fixing": "beginning",
}
"""The value that each kind of challenge exercises; the cards of a day exercise several."""

_OWN_WORK = 2.0  # times as often as what suits anybody
_LIKED = 3.0  # times as often as before, once it was found useful
_TOWARDS_KIND = 1.5  # for each time that a kind was found useful rather than meh, twice at most


@dataclass(frozen=True)
class Taste:
    """What is known of somebody, up to the day before the one that is offered.

    `level` and `ceiling` of courage; `lately` are the refs done not long ago; `last_kind` is the kind of the last one
    done; of what they found useful or meh, the refs and by kind how much more often useful.
    """

    level: int = DARING
    ceiling: int = DARING
    lately: Collection[str] = ()
    last_kind: str | None = None
    useful: Collection[str] = ()
    meh: Collection[str] = ()
    kinds: Mapping[str, int] = field(default_factory=dict)


ANYBODY = Taste()


def fits(challenge: LibraryChallenge, department: str) -> bool:
    """Whether it is meant for this department."""
    return "any" in challenge.departments or department in challenge.departments


def draw(
    library: Mapping[str, LibraryChallenge], seed: str, day: date, department: str, taste: Taste = ANYBODY
) -> list[str]:
    """Every fitting challenge below the ceiling, in the order in which the day offers them.

    The order is a lottery by person and day, in which what suits somebody's work and what they liked has more lots.
    What they did lately or found meh comes last; every three hold the courage of their level, and differ in kind and
    value, also from what they did last, where the library allows it.
    """
    lots = {
        ref: _lot(seed, day, ref) / _weight(challenge, department, taste)
        for ref, challenge in library.items()
        if fits(challenge, department) and challenge.courage <= taste.ceiling
    }
    return _varied(library, sorted(lots, key=lots.__getitem__), taste)


def _lot(seed: str, day: date, ref: str) -> float:
    """How long it waits for its turn: exponential, so that of two the one with twice the weight goes first two in three
    times."""
    digest = hashlib.blake2b(f"{seed}/{day.isoformat()}/{ref}".encode(), digest_size=8).digest()
    return -math.log((int.from_bytes(digest, "big") + 1) / 2**64)


def _weight(challenge: LibraryChallenge, department: str, taste: Taste) -> float:
    own = _OWN_WORK if department in challenge.departments else 1.0
    liked = _LIKED if challenge.key in taste.useful else 1.0
    towards = max(-2, min(2, taste.kinds.get(challenge.kind, 0)))
    return own * liked * _TOWARDS_KIND**towards


def _varied(library: Mapping[str, LibraryChallenge], lots: Sequence[str], taste: Taste) -> list[str]:
    """The same lots, rearranged in threes."""
    left, order = list(lots), []
    while left:
        kinds = {taste.last_kind or ""}
        for wanted in MIX[taste.level][: len(left)]:
            best = library[_best(library, left, wanted, kinds, taste)]
            kinds.add(best.kind)
            left.remove(best.key)
            order.append(best.key)
    return order


def _best(
    library: Mapping[str, LibraryChallenge], left: Sequence[str], wanted: int, kinds: Collection[str], taste: Taste
) -> str:
    """The one of these that suits a day best which has these kinds already; of equals, the first in the lottery."""
    values = {VALUES.get(kind) for kind in kinds}
    return min(
        left,
        key=lambda ref: (
            library[ref].courage > taste.level,
            ref in taste.lately or ref in taste.meh,
            library[ref].courage != wanted,
            library[ref].kind in kinds,
            VALUES.get(library[ref].kind) in values,
        ),
    )


def standing(chosen: str | None, decided_at: datetime, swapped: Mapping[str, str]) -> str | None:
    """What was chosen, unless it was swapped away later. `swapped` has the moment (ISO 8601, UTC) of each swap."""
    if chosen is None or swapped.get(chosen, "") > decided_at.isoformat():
        return None
    return chosen


def arrange(
    drawn: Sequence[str], fixed: Sequence[str], swapped: Collection[str], chosen: str | None
) -> tuple[list[str], list[str]]:
    """What the day shows, and what is in reserve to swap with.

    `fixed` (set by the manager) goes first and stays among what is shown unless it was swapped away, but for one card
    that is free: of more, such as what somebody promised several teams, the others are in reserve, first.
    What was chosen is always shown.
    """
    own = [ref for ref in drawn if ref not in swapped]
    asked = [ref for ref in fixed if ref not in swapped]
    order = [*asked[:MOST_A_DAY], *own[:1], *asked[MOST_A_DAY:], *own[1:]]
    if chosen is not None:
        order = [chosen, *(ref for ref in order if ref != chosen)]
    if len(order) < OFFERED:  # everything was swapped away: begin again
        order += [ref for ref in (*fixed, *drawn) if ref not in order]
    return order[:OFFERED], order[OFFERED : OFFERED + RESERVE]
