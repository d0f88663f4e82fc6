"""When an award was earned, as the wall orders it. Pure."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol, TypeVar

from app.badges.events import WHOLE_DAY, Event
from app.calendar.rules import day_begins, game_day
from app.calendar.zones import day_in, zone_on


class Earned(Protocol):
    """What was earned on a day, by somebody or by a team."""

    day: Any  # a date, as SQLAlchemy maps it


Won = TypeVar("Won", bound=Earned)


def moment_of(event: Event, clocks: str, now: datetime) -> datetime:
    """The moment of a deed; what a whole day earned was earned by now, or by its end on the clock of then."""
    if event.at < WHOLE_DAY:
        return min(event.at, now)
    if event.day >= day_in(clocks, now):
        return now
    return _end_of(event.day, clocks)


def is_of_whole_day(at: datetime, day: date, clocks: str) -> bool:
    """Whether a whole day earned it, so that its moment is no time of the clock to show."""
    return at == _end_of(day, clocks)


def _end_of(day: date, clocks: str) -> datetime:
    """The last second of a game day, by the clock of then."""
    return day_begins(day + timedelta(days=1), zone_on(clocks, day)).astimezone(UTC) - timedelta(seconds=1)


def in_time(awards: Iterable[Won], zone: str, now: datetime) -> tuple[list[Won], list[Won]]:
    """Those of today, which are still news, and the others: what came in later is told in one quiet message."""
    today = game_day(now, zone)
    news: list[Won] = []
    late: list[Won] = []
    for award in awards:
        (news if award.day == today else late).append(award)
    return news, late
