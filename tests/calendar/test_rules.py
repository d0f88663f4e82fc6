"""Which day a moment belongs to, whatever the zone and the clock change."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calendar.almanac import public_holidays
from app.calendar.rules import WallClock, WorkWeek, day_begins, game_day, local_hour

ZONES = ("Europe/Amsterdam", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "America/New_York")
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - zone follows


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-23T02:59:59+00:00", "2026-11-22"),  # 3.59 in the morning: the night shift's yesterday
        ("2026-11-23T03:00:00+00:00", "2026-11-23"),
        ("2026-03-29T01:59:00+00:00", "2026-03-28"),  # 3.59 in summer time, on the day the clock goes forward
        ("2026-03-29T02:00:00+00:00", "2026-03-29"),
        ("2026-10-25T02:59:00+00:00", "2026-10-24"),  # 3.59 in winter time, on the day it goes back
        ("2026-10-25T03:00:00+00:00", "2026-10-25"),
    ],
)
def test_the_day_starts_at_four_on_the_wall(moment: str, day: str) -> None:
    assert game_day(datetime.fromisoformat(moment), "Europe/Amsterdam") == date.fromisoformat(day)


@given(MOMENTS, st.sampled_from(ZONES))
def test_a_day_holds_exactly_the_moments_between_its_beginning_and_the_next(moment: datetime, zone: str) -> None:
    day = game_day(moment, zone)
    assert day_begins(day, zone) <= moment < day_begins(day + timedelta(days=1), zone)


@given(MOMENTS, st.timedeltas(timedelta(), timedelta(days=3)), st.sampled_from(ZONES))
def test_days_never_run_backwards(moment: datetime, later: timedelta, zone: str) -> None:
    assert game_day(moment, zone) <= game_day(moment + later, zone)


CHANGES = ("2026-03-29T01:00Z", "2026-10-25T01:00Z", "2026-04-04T15:00Z", "2026-10-03T15:30Z", "1972-01-07T00:44Z")
NEAR_A_CHANGE = st.builds(
    lambda change, off: datetime.fromisoformat(change) + off,
    st.sampled_from(CHANGES),
    st.timedeltas(timedelta(hours=-3), timedelta(hours=3)),
)


@given(
    st.lists(
        st.tuples(
            st.one_of(NEAR_A_CHANGE, MOMENTS), st.sampled_from((*ZONES, "Australia/Lord_Howe", "Africa/Monrovia"))
        ),
        max_size=12,
    )
)
def test_a_wall_clock_that_remembers_says_what_a_fresh_look_says(looks: list[tuple[datetime, str]]) -> None:
    wall_clock = WallClock()
    for moment, zone in looks:
        assert wall_clock.day_and_hour(moment, zone) == (game_day(moment, zone), local_hour(moment, zone))


@pytest.mark.parametrize("moment", ["0001-01-02T00:20:00+00:00", "9999-12-30T23:50:00+00:00"])
def test_a_wall_clock_works_to_the_edges_of_the_calendar(moment: str) -> None:
    at = datetime.fromisoformat(moment)
    assert WallClock().day_and_hour(at, "UTC") == (game_day(at, "UTC"), at.hour)


def test_holidays_are_those_of_the_country() -> None:
    assert date(2026, 4, 27) in public_holidays("NL", 2026)
    assert date(2026, 4, 27) not in public_holidays("BE", 2026)
    assert public_holidays("XX", 2026) == frozenset()


@pytest.mark.parametrize(
    ("pattern", "day", "works"),
    [
        ("1111100", "2026-11-23", True),
        ("1111100", "2026-11-28", False),
        ("1010100", "2026-11-24", False),
        ("0000011", "2026-11-28", True),
        ("1111111", "2026-12-25", False),  # Christmas
    ],
)
def test_working_days_are_ones_own(pattern: str, day: str, works: bool) -> None:
    assert WorkWeek(pattern).is_working_day(date.fromisoformat(day)) is works


def test_the_coming_days_skip_what_is_not_worked() -> None:
    thursday = date(2026, 12, 24)  # Christmas, Boxing Day and a Sunday follow
    assert WorkWeek().coming(thursday, 2) == [date(2026, 12, 28), date(2026, 12, 29)]


def test_nobody_who_works_no_day_waits_for_ever() -> None:
    assert WorkWeek("0000000").coming(date(2026, 1, 1), 3) == []
