"""From deeds to counters, from counters to points, and the streak. Pure."""

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from app.calendar.rules import WallClock, WorkWeek
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

COSIES = 2  # tea cosies from the first day
COSY_EVERY = 10  # working days of a streak that bring one more
MOST_COSIES = 3


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


@dataclass(frozen=True)
class Streak:
    """Own working days in a row with a deed, and the tea cosies that are left."""

    length: int
    cosies: int


def streak(days_with_deeds: Collection[date], week: WorkWeek, today: date, since: date) -> Streak:
    """The streak as it stands on `today`, counted from `since` (the day of joining) onwards.

    Only own working days can break it, and today cannot: it is not over. A deed on a day off counts
    for nothing and breaks nothing. A missed working day uses a cosy by itself; without one the streak
    begins anew, with the cosies of a first day. Because all days are looked at again, late deeds repair.
    """
    last = deque(_course(days_with_deeds, week, today, since), maxlen=1)
    return last[0] if last else Streak(0, COSIES)


def longest_streak(days_with_deeds: Collection[date], week: WorkWeek, today: date, since: date) -> int:
    """The length of the longest streak from `since` until `today`; a late deed may only make it longer."""
    return max((found.length for found in _course(days_with_deeds, week, today, since)), default=0)


def _course(days_with_deeds: Collection[date], week: WorkWeek, today: date, since: date) -> Iterator[Streak]:
    """The streak after each own working day."""
    length, cosies, since_cosy = 0, COSIES, 0
    for day in _working_days(week, since, today):
        if day in days_with_deeds:
            length, since_cosy = length + 1, since_cosy + 1
            if since_cosy == COSY_EVERY:
                cosies, since_cosy = min(MOST_COSIES, cosies + 1), 0
        elif day == today or length == 0:
            pass
        elif cosies:
            cosies -= 1
        else:
            length, cosies, since_cosy = 0, COSIES, 0
        yield Streak(length, cosies)


@lru_cache(maxsize=512)  # whoever has been here for long has the same days as their colleagues
def _working_days(week: WorkWeek, since: date, today: date) -> tuple[date, ...]:
    days = (since + timedelta(days=n) for n in range((today - since).days + 1))
    return tuple(day for day in days if week.is_working_day(day))
