"""The pot: Newton's law of cooling over working time, fair to teams of every size."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calendar.rules import WorkWeek
from app.teapot.rules import BOILING, GOOD_DAY, HALF_LIFE, ROOM, STATES, elapsed, state_of, temperature

MONDAY = date(2026, 11, 2)
ZONE = "Europe/Amsterdam"
WEEK = WorkWeek()
DAYS = st.dictionaries(st.integers(0, 20).map(lambda n: MONDAY + timedelta(days=n)), st.integers(0, 500), max_size=15)


def at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


NOW = at(MONDAY + timedelta(days=21), 12)


def test_a_pot_that_nobody_warms_has_the_rooms_temperature() -> None:
    assert temperature({}, 5, NOW, ZONE, WEEK) == ROOM


def test_half_of_the_warmth_is_gone_after_the_half_life() -> None:
    fresh = temperature({MONDAY: 100}, 5, at(MONDAY, 4), ZONE, WEEK) - ROOM
    later = temperature({MONDAY: 100}, 5, at(MONDAY + timedelta(days=int(HALF_LIFE)), 4), ZONE, WEEK) - ROOM
    assert later == pytest.approx(fresh / 2)


def test_a_weekend_cools_nothing() -> None:
    friday, monday = MONDAY + timedelta(days=4), MONDAY + timedelta(days=7)
    evening = temperature({MONDAY: 100}, 5, at(friday, 20), ZONE, WEEK)
    assert temperature({MONDAY: 100}, 5, at(monday, 4), ZONE, WEEK) == pytest.approx(evening)


@given(DAYS, st.integers(1, 80), st.integers(2, 20))
def test_equal_effort_warms_large_and_small_teams_alike(days: dict[date, int], members: int, times: int) -> None:
    small = temperature(days, members, NOW, ZONE, WEEK)
    large = temperature({day: worth * times for day, worth in days.items()}, members * times, NOW, ZONE, WEEK)
    assert large == pytest.approx(small)


@given(DAYS, DAYS)
def test_heat_superposes_so_order_does_not_matter(first: dict[date, int], second: dict[date, int]) -> None:
    both = {day: first.get(day, 0) + second.get(day, 0) for day in first.keys() | second.keys()}
    apart = temperature(first, 7, NOW, ZONE, WEEK) + temperature(second, 7, NOW, ZONE, WEEK) - ROOM
    assert temperature(both, 7, NOW, ZONE, WEEK) == pytest.approx(apart)


def test_good_days_all_along_keep_it_hot_and_not_yet_boiling() -> None:
    days = {day: int(GOOD_DAY) * 10 for n in range(61) if WEEK.is_working_day(day := MONDAY + timedelta(days=n - 39))}
    assert state_of(temperature(days, 10, NOW, ZONE, WEEK)) == "hot"


@given(st.floats(ROOM, 300))
def test_every_temperature_has_a_word(degrees: float) -> None:
    assert state_of(degrees) in {name for _, name in STATES} | {"boiling"}
    assert (state_of(degrees) == "boiling") == (degrees >= STATES[-1][0])
    assert STATES[-1][0] < BOILING


@given(st.integers(0, 24 * 40), st.integers(0, 24 * 40))
def test_working_time_never_runs_backwards(first: int, second: int) -> None:
    early, late = sorted((first, second))
    base = datetime(2026, 11, 2, 0, tzinfo=UTC)
    before, after = base + timedelta(hours=early), base + timedelta(hours=late)
    sunday = MONDAY - timedelta(days=1)
    assert dict(elapsed(before, ZONE, WEEK))[sunday] <= dict(elapsed(after, ZONE, WEEK))[sunday]
