"""Working days as they changed over time: what changes on a day changes nothing before it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.calendar.patterns import (
    LONGEST_TEXT,
    MONDAY_TO_FRIDAY,
    MOST_STEPS,
    MOST_WEEKS,
    always,
    changes_after,
    has_room,
    in_week,
    pattern_on,
    patterns_of,
    starting,
    usual_on,
)
from app.calendar.rules import DayKind, WorkWeek, monday_of
from app.scores.streak import longest_streak, marks, run_of, streak
from app.teapot.members import Members

MONDAY = date(2026, 11, 2)
SPAN = 90
PATTERN = st.sampled_from(["1111100", "1111000", "0000011", "1010101", "1111111", "0010000"])
DAY = st.integers(0, SPAN).map(lambda n: MONDAY + timedelta(days=n))
WHEN = st.tuples(DAY, PATTERN, st.booleans())
DONE = st.lists(st.sampled_from([True, True, True, False]), min_size=SPAN + 1, max_size=SPAN + 1).map(
    lambda days: {MONDAY + timedelta(days=n) for n, done in enumerate(days) if done}
)


def changed(text: str, when: tuple[date, str, bool]) -> str:
    day, pattern, is_of_week = when
    return in_week(text, monday_of(day), pattern) if is_of_week else starting(text, day, pattern)


@st.composite
def texts(draw: st.DrawFn) -> str:
    text = draw(PATTERN)
    for when in draw(st.lists(WHEN, max_size=4)):
        text = changed(text, when)
    return text


def test_friday_from_a_friday_on() -> None:
    text = starting("1111000", date(2026, 11, 27), MONDAY_TO_FRIDAY)
    assert text == "1111000 2026-11-27/1111100"
    week = WorkWeek(text)
    fridays = [date(2026, 11, 20), date(2026, 11, 27), date(2026, 12, 4)]
    assert [week.is_working_day(day) for day in fridays] == [False, True, True]


def test_a_week_of_its_own_stands_over_the_rest_and_over_holidays_too() -> None:
    text = in_week(MONDAY_TO_FRIDAY, date(2026, 12, 21), "0000110")  # the shift of Christmas
    week = WorkWeek(text)
    days = [date(2026, 12, 21) + timedelta(days=n) for n in range(8)]
    kinds = [week.kind_of(day) for day in days]
    off, work = DayKind.OFF, DayKind.WORK
    assert kinds == [off, off, off, off, work, work, off, work]
    assert in_week(text, date(2026, 12, 21), None) == MONDAY_TO_FRIDAY


def test_what_is_the_same_as_before_is_no_change() -> None:
    assert starting("1111000 2026-11-27/1111100", date(2026, 11, 27), "1111000") == "1111000"
    assert always("1111000 2026-11-27/1111100 2026-11-30=1000000", "1110000") == "1110000 2026-11-30=1000000"


def test_what_is_to_come_is_told() -> None:
    text = starting(starting("1111000", date(2026, 11, 27), "1111100"), date(2027, 1, 4), "1110000")
    assert changes_after(text, date(2026, 11, 27)) == ((date(2027, 1, 4), "1110000"),)


@given(texts(), WHEN, DONE, DAY)
def test_a_change_from_a_day_on_changes_nothing_before_it(
    text: str, when: tuple[date, str, bool], done: set[date], today: date
) -> None:
    begins = monday_of(when[0]) if when[2] else when[0]
    before, after = WorkWeek(text), WorkWeek(changed(text, when))
    days = [MONDAY + timedelta(days=n) for n in range(SPAN + 1)]
    past = [day for day in days if day < begins]
    assert [before.kind_of(day) for day in past] == [after.kind_of(day) for day in past]
    team = [Members(week.pattern, "", None, None, 3) for week in (before, after)]
    assert [team[0].share(day) for day in past] == [team[1].share(day) for day in past]
    if today < begins:
        until = {day for day in done if day <= today}
        for tell in (streak, longest_streak, run_of):
            assert tell(until, before, today, MONDAY) == tell(until, after, today, MONDAY)
        assert marks(until, before, today, MONDAY, past) == marks(until, after, today, MONDAY, past)
    longest = [longest_streak(done, week, days[-1], MONDAY) for week in (before, after)]
    assert longest[1] >= longest_streak({day for day in done if day < begins}, before, begins, MONDAY)


@given(texts(), WHEN)
def test_from_its_day_on_the_new_pattern_holds(text: str, when: tuple[date, str, bool]) -> None:
    after, (day, pattern, is_of_week) = changed(text, when), when
    assert patterns_of(after).text == after
    if is_of_week:
        assert {pattern_on(after, monday_of(day) + timedelta(days=n)) for n in range(7)} == {pattern}
    else:
        assert {usual_on(after, day + timedelta(days=n)) for n in (0, 1, 30, 400)} == {pattern}


def test_somebody_who_changes_for_ever_still_fits() -> None:
    text = MONDAY_TO_FRIDAY
    for n in range(200):
        day = MONDAY + timedelta(days=7 * n)
        text = in_week(starting(text, day, f"{n % 127 + 1:07b}"), day, f"{n % 126 + 1:07b}")
    assert len(patterns_of(text).steps) == MOST_STEPS
    assert len(patterns_of(text).weeks) <= MOST_WEEKS
    assert len(text) <= LONGEST_TEXT


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(-30, 366), PATTERN), min_size=30, max_size=60))
def test_however_often_days_change_nothing_changes_before_the_day_from_which_they_do(
    planned: list[tuple[int, int, str]],
) -> None:
    text, today = MONDAY_TO_FRIDAY, MONDAY
    for later, ahead, pattern in planned:
        today += timedelta(days=later)
        since = today + timedelta(days=ahead)
        if has_room(text, since, today):
            back = [since - timedelta(days=n) for n in range(1, 800)]
            looked_at = [day for day in back if day > today - timedelta(days=400)]
            before = [pattern_on(text, day) for day in looked_at]
            text = starting(text, since, pattern)
            assert [pattern_on(text, day) for day in looked_at] == before
