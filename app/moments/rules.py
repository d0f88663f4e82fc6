"""Moments on the wall clock. Pure."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = 24 * 60
MINUTE = timedelta(minutes=1)


def on_the_minute(moment: datetime) -> datetime:
    """The next whole minute, or the moment itself where it is one: what is due together is told together."""
    whole = moment.replace(second=0, microsecond=0)
    return whole if whole == moment else whole + MINUTE


def wall_clock(day: date, minutes: int, zone: str, fold: int = 0) -> datetime:
    """When the clock on the wall says so many minutes after the midnight that begins `day`; in UTC.

    More than a day's minutes go on into the next day. A time that the clock change skips comes an hour later on the
    wall, and of one that comes twice `fold` says which: so it is one moment, always.
    """
    day += timedelta(days=minutes // DAY)
    at = time(minutes % DAY // 60, minutes % 60, fold=fold)
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)
