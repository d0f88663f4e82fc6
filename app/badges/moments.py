"""When an award was earned, as the wall orders it. Pure."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol, TypeVar

from app.badges.events import Day, Event
from app.calendar.rules import day_begins, game_day
from app.calendar.zones import day_in, zone_on


class Earned(Protocol):
    """What was earned on a day, by somebody or by a team."""

    day: Any  # a date, as SQLAlchemy maps it


Won = TypeVar("Won", bound=Earned)


def moment_of(event: Event, clocks: str, now: datetime) -> datetime:
    """The moment of a deed; what a whole day earned was earned by now, or by its end on the clock of then."""
    if not isinstance(event, Day):
        return min(event.at, now)
    if event.day >= day_in(clocks, now):
        return now
    zone = zone_on(clocks, event.day)
    return day_begins(event.day + timedelta(days=1), zone).astimezone(UTC) - timedelta(seconds=1)


def in_time(awards: Iterable[Won], zone: str, now: datetime) -> tuple[list[Won], list[Won]]:
    """Those of today, which are still news, and the others: what came in later is told in one quiet message."""
    today = game_day(now, zone)
    news: list[Won] = []
    late: list[Won] = []
    for award in awards:
        (news if award.day == today else late).append(award)
    return news, late
