"""A friendly week is about hours, and part of a week is as good as a whole one."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.calendar.leave import Span
from app.calendar.rules import DAY_START_HOUR, WorkWeek, game_day
from app.friendly.rules import (
    Filled,
    can_be_answered,
    ends_at,
    filled,
    last_day,
    monday_for,
    outcome,
    shift_ends,
    worked_days,
)
from app.tallies.hours import working_hours

MONDAY = date(2026, 11, 23)
ZONE = "Europe/Amsterdam"
MINUTES = st.integers(0, 24 * 60 - 1)
PATTERNS = st.text("01", min_size=7, max_size=7)
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


def test_it_is_told_in_the_afternoon_and_not_before_the_last_shift_of_either_has_passed() -> None:
    friday = MONDAY + timedelta(days=4)
    office, night = working_hours(8 * 60, 17 * 60), working_hours(22 * 60, 7 * 60)
    assert ends_at(friday, ZONE) == datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
    morning = shift_ends(friday, working_hours(8 * 60, 12 * 60), ZONE)
    assert ends_at(friday, ZONE, morning) == datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
    here, west = shift_ends(friday, office, ZONE), shift_ends(friday, office, "America/Los_Angeles")
    assert ends_at(friday, ZONE, morning, here) == datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
    assert ends_at(friday, ZONE, here, west) == datetime(2026, 11, 28, 1, 0, tzinfo=UTC)
    assert ends_at(friday, ZONE, shift_ends(friday, night, ZONE), here) == datetime(2026, 11, 28, 6, 0, tzinfo=UTC)


def test_an_hour_that_is_worked_in_part_counts_until_it_has_passed() -> None:
    assert shift_ends(MONDAY, working_hours(8 * 60, 16 * 60 + 30), ZONE) == datetime(2026, 11, 23, 16, 0, tzinfo=UTC)


def shifts(since: int, until: int, week: WorkWeek) -> Iterator[datetime]:
    """A moment in each hour of each shift, as clocks on the wall tell them: a shift begins on its own day."""
    for day in worked_days(MONDAY, week):
        begins = datetime(day.year, day.month, day.day, since // 60, tzinfo=UTC)
        yield from (begins + timedelta(hours=n) for n in range(len(working_hours(since, until))))


def heard_at(moments: Iterator[datetime]) -> dict[date, dict[str, int]]:
    """The rows of game days in which these strokes are kept."""
    rows: dict[date, dict[str, int]] = {}
    for moment in moments:
        rows.setdefault(game_day(moment, "UTC"), {})[str(moment.hour)] = 1
    return rows


@given(MINUTES, MINUTES, PATTERNS)
def test_whoever_heard_it_in_every_hour_of_every_shift_has_all_of_them(since: int, until: int, pattern: str) -> None:
    week, worked = WorkWeek(pattern), working_hours(since, until)
    found = filled(heard_at(shifts(since, until, week)), worked, week, MONDAY)
    assert found.days == [(len(worked), len(worked))] * pattern.count("1")


@given(
    MINUTES,
    MINUTES,
    PATTERNS,
    st.dictionaries(
        st.integers(-2, 9).map(lambda n: MONDAY + timedelta(days=n)),
        st.dictionaries(st.integers(0, 23).map(str), st.integers(0, 3)),
    ),
)
def test_nobody_hears_more_than_they_work_and_a_day_within_one_game_day_is_that_row(
    since: int, until: int, pattern: str, hours: dict[date, dict[str, int]]
) -> None:
    week, worked = WorkWeek(pattern), working_hours(since, until)
    found = filled(hours, worked, week, MONDAY)
    assert all(0 <= heard <= of for heard, of in found.days)
    if since // 60 >= DAY_START_HOUR and since // 60 + len(worked) <= 24 + DAY_START_HOUR:
        rows = (hours.get(day, {}) for day in worked_days(MONDAY, week))
        assert found.days == [(sum(row.get(str(hour), 0) > 0 for hour in worked), len(worked)) for row in rows]


def test_the_end_of_a_night_belongs_to_the_shift_that_began_the_evening_before() -> None:
    worked, saturday = working_hours(22 * 60, 7 * 60), MONDAY + timedelta(days=5)
    early = {"4": 1, "5": 1, "6": 1}
    assert filled({saturday: early}, worked, WorkWeek(), MONDAY).days[-1] == (3, 9)  # of Friday's
    assert filled({MONDAY: early}, worked, WorkWeek(), MONDAY).heard == 0  # of Sunday's, who does not work then
    after = MONDAY + timedelta(days=7)
    assert filled({after: early}, worked, WorkWeek("0000001"), MONDAY).days == [(3, 9)]
    assert filled({after: early}, worked, WorkWeek(), MONDAY).heard == 0


def test_who_begins_before_the_day_does_has_that_hour_in_the_row_before() -> None:
    worked, sunday = working_hours(3 * 60, 11 * 60), MONDAY - timedelta(days=1)
    assert filled({sunday: {"3": 1}, MONDAY: {"4": 1}}, worked, WorkWeek(), MONDAY).days[0] == (2, 8)


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
