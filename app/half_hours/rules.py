"""When a half hour may be, how it stands, and until when it is asked about. Pure.

One that went by, or that ran on an earlier day and was never told about, is asked about as a first step is: again on
the next working day after each "not yet", never after an answer, and for as long as what was done would still count.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum

from app.calendar.rules import DAY_START_HOUR, WorkWeek
from app.deeds.rules import BACKDATING
from app.moments.rules import DAY, wall_clock

LENGTH = timedelta(minutes=30)
REMINDED = timedelta(minutes=5)  # before it begins
FARTHEST = 14  # days ahead
STEP = 30  # minutes between the times that are proposed
_DAY_STARTS = DAY_START_HOUR * 60


class Stands(StrEnum):
    """How it stands with today's half hour, or the next one."""

    NONE = "none"
    WAITS = "waits"
    RUNS = "runs"
    OVER = "over"
    MISSED = "missed"
    """It went by, or was over on an earlier day, and nobody knows what came of it."""
    DONE = "done"


def minutes_of(at: str) -> int:
    """The minutes since midnight of a time such as 14:30. Raises ValueError."""
    hour, minute = at.split(":")
    if not (len(hour) == len(minute) == 2 and hour.isdecimal() and minute.isdecimal()):
        raise ValueError(at)
    if int(hour) > 23 or int(minute) > 59:
        raise ValueError(at)
    return int(hour) * 60 + int(minute)


def starts_at(day: date, at: str, zone: str) -> datetime:
    """The moment of the game day `day` at which the clock on the wall says `at`: before its start, the night after."""
    return wall_clock(day, _after_the_start(minutes_of(at)), zone)


def refusal(starts: datetime, day: date, tapped_at: datetime, tapped_on: date) -> str | None:
    """Why it cannot be then, seen from the moment of the tap: moment_past, moment_far, or nothing."""
    if starts + LENGTH <= tapped_at:
        return "moment_past"
    return "moment_far" if day > tapped_on + timedelta(days=FARTHEST) else None


def stands(begins_at: datetime | None, *, is_started: bool, is_done: bool, now: datetime) -> Stands:
    """How it stands at a moment of its own day. What was reserved and not begun is missed once it is over."""
    if begins_at is None:
        return Stands.NONE
    if is_done:
        return Stands.DONE
    if is_started:
        return Stands.RUNS if now < begins_at + LENGTH else Stands.OVER
    return Stands.WAITS if now < begins_at + LENGTH else Stands.MISSED


def is_asked(begins_at: datetime, not_yet_on: date | None, week: WorkWeek, today: date, now: datetime) -> bool:
    """Whether a half hour that was missed is asked about now."""
    if now - (begins_at + LENGTH) > BACKDATING:
        return False
    return not_yet_on is None or next(iter(week.coming(not_yet_on, 1)), today) <= today


def proposed(minute: int, works: tuple[int, int]) -> str:
    """The next whole or half hour of the game day that is at least a few minutes away, from a minute on the wall clock.

    Where `works`, the minutes from and until which somebody works (as in `tallies.hours`), have one left, it is one of
    those. At the very end of a game day it is its last half hour.
    """
    due = (_after_the_start(minute) + REMINDED.seconds // 60) // STEP * STEP + STEP
    begins = _after_the_start(works[0])
    ends = begins + ((works[1] - works[0]) % DAY or DAY)
    at_work = max(due, -(-begins // STEP) * STEP)
    due = at_work if at_work + STEP <= ends else due
    due = min(due, DAY + _DAY_STARTS - STEP) % DAY
    return f"{due // 60:02}:{due % 60:02}"


def _after_the_start(minute: int) -> int:
    """The minutes since the midnight that begins a game day, of a minute on the wall clock."""
    return minute if minute >= _DAY_STARTS else minute + DAY
