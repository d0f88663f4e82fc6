"""The ring of somebody's own working hours, in which the word should fall at least once each. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.calendar.rules import DAY_START_HOUR

HOUR, DAY = 60, 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class Hour:
    """One arc of the ring; `extra` is an hour outside of the working hours in which the word fell all the same."""

    hour: int
    filled: bool
    now: bool
    extra: bool = False


def working_hours(works_from: int, works_until: int) -> Sequence[int]:
    """The hours on the wall that hold working time, given in minutes of the day; `works_until` at or before
    `works_from` means after midnight. An hour that is worked only in part is one of them.
    """
    length = (works_until - works_from) % DAY or DAY
    first, last = works_from // HOUR, (works_from + length - 1) // HOUR
    return list(dict.fromkeys(hour % 24 for hour in range(first, last + 1)))


def shift_on(day: date, worked: Sequence[int]) -> list[tuple[date, int]]:
    """The hours of the shift that begins on `day`, each behind the game day in which its strokes are kept; `worked` as
    `working_hours` has them. A night goes on in the next game day, and an early morning begins in the one before.
    """
    dates = ((day + timedelta(days=hour < worked[0]), hour) for hour in worked)
    return [(on - timedelta(days=hour < DAY_START_HOUR), hour) for on, hour in dates]


def ring(counted: Mapping[str, int], worked: Sequence[int], current: int | None) -> list[Hour]:
    """The arcs of a game day: each working hour, and each other hour with a stroke, in the order in which they pass."""
    heard = {int(hour) for hour, strokes in counted.items() if strokes > 0}
    in_order = sorted({*worked, *heard}, key=lambda hour: (hour - DAY_START_HOUR) % 24)
    return [Hour(hour, hour in heard, hour == current, hour not in worked) for hour in in_order]
