"""When it counts that somebody promised to do a challenge too. Pure.

A promise that is kept counts at once. One that is not counts when its challenge is over: after its last day, or from
the moment that it was taken back or paused. Where it was stopped before it could be done for an hour of a working day,
it asked nothing of anybody and does not count.
"""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from app.calendar.rules import day_begins, game_day
from app.challenges.occasions import Span, occasions
from app.notifications.rules import WORKS_FROM

CHANCE = timedelta(hours=1)


class Promises(NamedTuple):
    """How many promises count, how many of those were kept, and how many are neither kept nor over."""

    promised: int = 0
    kept: int = 0
    running: int = 0

    def and_one(self, *, kept: bool, is_over: bool) -> "Promises":
        """With one more."""
        return Promises(self.promised + (kept or is_over), self.kept + kept, self.running + (not kept and not is_over))


class Asked(NamedTuple):
    """When a challenge could be done, by the wall clock of a zone, and when it was paused and taken back."""

    span: Span
    zone: str
    published_at: datetime
    paused_at: datetime | None = None
    withdrawn_at: datetime | None = None

    @property
    def stopped_at(self) -> datetime | None:
        """From when on it was not offered before its days were over."""
        return min((moment for moment in (self.paused_at, self.withdrawn_at) if moment), default=None)

    @property
    def last_day(self) -> date:
        """The last day on which it could be done."""
        if self.stopped_at is None:
            return self.span.ends_on
        return min(self.span.ends_on, game_day(self.stopped_at, self.zone))

    @property
    def had_chance(self) -> bool:
        """Whether there was, or is, the time to do it."""
        first = next(occasions(self.span), self.span.starts_on)
        at_work = day_begins(first, self.zone).replace(hour=WORKS_FROM // 60, minute=WORKS_FROM % 60)
        return self.stopped_at is None or self.stopped_at >= max(self.published_at, at_work) + CHANCE

    def is_over(self, today: date) -> bool:
        """Whether it can be done no longer."""
        return self.stopped_at is not None or self.span.ends_on < today
