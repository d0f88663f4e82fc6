"""Whether a phone is told now, later, or not at all. Pure: one rule for every kind, and for everybody.

1. Who wants a kind in the inbox only, or not at all, is not disturbed for it.
2. What somebody asked for, at a time that they chose, comes at that time. Where it is late, that does not count.
3. All else comes in their own working hours, on their own working days, where their clock hangs: a day off or leave is
   silent. What comes too late to be news stays in the inbox.
4. No more than so many a day; the rest stays in the inbox.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.calendar.rules import WorkWeek, game_day
from app.moments.rules import wall_clock
from app.notifications.kinds import Channel, Kind

WORKS_FROM, WORKS_UNTIL = 8 * 60, 17 * 60  # minutes of the day: eight hours and a break
MOST_A_DAY = 3
MOST_TO_CHOOSE = 10
REMINDED = 2 / 3  # of the working hours have passed: two in the afternoon, for most
ON_TIME = timedelta(minutes=30)
"""What somebody asked for comes at its time or within this; later it is told by the rule for all else."""
REACH = 14  # days ahead in which working hours are looked for


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody chose, where they did. Times are minutes of the day."""

    channels: Mapping[str, str] = field(default_factory=dict)
    morning_at: int | None = None
    reminder_at: int | None = None
    works_from: int = WORKS_FROM
    works_until: int = WORKS_UNTIL
    most_a_day: int = MOST_A_DAY

    def channel(self, kind: Kind) -> Channel:
        """How this person wants to hear of a kind."""
        return Channel(self.channels.get(kind.name, kind.channel))

    @property
    def morning(self) -> int:
        """When the day's challenge is told: at the chosen time, else when work begins."""
        return self.works_from if self.morning_at is None else self.morning_at

    @property
    def reminder(self) -> int:
        """When somebody is reminded of what they chose to do: at their time, else a while before work ends."""
        return self.within(REMINDED) if self.reminder_at is None else self.reminder_at

    def within(self, share: float) -> int:
        """The minute at a share (0 to 1) of the working hours; past 24 h where those go on after midnight."""
        length = (self.works_until - self.works_from) % (24 * 60) or 24 * 60
        return self.works_from + int(length * share) // 15 * 15


@dataclass(frozen=True, slots=True)
class Hours:
    """Somebody's working hours; `until` at or before `since` means that they go on after midnight."""

    week: WorkWeek
    zone: str
    since: int
    until: int

    def is_open_on(self, day: date) -> bool:
        """Whether this person works on a day, and is not on leave."""
        return self.week.is_working_day(day)

    def are_at(self, moment: datetime) -> bool:
        """Whether the clock on this person's wall is within them."""
        local = moment.astimezone(ZoneInfo(self.zone))
        minute, day = local.hour * 60 + local.minute, local.date()
        if self.since < self.until:
            return self.since <= minute < self.until and self.is_open_on(day)
        if minute >= self.since:
            return self.is_open_on(day)
        return minute < self.until and self.is_open_on(day - timedelta(days=1))

    def end_after(self, moment: datetime) -> datetime | None:
        """When the hours that this moment is in end, in UTC; None where it is in none, or where they never do."""
        if not self.are_at(moment):
            return None
        today = moment.astimezone(ZoneInfo(self.zone)).date()
        ends = (
            wall_clock(today + timedelta(days=n), self.until, self.zone, fold) for n in range(REACH) for fold in (0, 1)
        )
        return next((end for end in ends if end > moment and not self.are_at(end)), None)

    def first_from(self, moment: datetime) -> datetime | None:
        """The moment itself when it is within them, else when they begin next; None where that is far away."""
        if self.are_at(moment):
            return moment
        today = moment.astimezone(ZoneInfo(self.zone)).date()
        starts = (
            wall_clock(today + timedelta(days=n), self.since, self.zone, fold) for n in range(REACH) for fold in (0, 1)
        )
        return next((start for start in starts if start > moment and self.are_at(start)), None)


class When(Enum):
    """What is done about a phone."""

    NOW = "now"
    LATER = "later"
    INBOX = "inbox only"


@dataclass(frozen=True, slots=True)
class Decision:
    """`at` is when to look again, for LATER."""

    when: When
    at: datetime | None = None


class Sending(NamedTuple):
    """What phones are sent now, and until when it may reach one; None: at any time."""

    number: int
    round: int
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with somebody: how often their phones were told today, and when for the last time of this kind."""

    hours: Hours
    most_a_day: int = MOST_A_DAY
    told_today: int = 0
    last_of_kind: datetime | None = None


_INBOX_ONLY = Decision(When.INBOX)


def decide(
    kind: Kind, channel: Channel, happened_at: datetime, standing: Standing, now: datetime, *, is_asked: bool = False
) -> Decision:
    """What to do about something that happened. LATER decides nothing but when to ask again, with the facts of then."""
    if channel is not Channel.PUSH:
        return _INBOX_ONLY
    if is_asked and now - happened_at <= ON_TIME:
        return Decision(When.NOW)
    earliest = now if standing.last_of_kind is None else max(now, standing.last_of_kind + kind.gap)
    at = standing.hours.first_from(earliest)
    if at is None or at - happened_at > kind.worth:
        return _INBOX_ONLY
    zone = standing.hours.zone
    is_full = standing.told_today >= standing.most_a_day
    if standing.most_a_day <= 0 or (is_full and game_day(at, zone) == game_day(now, zone)):
        return _INBOX_ONLY
    return Decision(When.NOW) if at <= now else Decision(When.LATER, at)
