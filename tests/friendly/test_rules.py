"""A friendly week is about hours, and part of a week is as good as a whole one."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.calendar.leave import Span
from app.calendar.rules import WorkWeek
from app.friendly.rules import Filled, can_be_answered, ends_at, filled, is_over, last_day, monday_for, outcome

MONDAY = date(2026, 11, 23)
SIDES = st.lists(st.integers(0, 8).flatmap(lambda heard: st.tuples(st.just(heard), st.integers(heard, 9))), min_size=5)
OPPOSITE = {"ahead": "behind", "behind": "ahead", "level": "level"}


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_an_invitation_is_for_a_week_that_can_still_be_whole(today: date) -> None:
    monday = monday_for(today)
    assert monday.weekday() == 0
    assert timedelta(0) <= monday - today < timedelta(days=7)
    assert can_be_answered(monday, today)


def test_it_lasts_until_the_last_working_day_of_the_two() -> None:
    full_time, weekends, away = WorkWeek(), WorkWeek("0000011"), WorkWeek(leave=(Span(MONDAY, MONDAY + timedelta(6)),))
    friday, sunday = MONDAY + timedelta(days=4), MONDAY + timedelta(days=6)
    assert last_day(MONDAY, full_time, WorkWeek("1110000")) == friday
    assert last_day(MONDAY, full_time, weekends) == sunday
    assert last_day(MONDAY, away, away) == friday


def test_how_it_ended_is_seen_from_the_moment_at_which_it_is_told() -> None:
    friday = MONDAY + timedelta(days=4)
    at = ends_at(friday, "Europe/Amsterdam")
    assert at == datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
    assert is_over(friday, "Europe/Amsterdam", at)
    assert not is_over(friday, "Europe/Amsterdam", at - timedelta(seconds=1))


def test_who_works_in_weekends_has_working_hours_too() -> None:
    saturday = MONDAY + timedelta(days=5)
    found = filled({saturday: {"10": 2}, MONDAY: {"10": 1}}, [9, 10, 11], WorkWeek("0000011"), MONDAY)
    assert (found.heard, found.worked) == (1, 6)


@given(SIDES, SIDES)
def test_both_hear_the_same_outcome(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> None:
    assert OPPOSITE[outcome(Filled(left), Filled(right))] == outcome(Filled(right), Filled(left))


@given(st.integers(1, 8), st.integers(1, 5))
def test_who_works_fewer_days_is_level_with_the_same_share(heard: int, days: int) -> None:
    assert outcome(Filled([(heard, 8)] * days), Filled([(heard, 8)] * 5)) == "level"


@given(st.dictionaries(st.integers(0, 23).map(str), st.integers(0, 50)))
def test_many_strokes_in_one_hour_are_one_hour_and_others_hours_none(hours: dict[str, int]) -> None:
    found = filled({MONDAY: hours}, [9, 10, 11], WorkWeek("1011100"), MONDAY)
    assert found.worked == 12
    assert found.heard == sum(hours.get(hour, 0) > 0 for hour in ("9", "10", "11"))
    assert filled({MONDAY: hours}, [9, 10, 11], WorkWeek("0111100"), MONDAY).heard == 0


@given(SIDES.filter(lambda days: sum(worked for _, worked in days) > 0))
def test_whoever_was_away_all_week_is_not_behind(hours: list[tuple[int, int]]) -> None:
    assert outcome(Filled([]), Filled(hours)) == outcome(Filled(hours), Filled([])) == "level"
