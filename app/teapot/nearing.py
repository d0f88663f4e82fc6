"""What is true of a cold pot, and how much is left to the next word. Pure."""

import math
from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal, NamedTuple

from app.calendar.rules import WorkWeek, game_day
from app.teapot.members import Active
from app.teapot.rules import BOILING, ROOM, STATES, elapsed, lost_in_a_day, state_of, worth

Story = Literal["new", "rising", "out", "faint"]


class Nearing(NamedTuple):
    """How many deeds of one kind make a pot so warm that it has another word."""

    deeds: int
    state: str


def story_of(
    points: Mapping[date, float], active: Active, now: datetime, zone: str, week: WorkWeek, *, is_old: bool
) -> Story:
    """What became of a cold pot: never lit, warming up today, gone out, or never really warm.

    `is_old` says that something warmed it before the days of `points`.
    """
    if not any(points.values()):
        return "out" if is_old else "new"
    if points.get(game_day(now, zone), 0) > 0:
        return "rising"
    return "out" if _was_lit(points, active, now, zone, week) else "faint"


def _was_lit(points: Mapping[date, float], active: Active, now: datetime, zone: str, week: WorkWeek) -> bool:
    """Whether it was more than cold at the end of some day, by the warmth that it kept from one to the next."""
    degrees, before = ROOM, None
    for day, worked in reversed(list(elapsed(now, zone, week))):
        for _ in range(round(before - worked) if before is not None else 0):
            degrees -= lost_in_a_day(degrees)
        degrees += points.get(day, 0) * worth(active, day, week)
        if state_of(degrees - lost_in_a_day(degrees)) != "cold":
            return True
        before = worked
    return False


def nearing(degrees: float, fresh: float) -> Nearing | None:
    """How many deeds that give `fresh` degrees each lead to the next word; None for a pot that boils."""
    words = [*(name for _, name in STATES[1:]), "boiling"]
    for (limit, _), state in zip(STATES, words, strict=True):
        if degrees < limit <= BOILING and fresh > 0:
            return Nearing(math.ceil(round((limit - degrees) / fresh, 6)), state)
    return None
