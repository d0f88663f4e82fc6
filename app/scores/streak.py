"""The streak: days in a row with a deed, and the tea cosies that keep it warm. Pure.

A streak may begin on any own working day with a deed, with two cosies. Only own working days count, so that nobody
works on a day off for a number; one with a deed counts also where leave or other working days were entered afterwards.
Only they can break it, and today cannot: it is not over. A working day without a deed uses a cosy by itself; where none
is left, that streak is over. Ten working days of a streak bring another cosy, up to three, and one that a cosy kept
warm is one of the ten. Of all that still stand, the longest counts.

Because every day is looked at again, late deeds repair, and give the cosy back. Because a streak may begin anywhere, a
late deed never makes it shorter. It could if only one were followed: it would keep an old streak alive that has no cosy
left, in the place of a new one that has two.

Days are looked at for a year. A streak that may be older is told as a year and more, without a number: counted within
that year alone it would grow shorter by each holiday that comes into it, and nobody missed a day.
"""

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from app.calendar.rules import DayKind, WorkWeek

COSIES = 2  # tea cosies from the first day
COSY_EVERY = 10  # days of a streak that bring one more
MOST_COSIES = 3
_FULL = MOST_COSIES * COSY_EVERY


@dataclass(frozen=True)
class Streak:
    """Days in a row with a deed, and the tea cosies that are left. `is_long`: it reaches back as far as is looked."""

    length: int
    cosies: int
    is_long: bool = False


class Run(NamedTuple):
    """A streak that stands. `warmth` is ten for each cosy, and one for each day towards the next."""

    began: date
    length: int
    warmth: int

    @property
    def streak(self) -> Streak:
        """As people see it."""
        return Streak(self.length, self.warmth // COSY_EVERY)


def streak(days_with_deeds: Collection[date], week: WorkWeek, today: date, since: date) -> Streak:
    """The streak as it stands on `today`, counted from `since` (the day of joining) onwards."""
    return streak_in(run_of(days_with_deeds, week, today, since))


def streak_in(run: Run | None) -> Streak:
    """A run as people see it, or that none stands."""
    return run.streak if run else Streak(0, COSIES)


def run_of(days_with_deeds: Collection[date], week: WorkWeek, today: date, since: date) -> Run | None:
    """The longest run that stands on `today`; None where none does."""
    last = deque(_course(days_with_deeds, week, today, since), maxlen=1)
    return last[0][0] if last and last[0] else None


def reaches_back(run: Run | None, week: WorkWeek, today: date, since: date) -> bool:
    """Whether the streak of `today` may be older than `since`: before it no more was missed than cosies keep warm."""
    return run is not None and sum(day < run.began for day in _working_days(week, since, today)) <= MOST_COSIES


def longest_streak(days_with_deeds: Collection[date], week: WorkWeek, today: date, since: date) -> int:
    """The length of the longest streak from `since` until `today`; a late deed may only make it longer."""
    course = _course(days_with_deeds, week, today, since)
    return max((standing[0].length for standing in course if standing), default=0)


def _course(days_with_deeds: Collection[date], week: WorkWeek, today: date, since: date) -> Iterator[Sequence[Run]]:
    """What stands after each day that counts, the longest first."""
    standing: Sequence[Run] = ()
    worked = _working_days(week, since, today)
    besides = [day for day in days_with_deeds if since <= day <= today and _is_kept(day, week)]
    for day in sorted([*worked, *besides]) if besides else worked:
        if day in days_with_deeds:
            grown = [Run(began, length + 1, min(_FULL, warmth + 1)) for began, length, warmth in standing]
            standing = _best([*grown, Run(day, 1, COSIES * COSY_EVERY + 1)])
        elif day != today:
            standing = [
                Run(began, length, warmth - COSY_EVERY + 1)
                for began, length, warmth in standing
                if warmth >= COSY_EVERY
            ]
        yield standing


def _is_kept(day: date, week: WorkWeek) -> bool:
    """Whether a day became leave or a day off after it was one to work on: what was done on it stands."""
    return week.counts(day) and not week.is_working_day(day)


def _best(runs: Sequence[Run]) -> list[Run]:
    """Without those that are shorter and no warmer: they never come out ahead."""
    kept: list[Run] = []
    for run in runs:
        if not kept or run.warmth > kept[-1].warmth:
            kept.append(run)
    return kept


@lru_cache(maxsize=512)  # whoever has been here for long has the same days as their colleagues
def _working_days(week: WorkWeek, since: date, today: date) -> tuple[date, ...]:
    days = (since + timedelta(days=n) for n in range((today - since).days + 1))
    return tuple(day for day in days if week.is_working_day(day))


class Mark(StrEnum):
    """What a day is to the streak."""

    DEED = "deed"
    COSY = "cosy"
    """Missed, and kept warm by a cosy."""
    MISSED = "missed"
    OPEN = "open"
    """Today, or still to come."""
    LEAVE = "leave"
    HOLIDAY = "holiday"
    CLOSED = "closed"
    OFF = "off"


class StreakDay(NamedTuple):
    """One day of the row that people see."""

    day: date
    mark: Mark


def marks(
    days_with_deeds: Collection[date], week: WorkWeek, today: date, since: date, shown: Sequence[date]
) -> list[StreakDay]:
    """What each of the days in `shown` is to the streak as it stands on `today`; days before `since` are left out."""
    run = run_of(days_with_deeds, week, today, since)
    began = run.began if run else today

    def mark(day: date) -> Mark:
        if day in days_with_deeds and week.counts(day):
            return Mark.DEED
        kind = week.kind_of(day)
        if kind is not DayKind.WORK:
            return Mark(kind.value)
        if day >= today:
            return Mark.OPEN
        return Mark.COSY if day > began else Mark.MISSED

    return [StreakDay(day, mark(day)) for day in shown if day >= since]
