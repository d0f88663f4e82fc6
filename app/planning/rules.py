"""Which moments a working day has for somebody, and when a day is planned. Pure."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from app.calendar.rules import WorkWeek
from app.moments.rules import wall_clock
from app.notifications.kinds import KINDS, Channel
from app.notifications.rules import Hours, Wishes

MORNING, DEADLINE, LOOK_BACK = "morning", "deadline", "look_back"
KIND_OF = {MORNING: "challenge", DEADLINE: "deadline", LOOK_BACK: "look_back"}
"""The moments that are planned ahead, and the kind of thing that each tells."""
DEADLINE_AT, LOOK_BACK_AT = 0.65, 0.85  # of the working hours have passed
NOON = 12

_on_the_wall = lru_cache(maxsize=4096)(wall_clock)  # many people share a zone and a time


def days_to_plan(now: datetime, zone: str) -> list[date]:
    """Today where this zone is, and from noon on tomorrow too: a day is planned well before it begins."""
    local = now.astimezone(ZoneInfo(zone))
    return [local.date(), *([local.date() + timedelta(days=1)] if local.hour >= NOON else [])]


def is_planned(day: date, zone: str, planned_at: datetime | None, now: datetime) -> bool:
    """Whether nothing is left to plan: a day is planned ahead, and again when it has begun, for who came since."""
    if planned_at is None:
        return False
    has_begun = now.astimezone(ZoneInfo(zone)).date() >= day
    return not has_begun or planned_at.astimezone(ZoneInfo(zone)).date() >= day


def is_last_of_week(week: WorkWeek, day: date) -> bool:
    """Whether no working day of this week comes after `day`."""
    return not any(week.is_working_day(day + timedelta(days=n)) for n in range(1, 7 - day.weekday()))


def moments_of(day: date, hours: Hours, wishes: Wishes, *, has_deadline: bool) -> Iterator[tuple[str, datetime]]:
    """What a day has for somebody, each with its moment (UTC); nothing on a day off or away."""
    if not hours.is_open_on(day):
        return
    times = {MORNING: wishes.morning}
    if has_deadline:
        times[DEADLINE] = wishes.within(DEADLINE_AT)
    if is_last_of_week(hours.week, day):
        times[LOOK_BACK] = wishes.within(LOOK_BACK_AT)
    for name, minutes in times.items():
        if wishes.channel(KINDS[KIND_OF[name]]) is not Channel.OFF:
            yield name, _on_the_wall(day, minutes, hours.zone)


IDLE_DAYS = 5  # own working days in a row without a deed, before somebody is nudged
NOT_AGAIN = timedelta(days=14)


def stays_behind(week: WorkWeek, today: date, joined_on: date, last_deed: date | None, last_nudge: date | None) -> bool:
    """Whether somebody is nudged today: on a working day of their own, after five of those without anything.

    Days off, holidays and leave are no working days; what they did today, or a nudge of the last two weeks, rests it.
    """
    if not week.is_working_day(today) or last_deed == today:
        return False
    if last_nudge is not None and today - last_nudge < NOT_AGAIN:
        return False
    since = joined_on - timedelta(days=1) if last_deed is None else last_deed
    idle = (day for day in week.back_from(today - timedelta(days=1), limit=100) if day > since)
    return sum(1 for _ in zip(range(IDLE_DAYS), idle, strict=False)) == IDLE_DAYS
