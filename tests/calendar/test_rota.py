"""The days of one very week are chosen for what is still to come of it."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.calendar.leave import Span
from app.calendar.patterns import MONDAY_TO_FRIDAY, in_week, starting
from app.calendar.rota import SHOWN, rota_of, with_week
from app.calendar.rules import WorkWeek, monday_of

MONDAY = date(2026, 12, 14)
PATTERN = st.integers(0, 127).map("{:07b}".format)
DAY = st.integers(0, 34).map(lambda n: MONDAY + timedelta(days=n))


@st.composite
def weeks(draw: st.DrawFn) -> WorkWeek:
    text = draw(st.sampled_from([MONDAY_TO_FRIDAY, "0001111"]))
    for day in draw(st.lists(DAY, max_size=2)):
        text = starting(text, day, draw(st.sampled_from(["1111000", "0111110"])))
    for day in draw(st.lists(DAY, max_size=2)):
        text = in_week(text, monday_of(day), draw(PATTERN))
    return WorkWeek(text, "NL", (Span(MONDAY, MONDAY + timedelta(days=2)),))


@given(weeks(), DAY, DAY, PATTERN)
def test_the_chosen_days_hold_from_today_on_and_nothing_else_changes(
    week: WorkWeek, day: date, today: date, pattern: str
) -> None:
    monday = monday_of(day)
    after = WorkWeek(with_week(week, monday, pattern, today), week.place, week.leave)
    for n in range(-14, 60):
        one = MONDAY + timedelta(days=n)
        if monday_of(one) == monday and one >= today:
            assert after.would_work(one) == (pattern[one.weekday()] == "1")
        else:
            assert after.kind_of(one) == week.kind_of(one)


@given(weeks(), DAY, DAY, st.integers(0, 9), PATTERN)
def test_what_is_closed_meanwhile_is_free_and_comes_back_as_it_was(
    week: WorkWeek, first: date, today: date, more: int, pattern: str
) -> None:
    span, days = Span(first, first + timedelta(days=more)), [MONDAY + timedelta(days=n) for n in range(-14, 60)]
    during = replace(week, place=f"NL -{span.first}/{span.last}")
    assert [during.would_work(day) for day in days] == [week.would_work(day) and day not in span for day in days]
    told = [one.day for one in rota_of(during, today)[1].days if one.is_free]
    monday = monday_of(today) + timedelta(days=7)
    after = replace(week, pattern=with_week(during, monday, pattern, today, told))
    for day in days:
        if monday_of(day) != monday or (day in told and pattern[day.weekday()] == "0"):
            assert after.would_work(day) == week.would_work(day)
        else:
            assert after.would_work(day) == (pattern[day.weekday()] == "1")


@given(weeks(), DAY)
def test_who_saves_the_page_as_it_was_changes_nothing(week: WorkWeek, today: date) -> None:
    kept = week
    for one in rota_of(week, today):
        ticked = "".join("1" if day.is_worked else "0" for day in one.days)
        told = [day.day for day in one.days if day.is_free]
        kept = replace(kept, pattern=with_week(kept, one.monday, ticked, today, told))
    days = [MONDAY + timedelta(days=n) for n in range(90)]
    assert [kept.kind_of(day) for day in days] == [week.kind_of(day) for day in days]


def test_a_week_that_is_as_usual_after_all_is_no_exception() -> None:
    week = WorkWeek(in_week(MONDAY_TO_FRIDAY, MONDAY, "1010101"))
    assert with_week(week, MONDAY, MONDAY_TO_FRIDAY, MONDAY) == MONDAY_TO_FRIDAY


def test_christmas_is_free_until_somebody_ticks_it() -> None:
    friday = date(2026, 12, 25)
    (_, week, *_) = rota_of(WorkWeek(), MONDAY)
    assert [(day.is_worked, day.is_free) for day in week.days if day.day == friday] == [(False, True)]
    assert len(rota_of(WorkWeek(), MONDAY)) == SHOWN
    ticked = WorkWeek(with_week(WorkWeek(), monday_of(friday), MONDAY_TO_FRIDAY, MONDAY))
    assert ticked.is_working_day(friday)
