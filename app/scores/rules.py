"""From deeds to counters, and from counters to points. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter

from app.calendar.rules import WALL_CLOCK
from app.deeds.rules import Deed

COUNTER_OF = {
    "tally": "strokes",
    "completion": "completions",
    "surprise": "surprises",
    "applause": "applauses",
    "compliment": "compliments",
}

HEARD = frozenset({"tally", "meeting_stroke"})
"""What fills an hour of one's own. A meeting counts once, for the team (see meetings), so its strokes are none of the
person's `strokes` and earn no points; but who heard the word there has a deed on that day. Only those of a meeting that
somebody held alone are strokes as all others."""

# Talk stops scoring after a cap, and it is still counted and shown. Deeds count for more than words.
POINTS = {"strokes": 1, "completions": 10, "surprises": 15, "applauses": 1, "compliments": 5}
SCORED_A_DAY = {"strokes": 10, "completions": 3, "surprises": 3, "applauses": 5, "compliments": 3}

COUNTERS = (*POINTS, "points")
"""What is kept of a day, of a person and of a team alike."""

_SAID = attrgetter("kind", "zone", "local_day")


@dataclass(slots=True)
class DayChange:
    """How the counters of one day change."""

    counts: Counter[str] = field(default_factory=Counter)
    hours: Counter[str] = field(default_factory=Counter)


def changes(
    added: Iterable[Deed], removed: Iterable[Deed], alone: Collection[str] = frozenset()
) -> dict[date, DayChange]:
    """What deeds that now count, and deeds that no longer do, mean for the counters of each day.

    `alone` are the meetings that their person held by themselves.
    """
    days = _by_kind(added, removed)
    if alone:
        for sign, deeds in ((1, added), (-1, removed)):
            for day, number in alone_strokes(deeds, alone).items():
                days[day].counts["strokes"] += sign * number
    return days


def alone_strokes(deeds: Iterable[Deed], alone: Collection[str]) -> Counter[date]:
    """By day, how many of these were drawn in a meeting of these."""
    drawn = (deed for deed in deeds if deed.kind == "meeting_stroke")
    return Counter(deed.local_day for deed in drawn if deed.payload["meeting"] in alone)


def _by_kind(added: Iterable[Deed], removed: Iterable[Deed]) -> dict[date, DayChange]:
    sums: Counter[tuple[date, str, int]] = Counter()
    for sign, deeds in ((1, added), (-1, removed)):
        for (kind, zone, day), alike in groupby(deeds, _SAID):
            if kind not in COUNTER_OF and kind not in HEARD:
                continue
            for hour, number in _by_hour(zone, [deed.occurred_at for deed in alike]):
                sums[day, kind, hour] += sign * number
    days: dict[date, DayChange] = {}
    for (day, kind, hour), change in sums.items():
        changed = days.setdefault(day, DayChange())
        if kind in COUNTER_OF:
            changed.counts[COUNTER_OF[kind]] += change
        if kind in HEARD:
            changed.hours[str(hour)] += change
    return days


def is_active(points: int, full_hours: int) -> bool:
    """Whether a day has a deed: one with points, or an hour in which the word was heard."""
    return points > 0 or full_hours > 0


def _by_hour(zone: str, moments: Sequence[datetime]) -> Iterable[tuple[int, int]]:
    """How many of these moments lie in which hour on the wall; mostly all in one, so that is looked at first."""
    _, ends, (_, hour) = WALL_CLOCK.hour_around(min(moments), zone)
    if max(moments) < ends:
        return [(hour, len(moments))]
    return Counter(WALL_CLOCK.day_and_hour(moment, zone)[1] for moment in moments).items()


def points(counts: Mapping[str, int]) -> int:
    """What one person's day is worth."""
    return sum(worth * min(counts.get(name, 0), SCORED_A_DAY[name]) for name, worth in POINTS.items())
