"""How many people of a team are there to warm its pot on a day. Pure.

A pot is warmed by effort, not by heads: whoever works three days a week counts for three fifths, who is on leave counts
for nothing that day, and who left or is still to come neither. A team of five and one of eighty are then equally warm
when their people do equally much on the days that they are there.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple, Self

from app.calendar.leave import spans_of
from app.calendar.patterns import MONDAY_TO_FRIDAY, pattern_on
from app.calendar.zones import day_in

FULL_TIME = 5  # days a week
DAYS_FELT = 128  # of one team, for its pot and the weeks of its course
DAYS_KNOWN = 4096  # of one team: a badge looks back over all of them, in order, which forgets all if it forgets one

Moment = datetime | None
Active = Callable[[date], float]
"""How many people were there to warm the pot on a day, counted in full weeks of work."""


def _day_of(moment: Moment, clocks: str) -> date | None:
    return day_in(clocks, moment) if moment else None


class Members(NamedTuple):
    """So many people of one team with the same weeks, the same leave, and the same days of coming and leaving."""

    work_week: str
    leave: str
    joined: date | None
    """None for long ago."""
    left: date | None
    number: int

    @classmethod
    def here(
        cls, clocks: str, week: str, leave: str, joined: Moment, left: Moment, moved: date | None, number: int
    ) -> Self:
        """Those who are of the team now; who `moved` to it counts from that day on."""
        return cls(week, leave, moved or _day_of(joined, clocks), _day_of(left, clocks), number)

    @classmethod
    def formerly(cls, clocks: str, week: str, leave: str, joined: Moment, first: date | None, until: date) -> Self:
        """One who was of the team from `first`, or from joining, through `until`."""
        return cls(week, leave, first or _day_of(joined, clocks), until + timedelta(days=1), 1)

    def share(self, day: date) -> float:
        """What all of them together count for on a day on which nobody is away, by the days of their week of then."""
        return self.number * pattern_on(self.work_week, day).count("1") / FULL_TIME

    def are_there(self, day: date) -> bool:
        """Whether they take part on `day`."""
        return self.is_member(day) and not any(day in span for span in spans_of(self.leave))

    def is_member(self, day: date) -> bool:
        """Whether they are of the team on `day`, on leave or not."""
        return not ((self.joined and day < self.joined) or (self.left and day >= self.left))


@lru_cache(maxsize=1024)
def active_of(members: tuple[Members, ...]) -> Active:
    """How active a team of these people is on a day, remembered for the days that a pot feels."""
    return _remembered(members, DAYS_FELT)


@lru_cache(maxsize=32)  # whoever comes, goes or is away makes another team of it: 25 MB where each is years old
def ever_active_of(members: tuple[Members, ...]) -> Active:
    """The same over all days of a team; of the few teams only that were asked for last."""
    return _remembered(members, DAYS_KNOWN)


def _remembered(members: tuple[Members, ...], days: int) -> Active:
    @lru_cache(maxsize=days)
    def active(day: date) -> float:
        return sum(some.share(day) for some in members if some.are_there(day))

    return active


def everybody(count: int) -> Active:
    """A team of `count` people who are always there."""
    return active_of((Members(MONDAY_TO_FRIDAY, "", None, None, count),))


def newcomers(members: Sequence[Members], day: date) -> int:
    """How many of a team that was there before take part from `day` on; none where all began on that day."""
    new = sum(some.number for some in members if some.left is None and some.joined == day)
    return new if new < heads(members) else 0


def heads(members: Sequence[Members], day: date | None = None) -> int:
    """How many people take part now, or took part on a day, on leave or not."""
    if day is None:
        return sum(some.number for some in members if some.left is None)
    return sum(some.number for some in members if some.is_member(day))
