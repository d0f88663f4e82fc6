"""Which day a moment belongs to, and which days are worked. Pure: the moment is passed in."""

from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from app.calendar.almanac import holidays_in, is_closed, is_free
from app.calendar.leave import Span
from app.calendar.patterns import MONDAY_TO_FRIDAY, exception_on, pattern_on, stands

DAY_START_HOUR = 4  # night shifts end before it


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """Every zone name that this machine's time zone data knows."""
    return frozenset(available_timezones())


def is_zone(name: str) -> bool:
    """Whether `name` is an IANA zone."""
    return name in zone_names()


def game_day(moment: datetime, zone: str, day_start: int = DAY_START_HOUR) -> date:
    """The day that `moment` (aware) counts for in `zone`; before `day_start` it is still yesterday.

    The hour is read off the wall clock, so a day has 23 or 25 hours when the clock changes and no
    moment falls between two days.
    """
    local = moment.astimezone(ZoneInfo(zone))
    day = local.date()
    return day if local.hour >= day_start else day - timedelta(days=1)


def local_hour(moment: datetime, zone: str) -> int:
    """The hour (0-23) on the wall clock in `zone`."""
    return moment.astimezone(ZoneInfo(zone)).hour


class WallClock:
    """Game days and hours of moments that lie close together, as most do: each hour is looked up once.

    It remembers one hour for each zone, and any number of threads may ask it.
    """

    def __init__(self) -> None:
        self._hours: dict[str, tuple[datetime, datetime, tuple[date, int]]] = {}

    def day_and_hour(self, moment: datetime, zone: str) -> tuple[date, int]:
        """What `game_day` and `local_hour` say of `moment` (aware) in `zone`."""
        return self.hour_around(moment, zone)[2]

    def hour_around(self, moment: datetime, zone: str) -> tuple[datetime, datetime, tuple[date, int]]:
        """The same, behind the moments from which and before which it holds; no time at all where the clock changes."""
        known = self._hours.get(zone)
        if known is None or not known[0] <= moment < known[1]:
            known = self._hours[zone] = _hour_around(moment, zone)
        return known


def _hour_around(moment: datetime, zone: str) -> tuple[datetime, datetime, tuple[date, int]]:
    """From when until when the hour on the wall clock lasts, and what it is; no time at all where the clock changes."""
    local = moment.astimezone(ZoneInfo(zone))
    found = game_day(moment, zone), local.hour
    since = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    try:
        begins = moment.astimezone(UTC) - since
        ends = begins + timedelta(hours=1)
        offsets = {one.astimezone(local.tzinfo).utcoffset() for one in (begins, moment, ends - timedelta.resolution)}
    except OverflowError:  # at the very edge of the calendar
        return moment, moment, found
    return (begins, ends, found) if len(offsets) == 1 else (moment, moment, found)


WALL_CLOCK = WallClock()


def day_begins(day: date, zone: str, day_start: int = DAY_START_HOUR) -> datetime:
    """The first moment of a game day, aware, in `zone`."""
    return datetime(day.year, day.month, day.day, day_start, tzinfo=ZoneInfo(zone))


def monday_of(day: date) -> date:
    """The first day of the ISO week of `day`."""
    return day - timedelta(days=day.weekday())


def week_of(day: date) -> tuple[int, int]:
    """ISO year and ISO week number."""
    iso = day.isocalendar()
    return iso.year, iso.week


@lru_cache(maxsize=512)
def _worked(pattern: str, place: str, year: int) -> frozenset[date]:
    """The working days of a whole year: looked up far more often than worked out."""
    days = (date.fromordinal(date(year, 1, 1).toordinal() + n) for n in range(366 if isleap(year) else 365))
    return frozenset(day for day in days if pattern[day.weekday()] == "1" and not is_free(place, day))


class DayKind(StrEnum):
    """What a day is for somebody."""

    WORK = "work"
    LEAVE = "leave"
    HOLIDAY = "holiday"
    CLOSED = "closed"
    """The organisation says so itself."""
    OFF = "off"


@dataclass(frozen=True)
class WorkWeek:
    """Somebody's own working days: the patterns of their weeks (see patterns), what is free where they work (see
    almanac), and leave."""

    pattern: str = MONDAY_TO_FRIDAY
    place: str = "NL"
    leave: tuple[Span, ...] = ()

    def is_working_day(self, day: date) -> bool:
        """Whether this person works on `day`."""
        return self.would_work(day) and not self.is_on_leave(day)

    def would_work(self, day: date) -> bool:
        """Whether this person works on `day`, were it not for leave."""
        own = exception_on(self.pattern, day)
        if own is not None:  # who said which days of this very week, meant its holidays too, and not what closes since
            sign = own[day.weekday()]
            return sign == "+" or (sign == "1" and not is_closed(self.place, day))
        return day in _worked(pattern_on(self.pattern, day), self.place, day.year)

    def counts(self, day: date) -> bool:
        """Whether what was done on `day` counts: it would be worked, or was to be until that was changed."""
        return self.would_work(day) or stands(self.pattern, day)

    def pattern_on(self, day: date) -> str:
        """The days of the week as they are worked around `day`: "1" for a day that is, from Monday on."""
        return pattern_on(self.pattern, day)

    def is_on_leave(self, day: date) -> bool:
        """Whether `day` lies in a span of leave, worked otherwise or not."""
        return any(first <= day <= last for first, last in self.leave)

    def kind_of(self, day: date) -> DayKind:
        """What `day` is: a holiday is free whatever the usual pattern says, and nobody takes leave on a day off."""
        if self.would_work(day):
            return DayKind.LEAVE if self.is_on_leave(day) else DayKind.WORK
        if day in holidays_in(self.place, day.year):
            return DayKind.HOLIDAY
        return DayKind.CLOSED if is_closed(self.place, day) else DayKind.OFF

    def is_freed(self, day: date) -> bool:
        """Whether `day` is free for everybody alone: on another such day of the week this person would work."""
        return self.kind_of(day) in {DayKind.HOLIDAY, DayKind.CLOSED} and self.pattern_on(day)[day.weekday()] == "1"

    def coming(self, after: date, count: int) -> list[date]:
        """The next `count` working days after `after`; fewer if none come within two months."""
        days = (after + timedelta(days=n) for n in range(1, 63))
        return [day for day in days if self.is_working_day(day)][:count]

    def back_from(self, day: date, limit: int = 400) -> Iterator[date]:
        """Working days from `day` backwards, `day` included when it is one, over `limit` days."""
        for n in range(limit):
            if self.is_working_day(day - timedelta(days=n)):
                yield day - timedelta(days=n)
