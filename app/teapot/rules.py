"""The temperature of a team's pot, as a pure function of the team's days and its calendar.

Newton's law of cooling is linear, so what many deeds did to the pot is the sum of what each did:

    T(t) = room + sum over days d of  heat(d) * exp(-k * w(d, t)),   heat(d) = points(d) / people who were there on d

where w is the working time that passed since day d began, counted in working days: the days on which
the team does not work cool nothing. Deeds of one day count from the beginning of that day, so a deed that arrives
late warms the pot exactly as if it had come in time, and order does not matter.
"""

import math
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from app.calendar.patterns import usual_on
from app.calendar.rules import WorkWeek, game_day
from app.teapot.members import FULL_TIME, Active

ROOM = 18.0  # degrees
BOILING = 100.0
HALF_LIFE = 3.0  # working days until half of the warmth is gone
FELT = 30  # working days: of warmth from before a thousandth is left
REACH = timedelta(days=45)  # at least so far back a pot looks: on five days a week that is enough
LONGEST = timedelta(days=370)  # and no further than this, however few days its team works
GOOD_DAY = 15.0  # points a member that keep a pot hot when earned on every working day
STEADY = 62.0  # degrees above the room in the middle of a day when every day is a good day

_K = math.log(2) / HALF_LIFE
_WORK_BEGINS, _WORK_ENDS = 8, 18
# The sum of a whole past of good days, seen half a day into the newest one, is 1 / this.
_PER_POINT = STEADY * (1 - math.exp(-_K)) / math.exp(-_K / 2) / GOOD_DAY

COOL = 50.0  # below it a pot is no longer warm

STATES = ((35, "cold"), (50, "lukewarm"), (68, "warm"), (88, "hot"))


def elapsed(now: datetime, zone: str, week: WorkWeek) -> Iterator[tuple[date, float]]:
    """Today and the days before it, each with the working days that passed from its beginning until `now`.

    A working day passes between 8 and 18 h on the wall clock.
    """
    today = game_day(now, zone)
    worked = _passed(now, zone) if week.is_working_day(today) else 0.0
    for day, days in _days_before(today, week):
        yield day, worked + days


def _passed(now: datetime, zone: str) -> float:
    """How much of the working hours of its game day has passed."""
    local = now.astimezone(ZoneInfo(zone))
    hours = local.hour + local.minute / 60 if local.date() == game_day(now, zone) else 24.0
    return min(1.0, max(0.0, (hours - _WORK_BEGINS) / (_WORK_ENDS - _WORK_BEGINS)))


@lru_cache(maxsize=256)
def _days_before(today: date, week: WorkWeek) -> tuple[tuple[date, int], ...]:
    """Today and the days before it that are still felt, each with the working days from its beginning until today's."""
    days, worked = [(today, 0)], 0
    for n in range(1, LONGEST.days + 1):
        if worked >= FELT and n > REACH.days:
            break
        day = today - timedelta(days=n)
        worked += week.is_working_day(day)
        days.append((day, worked))
    return tuple(days)


def felt_since(today: date, week: WorkWeek) -> date:
    """The oldest day whose warmth is still felt on `today`: as few days cool a pot, as far back its past reaches.

    What a pot holds while its team is closed, or away for all days but one of the week, is not forgotten by the
    calendar: only working days cool it. Of a later day it is never an earlier one.
    """
    return _days_before(today, week)[-1][0]


def working_day_before(today: date, week: WorkWeek) -> date:
    """The newest working day before `today`; long ago where there is none."""
    return next(week.back_from(today - timedelta(days=1)), today - LONGEST)


def temperature(points: Mapping[date, float], active: Active, now: datetime, zone: str, week: WorkWeek) -> float:
    """Degrees, uncapped. `points` are the team's by day; `active` makes large and small teams equal."""
    return ROOM + warmth(points, active, now, zone, week)


def warmth(points: Mapping[date, float], active: Active, now: datetime, zone: str, week: WorkWeek) -> float:
    """The degrees above the room that these points still give; any part of a team's points has its own."""
    return sum(
        points[day] * worth(active, day, week) * math.exp(-_K * worked)
        for day, worked in elapsed(now, zone, week)
        if points.get(day, 0) > 0
    )


def worth(active: Active, day: date, week: WorkWeek) -> float:
    """The degrees of a fresh point of `day`, in a pot that cools on the days of `week`.

    People are counted in full weeks of five days; where a pot cools on two, two days of somebody are a full week.
    A lone person who works one day a week counts as one: else a stroke would boil.
    """
    return _PER_POINT / max(1.0, active(day) * FULL_TIME / usual_on(week.pattern, day).count("1"))


def lost_in_a_day(degrees: float) -> float:
    """By how much a pot cools in one working day in which nobody does anything."""
    return (degrees - ROOM) * (1 - math.exp(-_K))


def working_days_until(degrees: float, limit: float) -> float | None:
    """After how much working time it has cooled to `limit` by itself; None where it is below already."""
    return math.log((degrees - ROOM) / (limit - ROOM)) / _K if degrees > limit > ROOM else None


def day_after(now: datetime, zone: str, week: WorkWeek, working_days: float) -> date:
    """The day on which so much working time from `now` on has passed."""
    today = game_day(now, zone)
    left = working_days - (1 - _passed(now, zone) if week.is_working_day(today) else 0)
    day = today
    while left > 0 and day < today + LONGEST:
        day += timedelta(days=1)
        left -= week.is_working_day(day)
    return day


def cools_to(degrees: float) -> str | None:
    """The word for the next cooler state; None for a cold pot."""
    names = [name for _, name in STATES] + ["boiling"]
    at = names.index(state_of(degrees))
    return names[at - 1] if at else None


def floor_of(state: str) -> float:
    """The lowest temperature that has this word."""
    limits = dict(zip([*(name for _, name in STATES[1:]), "boiling"], (limit for limit, _ in STATES), strict=True))
    return limits.get(state, ROOM)


def has_cooled(points: Mapping[date, float], active: Active, now: datetime, zone: str, week: WorkWeek) -> bool:
    """Whether a pot became cool since the same hour of the working day before."""
    today = game_day(now, zone)
    before = temperature(points, active, now - (today - working_day_before(today, week)), zone, week)
    return temperature(points, active, now, zone, week) < COOL <= before


def typical_of(state: str) -> int:
    """Degrees in the middle of a state, for the eye alone: to draw a pot of which only the word is told."""
    limits = [ROOM, *(limit for limit, _ in STATES), BOILING]
    at = [*(name for _, name in STATES), "boiling"].index(state)
    return round((limits[at] + limits[at + 1]) / 2)


def state_of(degrees: float) -> str:
    """The word for a temperature: cold, lukewarm, warm, hot or boiling."""
    return next((name for limit, name in STATES if degrees < limit), "boiling")
