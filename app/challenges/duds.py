"""Which challenges of the library nobody needs any more, by what people found of them. Pure.

1. A challenge is a dud when enough people gave a verdict and most of them found it meh.
2. A dud retires from the offer of the whole organisation, the worst first.
3. None retires that a department needs: enough is left for each, of all sorts, also for who wants comfort alone.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from app.challenges.courage import COMFORT
from app.challenges.library import DEPARTMENTS, LibraryChallenge
from app.challenges.rules import fits

ENOUGH = 8  # people with a verdict
MOSTLY = 0.6  # of them found it meh
LEAST = 14  # challenges left for a department
LEAST_COMFORT = 8  # of which for who wants comfort alone
LEAST_KINDS = 5


class Verdicts(NamedTuple):
    """How many people found a challenge useful, and meh."""

    useful: int
    meh: int

    @property
    def share(self) -> float:
        """The share of those who found it meh."""
        return self.meh / max(1, self.useful + self.meh)

    @property
    def is_dud(self) -> bool:
        """Whether enough people agree that it is not worth the while."""
        return self.useful + self.meh >= ENOUGH and self.share >= MOSTLY


def retiring(
    library: Mapping[str, LibraryChallenge], verdicts: Mapping[str, Verdicts], gone: Collection[str] = ()
) -> list[str]:
    """The duds that may go beside those that are `gone`, the worst first."""
    left = {ref: challenge for ref, challenge in library.items() if ref not in gone}
    duds = [ref for ref, counted in verdicts.items() if counted.is_dud and ref in left]
    found = []
    for ref in sorted(duds, key=lambda ref: (-verdicts[ref].share, -verdicts[ref].meh, ref)):
        without = {key: challenge for key, challenge in left.items() if key != ref}
        if all(is_varied(without, department) for department in DEPARTMENTS if fits(left[ref], department)):
            left = without
            found.append(ref)
    return found


def is_varied(library: Mapping[str, LibraryChallenge], department: str) -> bool:
    """Whether enough is left to choose from for a department."""
    fitting = [challenge for challenge in library.values() if fits(challenge, department)]
    comfort = [challenge for challenge in fitting if challenge.courage == COMFORT]
    kinds = {challenge.kind for challenge in fitting}
    return len(fitting) >= LEAST and len(comfort) >= LEAST_COMFORT and len(kinds) >= LEAST_KINDS
