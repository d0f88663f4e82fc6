"""Spans of leave: however they are entered and taken out, each day is away once or not at all."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calendar.leave import AHEAD, BACK, LONGEST_TEXT, MOST, Span, add, spans_of, take_away, text_of
from app.calendar.rules import DayKind, WorkWeek
from app.errors import Invalid

TODAY = date(2026, 11, 23)
NEAR = st.builds(
    lambda first, length: Span(TODAY + timedelta(days=first), TODAY + timedelta(days=first + length)),
    st.integers(-31, 80),
    st.integers(0, 20),
)


def days_of(spans: tuple[Span, ...]) -> set[date]:
    return {span.first + timedelta(days=n) for span in spans for n in range(span.days)}


@given(st.lists(NEAR, max_size=12))
def test_what_is_kept_are_the_days_that_were_entered_each_in_one_span(entered: list[Span]) -> None:
    kept: tuple[Span, ...] = ()
    for span in entered:
        kept = add(kept, span, TODAY)
    assert days_of(kept) == days_of(tuple(entered))
    assert sum(span.days for span in kept) == len(days_of(kept))
    assert spans_of(text_of(kept)) == kept
    assert len(text_of(kept)) <= LONGEST_TEXT
    for one, next_one in pairwise(kept):
        assert one.last + timedelta(days=1) < next_one.first


@given(st.lists(NEAR, min_size=1, max_size=8), st.data())
def test_taking_a_span_out_gives_back_its_days_and_no_others(entered: list[Span], data: st.DataObject) -> None:
    kept: tuple[Span, ...] = ()
    for span in entered:
        kept = add(kept, span, TODAY)
    gone = data.draw(st.sampled_from(kept))
    assert days_of(take_away(kept, gone.first, TODAY)) == days_of(kept) - days_of((gone,))


def test_what_is_long_ago_stays_as_it_was_counted() -> None:
    old = Span(TODAY - BACK - timedelta(days=10), TODAY + timedelta(days=3))
    assert take_away((old,), old.first, TODAY) == (Span(old.first, TODAY - BACK - timedelta(days=1)),)


@pytest.mark.parametrize(
    ("span", "code"),
    [
        (Span(TODAY, TODAY - timedelta(days=1)), "days_reversed"),
        (Span(TODAY - BACK - timedelta(days=1), TODAY), "leave_past"),
        (Span(TODAY, TODAY + AHEAD + timedelta(days=1)), "leave_far"),
    ],
)
def test_what_cannot_be_entered_has_its_code(span: Span, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        add((), span, TODAY)
    assert refused.value.code == code


def test_there_is_an_end_to_how_many_spans_are_kept() -> None:
    full: tuple[Span, ...] = ()
    for n in range(MOST):
        full = add(full, Span(TODAY + timedelta(days=2 * n), TODAY + timedelta(days=2 * n)), TODAY)
    with pytest.raises(Invalid, match="leave_many"):
        add(full, Span(TODAY + timedelta(days=100), TODAY + timedelta(days=100)), TODAY)


@given(NEAR, st.dates(date(2026, 10, 1), date(2027, 3, 1)), st.text("01", min_size=7, max_size=7))
def test_leave_is_never_worked_and_changes_no_other_day(span: Span, day: date, pattern: str) -> None:
    week, away = WorkWeek(pattern), WorkWeek(pattern, leave=(span,))
    assert away.is_working_day(day) == (week.is_working_day(day) and day not in span)
    assert away.is_working_day(day) == (away.kind_of(day) is DayKind.WORK)
    assert away.would_work(day) == week.is_working_day(day)
