"""How long work is lent out, when it is tried again, and which periods there are. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=1)
LATE_AFTER = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Pace:
    """How a worker process works: `lease` is how long work is its own without a sign of life."""

    threads: int = 12
    lease: timedelta = timedelta(seconds=60)
    sweep: timedelta = timedelta(seconds=5)
    poll: timedelta = timedelta(milliseconds=300)
    stop_within: timedelta = timedelta(seconds=9)

    @property
    def beat(self) -> timedelta:
        """How often a sign of life is given: three may be missed."""
        return self.lease / 4


def pause(attempts: int, chance: float) -> timedelta:
    """The back-off after `attempts` failures: 5 s, 10 s … an hour, each times 0.5 to 1.5 by `chance` (0 to 1)."""
    doubled = FIRST_PAUSE * (1 << min(attempts - 1, 12))
    return min(doubled, LONGEST_PAUSE) * (0.5 + chance)


def worker_state(last_beat: datetime | None, now: datetime) -> str:
    """What /healthz says: ok, late, or none where no worker has ever started or all have stopped in order."""
    if last_beat is None:
        return "none"
    return "ok" if now - last_beat < LATE_AFTER else "late"


class Schedule(Protocol):
    """Divides time into periods; in each, the work is due once."""

    def period(self, now: datetime) -> str | None:
        """The name of the period in which work is due at `now`, if any."""


@dataclass(frozen=True, slots=True)
class Every:
    """Once in each span of time, counted in UTC so that no clock change doubles or drops one."""

    span: timedelta

    def period(self, now: datetime) -> str:
        """The start of the span that `now` is in."""
        seconds = int(self.span.total_seconds())
        start = int(now.timestamp()) // seconds * seconds
        return datetime.fromtimestamp(start, UTC).isoformat()


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day, from a time on the wall clock of a place on."""

    at: time
    zone: str

    def period(self, now: datetime) -> str | None:
        """The local date, once its time has come; a time that a clock change skips comes with the next one."""
        local = now.astimezone(ZoneInfo(self.zone))
        return local.date().isoformat() if local.time() >= self.at else None
