"""How far a zone's wall clock is ahead of UTC, in the weeks around a day, as every page tells it to the phone.

To ask the browser's own tables of zones for the first time takes a slow phone a tenth of a second, at each opening.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

BEFORE, AFTER = timedelta(days=8), timedelta(days=22)
"""What waits on a phone may be a week old, and a page that is kept may be opened some weeks later."""


@lru_cache(maxsize=256)
def offsets_around(day: date, zone: str) -> str:
    """Seconds ahead of UTC, each after the moment since which it is so; last, until when that is known.

    Like "1763000000:3600,1765592000": moments are in seconds since 1970. Around a clock change there are two steps.
    """
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    steps = [f"{moment}:{ahead}" for moment, ahead in _steps(noon - BEFORE, noon + AFTER, ZoneInfo(zone))]
    return ",".join([*steps, str(_seconds(noon + AFTER))])


def _steps(first: datetime, last: datetime, zone: ZoneInfo) -> Iterator[tuple[int, int]]:
    ahead = _ahead(first, zone)
    yield _seconds(first), ahead
    while first < last:
        following = first + timedelta(days=1)
        if _ahead(following, zone) != ahead:
            ahead = _ahead(following, zone)
            yield _since(_seconds(first), _seconds(following), ahead, zone), ahead
        first = following


def _since(before: int, after: int, ahead: int, zone: ZoneInfo) -> int:
    """The first second after `before` at which the clock is `ahead`, as it is at `after`."""
    while after - before > 1:
        middle = (before + after) // 2
        if _ahead(datetime.fromtimestamp(middle, UTC), zone) == ahead:
            after = middle
        else:
            before = middle
    return after


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _ahead(moment: datetime, zone: ZoneInfo) -> int:
    offset = moment.astimezone(zone).utcoffset() or timedelta()
    return int(offset.total_seconds())
