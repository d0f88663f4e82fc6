"""When a friendly week is, and how it stands. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.calendar.rules import WorkWeek
from app.moments.rules import wall_clock

DAYS = 7  # of which each counts their own working days
_FRIDAY = timedelta(days=4)
ANSWERED_UNTIL = timedelta(days=1)  # Tuesday: an invitation that nobody answered by then is forgotten
SHOWN_FOR = timedelta(days=11)  # from Monday: the outcome stays over the next week
MOST = 3  # invitations for one week
_TOLD_AT = 16 * 60  # minutes of the last day


def monday_for(today: date) -> date:
    """The week that an invitation of today is for: this one on a Monday, else the next."""
    return today + timedelta(days=-today.weekday() % 7)


def can_be_answered(monday: date, today: date) -> bool:
    """Whether saying yes still makes sense."""
    return today <= monday + ANSWERED_UNTIL


def last_day(monday: date, *weeks: WorkWeek) -> date:
    """The last working day of the two in this week: Friday, mostly, and where neither works."""
    days = (monday + timedelta(days=n) for n in range(DAYS))
    return max((day for day in days if any(week.is_working_day(day) for week in weeks)), default=monday + _FRIDAY)


def ends_at(last: date, zone: str) -> datetime:
    """When both hear that it is over: in the afternoon of the last day, on the wall of who invited; in UTC."""
    return wall_clock(last, _TOLD_AT, zone)


def is_over(last: date, zone: str, now: datetime) -> bool:
    """Whether both have heard that it is over: then they see how it ended, too."""
    return now >= ends_at(last, zone)


@dataclass(frozen=True, slots=True)
class Filled:
    """Of one colleague: in how many of their own working hours the word fell, and how many there are, by working day of
    their own. What came outside of them, or more than once in an hour, adds nothing.
    """

    days: Sequence[tuple[int, int]]

    @property
    def heard(self) -> int:
        """Hours in which it fell."""
        return sum(heard for heard, _ in self.days)

    @property
    def worked(self) -> int:
        """Working hours of the week."""
        return sum(worked for _, worked in self.days)


def filled(hours: Mapping[date, Mapping[str, int]], worked: Sequence[int], week: WorkWeek, monday: date) -> Filled:
    """From the strokes by hour of each day, and the working hours of a day."""
    days = []
    for day in (monday + timedelta(days=n) for n in range(DAYS)):
        heard = {int(hour) for hour, strokes in hours.get(day, {}).items() if strokes > 0}
        if week.is_working_day(day):
            days.append((len(heard & set(worked)), len(worked)))
    return Filled(days)


MIRRORED = {"ahead": "behind", "behind": "ahead", "level": "level"}
"""How it ended for the other."""


def outcome(mine: Filled, theirs: Filled) -> str:
    """How it ended for who reads: ahead, level or behind, by the share of their own working hours, so that part of a
    week is as good as a whole one. Where either had no hours at all (leave), there is nothing to compare: level.
    """
    if not (mine.worked and theirs.worked):
        return "level"
    left, right = mine.heard * theirs.worked, theirs.heard * mine.worked
    return "ahead" if left > right else "behind" if left < right else "level"
