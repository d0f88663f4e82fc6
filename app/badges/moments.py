"""When an award was earned, as the wall orders it. Pure."""

from datetime import UTC, datetime, timedelta

from app.badges.events import Day, Event
from app.calendar.rules import day_begins, game_day


def moment_of(event: Event, zone: str, now: datetime) -> datetime:
    """The moment of a deed; what a whole day earned was earned by now, or by the end of that day."""
    if not isinstance(event, Day):
        return min(event.at, now)
    if event.day >= game_day(now, zone):
        return now
    return day_begins(event.day + timedelta(days=1), zone).astimezone(UTC) - timedelta(seconds=1)


def is_news(award_day: object, zone: str, now: datetime) -> bool:
    """Whether what was earned on that day is still news: what came in later is told in one quiet message."""
    return award_day == game_day(now, zone)
