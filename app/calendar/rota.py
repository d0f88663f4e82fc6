"""Choosing which days of one very week are worked, for people with a rota. Pure.

What is past of that week stays as it was. A week that is as usual after all has no exception (see patterns). A day that
was closed when it was ticked is worked; one that is closed since is free, and worked again where that is called off.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from app.calendar.almanac import holidays_in, is_closed, is_free
from app.calendar.changing import changed
from app.calendar.patterns import exception_on, in_week, usual_on
from app.calendar.rules import DayKind, WorkWeek, monday_of

SHOWN = 5
"""How many weeks can be chosen: this one and those after it."""


class RotaDay(NamedTuple):
    """A day that can be ticked; `is_free` where it is a holiday, `is_past` where nothing can be changed."""

    number: int
    day: date
    is_worked: bool
    is_free: bool
    is_past: bool


class RotaWeek(NamedTuple):
    """A week to choose the days of. `is_own` where it has other days than usual."""

    monday: date
    days: tuple[RotaDay, ...]
    is_own: bool


def rota_of(week: WorkWeek, today: date) -> list[RotaWeek]:
    """This week and the coming ones, as they are worked."""
    mondays = (monday_of(today) + timedelta(days=7 * n) for n in range(SHOWN))
    return [
        RotaWeek(
            monday,
            tuple(_rota_day(week, monday + timedelta(days=n), today) for n in range(7)),
            exception_on(week.pattern, monday) is not None,
        )
        for monday in mondays
    ]


def _rota_day(week: WorkWeek, day: date, today: date) -> RotaDay:
    return RotaDay(
        day.weekday(), day, week.would_work(day), week.kind_of(day) in {DayKind.HOLIDAY, DayKind.CLOSED}, day < today
    )


def with_week(week: WorkWeek, monday: date, pattern: str, today: date, free: Collection[date] = ()) -> str:
    """The working days (see patterns) where those of the week of `monday` are `pattern`, from today on.

    Who chose it was told of the days in `free` that they are free for everybody. What was done today stands.
    """
    days = [monday + timedelta(days=n) for n in range(7)]
    usual = replace(week, pattern=in_week(week.pattern, monday, None))
    chosen = "".join(
        _kept(week, day) if day < today else _chosen(week, day, pattern[day.weekday()], day in free) for day in days
    )
    as_usual = "".join(_kept(usual, day) for day in days)
    text = usual.pattern if chosen == as_usual else in_week(week.pattern, monday, chosen)
    return changed(week, text, [today])


def _chosen(week: WorkWeek, day: date, ticked: str, was_free: bool) -> str:
    """The sign of a day that was ticked ("1") or left open ("0")."""
    is_worked = week.would_work(day)
    if ticked == "1":
        return "+" if is_closed(week.place, day) and (was_free or is_worked) else "1"
    if was_free and not (is_worked and is_free(week.place, day)):
        return _kept(week, day)  # open because it was free: nobody has said anything about it
    return "0"


def _kept(week: WorkWeek, day: date) -> str:
    """The sign of a day as it is: of its own week, or as usual, where a public holiday is free and stays so."""
    own, place = exception_on(week.pattern, day), week.place
    if own is None:
        return "0" if day in holidays_in(place, day.year) else usual_on(week.pattern, day)[day.weekday()]
    sign = own[day.weekday()]
    return "1" if sign == "+" and not is_closed(place, day) else sign
