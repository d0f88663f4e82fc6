"""By which clock a moment is read, of who changed to that of another zone. Pure; zones are a text (see steps).

The new clock is followed from the moment at which its own day begins. So each moment has one game day, and days follow
each other: one is longer or shorter than others, as on a journey, and none comes twice (of clocks no more than a day
apart, which all are but those of Kiritimati and Samoa).
"""

from datetime import date, datetime

from app.calendar.rules import game_day
from app.calendar.steps import LENGTH, MOST, steps_of, value_on

LONGEST_TEXT = 40 + (MOST + 1) * (LENGTH + 40)


def zone_at(zones: str, moment: datetime) -> str:
    """The zone whose clock is read at `moment` (aware)."""
    if " " not in zones:
        return zones
    first, steps = steps_of(zones)
    return next((zone for day, zone in reversed(steps) if game_day(moment, zone) >= day), first)


def zone_on(zones: str, day: date) -> str:
    """The zone in which most of a game day is lived."""
    return value_on(zones, day)


def day_in(zones: str, moment: datetime) -> date:
    """The game day of a moment."""
    return game_day(moment, zone_at(zones, moment))
