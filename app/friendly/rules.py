"""When a friendly week is, and how it stands. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.calendar.rules import WorkWeek
from app.moments.rules import wall_clock
from app.tallies.hours import HOUR, shift_on

DAYS = 7  # of which each counts their own working days
_FRIDAY = timedelta(days=4)
ANSWERED_UNTIL = timedelta(days=1)  # Tuesday: an invitation that nobody answered by then is forgotten
SHOWN_FOR = timedelta(days=11)  # from Monday: the outcome stays over the next week
MOST = 3  # invitations for one week
_TOLD_AT = 16 * HOUR  # of the last day, at the earliest


def monday_for(today: date) -> date:
    """The week that an invitation of today is for: this one on a Monday, else the next."""
    return today + timedelta(days=-today.weekday() % 7)


def can_be_answered(monday: date, today: date) -> bool:
    """Whether saying yes still makes sense."""
    return today <= monday + ANSWERED_UNTIL


def worked_days(monday: date, *weeks: WorkWeek) -> list[date]:
    """The days of this week on which any of these works."""
    days = (monday + timedelta(days=n) for n in range(DAYS))
    return [day for day in days if any(week.is_working_day(day) for week in weeks)]


def last_day(monday: date, *weeks: WorkWeek) -> date:
    """The last working day of the two in this week: Friday, mostly, and where neither works."""
    return max(worked_days(monday, *weeks), default=monday + _FRIDAY)


def shift_ends(day: date, worked: Sequence[int], zone: str) -> datetime:
    """When the last hour of the shift that begins on `day` has passed, also where that is worked in part; in UTC."""
    return wall_clock(day, (worked[0] + len(worked)) * HOUR, zone)


def ends_at(last: date, zone: str, *shifts: datetime) -> datetime:
    """When both hear that it is over, in UTC: in the afternoon of the last day, on the wall of who invited, and not
    before the shifts of both have ended: who still works could be told that they are behind, and not be.
    """
    return max([wall_clock(last, _TOLD_AT, zone), *shifts])


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
    """From the strokes by hour of each game day in `days_read`, and the working hours of a day: each shift counts for
    the day on which it begins, wherever its strokes are kept.
    """
    shifts = (shift_on(day, worked) for day in worked_days(monday, week))
    return Filled([(sum(hours.get(day, {}).get(str(hour), 0) > 0 for day, hour in one), len(one)) for one in shifts])


def days_read(monday: date) -> list[date]:
    """The game days that hold strokes of the shifts of this week: one more than it has on either side."""
    return [monday + timedelta(days=n) for n in range(-1, DAYS + 1)]


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
