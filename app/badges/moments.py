"""When an award was earned, as the wall orders it. Pure."""

from datetime import UTC, datetime, timedelta

from app.badges.events import Day, Event
from app.calendar.rules import day_begins, game_day
from app.calendar.zones import day_in, zone_on


def moment_of(event: Event, clocks: str, now: datetime) -> datetime:
    """The moment of a deed; what a whole day earned was earned by now, or by its end on the clock of then."""
    if not isinstance(event, Day):
        return min(event.at, now)
    if event.day >= day_in(clocks, now):
        return now
    zone = zone_on(clocks, event.day)
    return day_begins(event.day + timedelta(days=1), zone).astimezone(UTC) - timedelta(seconds=1)


def is_news(award_day: object, zone: str, now: datetime) -> bool:
    """Whether what was earned on that day is still news: what came in later is told in one quiet message."""
    return award_day == game_day(now, zone)
