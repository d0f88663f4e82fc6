"""From deeds to counters, and from counters to points. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.calendar.rules import WallClock
from app.deeds.rules import Deed

COUNTER_OF = {
    "tally": "strokes",
    "completion": "completions",
    "surprise": "surprises",
    "applause": "applauses",
    "compliment": "compliments",
}

# Talk stops scoring after a cap, and it is still counted and shown. Deeds count for more than words.
POINTS = {"strokes": 1, "completions": 10, "surprises": 15, "applauses": 1, "compliments": 5}
SCORED_A_DAY = {"strokes": 10, "completions": 3, "surprises": 3, "applauses": 5, "compliments": 3}

COUNTERS = (*POINTS, "points")
"""What is kept of a day, of a person and of a team alike."""


@dataclass(slots=True)
class DayChange:
    """How the counters of one day change."""

    counts: Counter[str] = field(default_factory=Counter)
    hours: Counter[str] = field(default_factory=Counter)


def changes(added: Iterable[Deed], removed: Iterable[Deed]) -> dict[date, DayChange]:
    """What deeds that now count, and deeds that no longer do, mean for the counters of each day."""
    wall_clock = WallClock()
    sums: dict[tuple[date, str, int], int] = {}
    for sign, deeds in ((1, added), (-1, removed)):
        for deed in deeds:
            counter = COUNTER_OF.get(deed.kind)
            if counter is None:
                continue
            _, hour = wall_clock.day_and_hour(deed.occurred_at, deed.zone)
            key = deed.local_day, counter, hour
            sums[key] = sums.get(key, 0) + sign
    days: dict[date, DayChange] = {}
    for (day, counter, hour), change in sums.items():
        changed = days.setdefault(day, DayChange())
        changed.counts[counter] += change
        if counter == "strokes":
            changed.hours[str(hour)] += change
    return days


def points(counts: Mapping[str, int]) -> int:
    """What one person's day is worth."""
    return sum(worth * min(counts.get(name, 0), SCORED_A_DAY[name]) for name, worth in POINTS.items())
