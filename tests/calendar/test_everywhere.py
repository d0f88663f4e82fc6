"""Every place on earth: each moment has exactly one game day, no day comes twice or not at all, and weeks are whole."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.calendar.almanac import public_holidays
from app.calendar.rules import DAY_START_HOUR, WorkWeek, day_begins, game_day, week_of
from app.people.places import current_zones, is_place

PLACES = sorted(current_zones())
FAR = ("Pacific/Kiritimati", "Pacific/Pago_Pago", "Pacific/Chatham", "America/St_Johns", "Australia/Lord_Howe")
WHERE = st.sampled_from(PLACES) | st.sampled_from(FAR)
WHEN = st.datetimes(datetime(2024, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - zone follows
HOUR = timedelta(hours=1)
A_DAY = timedelta(days=1)


@given(WHEN, WHERE)
def test_each_moment_has_one_game_day(moment: datetime, zone: str) -> None:
    day = game_day(moment, zone)
    assert day_begins(day, zone) <= moment < day_begins(day + A_DAY, zone)
    wall = moment.astimezone(ZoneInfo(zone))
    assert day == wall.date() - (A_DAY if wall.hour < DAY_START_HOUR else timedelta())


@given(WHEN, WHERE)
def test_days_follow_each_other_without_a_gap_or_a_repeat(moment: datetime, zone: str) -> None:
    days = [game_day(moment + n * HOUR / 2, zone) for n in range(4 * 48)]
    steps = [after - before for before, after in pairwise(days)]
    assert set(steps) <= {timedelta(), A_DAY}
    lengths = {days.count(day) for day in set(days) - {days[0], days[-1]}}
    assert lengths <= {46, 47, 48, 49, 50}  # half hours: 23 to 25 hours where a clock changes


@given(WHEN, WHERE)
def test_a_week_is_seven_game_days_from_monday(moment: datetime, zone: str) -> None:
    day = game_day(moment, zone)
    monday = day - timedelta(days=day.weekday())
    assert {week_of(monday + timedelta(days=n)) for n in range(7)} == {week_of(day)}
    assert week_of(monday - A_DAY) != week_of(day) != week_of(monday + timedelta(days=7))
    assert week_of(game_day(day_begins(monday, zone) - timedelta.resolution, zone)) != week_of(day)


@pytest.mark.parametrize("zone", [*FAR, "Europe/Amsterdam", "America/New_York", "Africa/Casablanca", "Asia/Kathmandu"])
def test_a_whole_year_has_each_of_its_days_once(zone: str) -> None:
    first = day_begins(date(2026, 1, 1), zone).astimezone(UTC)
    seen = [game_day(first + n * HOUR, zone) for n in range(365 * 24)]
    in_order = list(dict.fromkeys(seen))
    assert in_order == sorted(set(seen))
    assert len(in_order) == 365


@given(st.dates(date(2000, 1, 1), date(9999, 12, 31)), st.sampled_from(["NL", "DE", "US", "SA", "CN", "IL", "XX"]))
@example(date(9999, 12, 31), "NL")
def test_working_days_are_known_for_as_long_as_there_are_dates(day: date, country: str) -> None:
    assert WorkWeek("1111111", country).is_working_day(day) == (day not in public_holidays(country, day.year))


def test_every_place_to_choose_is_a_place() -> None:
    assert all(map(is_place, PLACES))
    assert len(PLACES) > 300
