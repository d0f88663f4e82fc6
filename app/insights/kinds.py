"""Which kinds of challenges work for a team: what was done, swapped away, and found useful or meh, in four weeks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from app.aggregates.collecting import BECAME, OWN
from app.aggregates.models import TeamWeek
from app.aggregates.reading import kinds_of
from app.challenges.library import KIND_LABELS
from app.i18n import N_

LABELS = {**KIND_LABELS, OWN: N_("Set by who leads, or thought up here")}


class KindRow(NamedTuple):
    """What became of one kind; None is fewer than five people."""

    key: str
    label: str
    done: int | None
    swapped: int | None
    useful: int | None
    meh: int | None


@dataclass(frozen=True)
class Kinds:
    """Four weeks, what was done most first."""

    first: date
    last: date
    rows: Sequence[KindRow]

    @property
    def most(self) -> int:
        """The largest number that is drawn."""
        return max([1, *(row.done or 0 for row in self.rows)])


def kinds_shown(weeks: Sequence[TeamWeek]) -> Kinds | None:
    """The newest block of four weeks that anything is known of."""
    found = kinds_of(weeks)
    if found is None:
        return None
    monday, kinds = found
    rows = [KindRow(key, LABELS[key], *map(told.get, BECAME)) for key, told in kinds.items() if key in LABELS]
    rows.sort(key=lambda row: (-(row.done or 0), -(row.useful or 0), row.key))
    return Kinds(monday - timedelta(weeks=3), monday + timedelta(days=6), rows)
