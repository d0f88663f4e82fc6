"""Sums of scores, and whom a customer may have meant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

HIGHEST = 10
LEAST_SCORES = 5
"""So many answers have to be behind any number, and behind the difference of any two."""
SCORES_OF = timedelta(days=91)
"""How far the sums look back."""
RECENT = timedelta(days=14)
"""How long ago a surprise may be that a voice is about."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a team: how many gave 0, 1, ... 10."""

    counts: Sequence[int]

    @property
    def answers(self) -> int:
        """How many customers gave one."""
        return sum(self.counts)

    @property
    def average(self) -> float:
        """To one decimal."""
        return round(sum(score * count for score, count in enumerate(self.counts)) / self.answers, 1)


def scores_of(given: Sequence[int]) -> Scores | None:
    """The sums, or None for fewer answers than may be shown."""
    if len(given) < LEAST_SCORES:
        return None
    return Scores(tuple(sum(score == one for one in given) for score in range(HIGHEST + 1)))


def cells_of(given: Iterable[tuple[date, int]]) -> list[tuple[date, list[int]]]:
    """Scores (Monday of their week, score), the oldest first, in cells of whole weeks: each is closed by the first week
    that brings it to five answers, and is named by it. What is not that far stays out.

    A cell never changes any more, so two looks at sums of cells differ by five answers or more.
    """
    closed: list[tuple[date, list[int]]] = []
    open_: list[int] = []
    last: date | None = None
    for monday, score in given:
        if last is not None and monday != last and len(open_) >= LEAST_SCORES:
            closed.append((last, open_))
            open_ = []
        open_.append(score)
        last = monday
    if last is not None and len(open_) >= LEAST_SCORES:
        closed.append((last, open_))
    return closed


def meant(helped: str, names: Sequence[tuple[int, str]]) -> int | None:
    """Which of these people (number, name) was named; None where it is nobody, or more than one could be meant."""
    words = set(helped.casefold().replace(",", " ").split())
    whole = [number for number, name in names if name.casefold() == " ".join(helped.casefold().split())]
    first = [number for number, name in names if name.split()[0].casefold() in words]
    for found in (whole, first):
        if len(found) == 1:
            return found[0]
    return None
