"""Choosing which days of one very week are worked, for people with a rota. Pure.

What is past of that week stays as it was. A week that is as usual after all has no exception (see patterns).
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from app.calendar.almanac import is_closed
from app.calendar.changing import changed
from app.calendar.leave import Span
from app.calendar.patterns import exception_on, in_week, patterns_of
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


def with_week(week: WorkWeek, monday: date, pattern: str, today: date) -> str:
    """The working days (see patterns) where those of the week of `monday` are `pattern`, from today on.

    What was done today stands.
    """
    days = [monday + timedelta(days=n) for n in range(7)]
    usual = WorkWeek(in_week(week.pattern, monday, None), week.place, week.leave)
    chosen = "".join(_sign(week.would_work(day)) if day < today else pattern[day.weekday()] for day in days)
    as_usual = "".join(_sign(usual.would_work(day)) for day in days)
    text = usual.pattern if chosen == as_usual else in_week(week.pattern, monday, chosen)
    return changed(week, text, [today])


def with_days_free(week: WorkWeek, closed: Span, today: date) -> str:
    """The working days (see patterns) where no day of `closed` after today is ticked on which all is closed."""
    for monday, own in patterns_of(week.pattern).weeks:
        days = (monday + timedelta(days=n) for n in range(7))
        free = [day > today and day in closed and is_closed(week.place, day) for day in days]
        left = "".join("0" if is_free else sign for is_free, sign in zip(free, own, strict=True))
        if left != own:
            week = replace(week, pattern=with_week(week, monday, left, today))
    return week.pattern


def _sign(is_worked: bool) -> str:
    return "1" if is_worked else "0"
