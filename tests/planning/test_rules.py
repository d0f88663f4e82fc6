"""Which days are planned when, and which moments they have; over both clock changes, in zones far apart."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calendar.leave import Span
from app.calendar.rules import WorkWeek
from app.notifications.rules import Hours, Wishes
from app.planning.rules import days_to_plan, is_last_of_week, is_planned, moments_of

AMSTERDAM = "Europe/Amsterdam"
ZONES = (AMSTERDAM, "America/New_York", "Pacific/Kiritimati", "Pacific/Niue", "Australia/Lord_Howe", "America/St_Johns")
STARTS = (datetime(2026, 3, 27, tzinfo=UTC), datetime(2026, 10, 23, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC))


def on_the_wall(moment: datetime, zone: str = AMSTERDAM) -> str:
    return moment.astimezone(ZoneInfo(zone)).strftime("%a %d %H:%M")


def moments(day: date, *, week: WorkWeek | None = None, deadline: bool = False, **wishes: object) -> dict[str, str]:
    chosen = Wishes(**wishes)  # type: ignore[arg-type]
    hours = Hours(week or WorkWeek(), AMSTERDAM, chosen.works_from, chosen.works_until)
    return {name: on_the_wall(at) for name, at in moments_of(day, hours, chosen, has_deadline=deadline)}


@given(st.sampled_from(ZONES), st.sampled_from(STARTS), st.integers(0, 59), st.integers(0, 3))
def test_every_day_is_planned_twice_and_before_it_begins(zone: str, start: datetime, minute: int, missed: int) -> None:
    """A planner that comes once an hour, and misses some, over five days with a clock change in them."""
    planned: dict[date, list[datetime]] = {}
    for hour in range(0, 5 * 24, 1 + missed):
        now = start + timedelta(hours=hour, minutes=minute)
        for day in days_to_plan(now, zone):
            at = planned.setdefault(day, [])
            if not is_planned(day, zone, at[-1] if at else None, now):
                at.append(now)
    for day in sorted(planned)[1:-1]:
        assert len(planned[day]) == 2
        first, second = (at.astimezone(ZoneInfo(zone)) for at in planned[day])
        assert (first.date(), second.date()) == (day - timedelta(days=1), day)
        assert first.hour >= 12


@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_morning_is_at_the_same_time_on_the_wall_on_both_sides_of_a_clock_change(sunday: date) -> None:
    for day in (sunday - timedelta(days=2), sunday + timedelta(days=1)):
        assert moments(day, morning_at=8 * 60 + 15)["morning"].endswith("08:15")


def test_a_time_that_the_clock_change_skips_comes_an_hour_later_and_one_that_comes_twice_comes_once() -> None:
    every_day = WorkWeek("1111111")
    assert moments(date(2026, 3, 29), week=every_day, morning_at=150)["morning"] == "Sun 29 03:30"
    assert moments(date(2026, 10, 25), week=every_day, morning_at=150)["morning"] == "Sun 25 02:30"


def test_a_day_off_a_holiday_and_an_absence_are_silent() -> None:
    assert moments(date(2026, 11, 28)) == {}
    assert moments(date(2026, 12, 25)) == {}
    assert moments(date(2026, 11, 25), week=WorkWeek("1101100")) == {}
    away = WorkWeek(leave=(Span(date(2026, 11, 25), date(2026, 11, 25)),))
    assert moments(date(2026, 11, 25), week=away) == {}


def test_the_week_is_looked_back_on_at_the_end_of_its_last_working_day() -> None:
    assert moments(date(2026, 11, 27)) == {"morning": "Fri 27 08:00", "look_back": "Fri 27 15:30"}
    part_time = WorkWeek("1110000")
    assert list(moments(date(2026, 11, 25), week=part_time)) == ["morning", "look_back"]
    assert is_last_of_week(WorkWeek(), date(2026, 12, 24))  # Christmas is the Friday
    assert not is_last_of_week(WorkWeek(), date(2026, 11, 26))


def test_what_somebody_wants_to_hear_nothing_of_is_not_planned() -> None:
    assert moments(date(2026, 11, 26), deadline=True) == {"morning": "Thu 26 08:00", "deadline": "Thu 26 13:45"}
    assert moments(date(2026, 11, 26), channels={"challenge": "off", "deadline": "off"}, deadline=True) == {}
    assert list(moments(date(2026, 11, 26), channels={"challenge": "inbox"})) == ["morning"]


def test_a_night_shift_looks_back_after_midnight() -> None:
    night: dict[str, Any] = {"works_from": 22 * 60, "works_until": 6 * 60}
    assert moments(date(2026, 11, 27), **night) == {"morning": "Fri 27 22:00", "look_back": "Sat 28 04:45"}
