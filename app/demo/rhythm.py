"""When things happen: eight weeks of working days with their ups and downs. Pure."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from app.calendar.rules import WorkWeek, day_begins, game_day

WEEKS = 8  # whole ones, before the running one
_BY_WEEK_AGO = (1.05, 1.1, 1.0, 0.85, 0.65, 0.7, 0.95, 1.1, 1.0)  # the novelty wears off, then it comes back
_BY_WEEKDAY = (1.3, 1.05, 1.0, 1.0, 0.8, 0.8, 0.6)
_SHIFTS = {"delivery": (7, 16), "service": (8, 18), "invoicing": (8, 17)}
_LIVELY = (1.0, 1.5, 1.6, 1.2, 0.8, 0.5, 1.0, 1.2, 1.0, 0.6, 0.4)  # by hour of the shift
_LATELY = timedelta(hours=4)
_JUST_NOW = timedelta(seconds=30)


@dataclass(frozen=True)
class Calendar:
    """The days of the demo as seen at `now` from `zone`."""

    now: datetime
    zone: str
    country: str

    @cached_property
    def today(self) -> date:
        """The running game day."""
        return game_day(self.now, self.zone)

    def monday(self, weeks_ago: int) -> date:
        """The Monday of the week so many weeks before the running one."""
        return self.today - timedelta(days=self.today.weekday() + 7 * weeks_ago)

    def weeks_ago(self, day: date) -> int:
        """How many weeks before the running one `day` falls."""
        return (self.monday(0) - day + timedelta(days=6)).days // 7

    def working_days(self, pattern: str, from_ago: int = WEEKS) -> list[date]:
        """The working days of a pattern up to and including today, oldest first."""
        week = WorkWeek(pattern, self.country)
        first = self.monday(min(from_ago, WEEKS))
        days = (first + timedelta(days=n) for n in range((self.today - first).days + 1))
        return [day for day in days if week.is_working_day(day)]

    def bounce(self, day: date) -> float:
        """How lively a day is; one is usual."""
        return _BY_WEEK_AGO[min(self.weeks_ago(day), WEEKS)] * _BY_WEEKDAY[day.weekday()]

    def moments(self, day: date, team: str, count: int, luck: random.Random) -> list[datetime]:
        """Moments in the shift of a team, in order; those that are still to come are left out."""
        begin, end = _SHIFTS[team]
        weights = _LIVELY[: end - begin]
        hours = luck.choices(range(begin, end), weights, k=count)
        zone = ZoneInfo(self.zone)
        found = sorted(
            datetime(day.year, day.month, day.day, hour, luck.randrange(60), luck.randrange(60), tzinfo=zone)
            for hour in hours
        )
        return [moment for moment in found if moment < self.now - _JUST_NOW]

    def lately(self, count: int, luck: random.Random) -> list[datetime]:
        """Moments of today in the last few hours, in order, whatever hour it is now."""
        since = max(day_begins(self.today, self.zone).astimezone(UTC), self.now.astimezone(UTC) - _LATELY)
        return sorted(since + (self.now - since) * luck.uniform(0.02, 0.98) for _ in range(count))


def roughly(mean: float, luck: random.Random) -> int:
    """A count around `mean`: at least none, at most three times as many."""
    return max(0, min(round(3 * mean), round(luck.gauss(mean, 0.45 * mean + 0.6))))


def between(first: float, last: float, days: Sequence[date], day: date) -> float:
    """What goes from `first` to `last` in the course of `days`, on `day`."""
    return first + (last - first) * days.index(day) / max(1, len(days) - 1)
