"""The days of a challenge that somebody sets, and that one card of three stays free."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.challenges.occasions import (
    LONGEST,
    MOST_A_DAY,
    RHYTHMS,
    Span,
    first_full,
    occasions,
    rhythm_of,
    span_for,
    wrong_with,
)

MONDAY = date(2026, 11, 23)
DAYS = st.dates(MONDAY, MONDAY + timedelta(days=80))
WEEKS = st.sampled_from(("", "1111100", "0100000", "0000011", "1010100"))
SPANS = st.builds(
    lambda first, length, days: Span(first, first + timedelta(days=length), days), DAYS, st.integers(0, 50), WEEKS
)


@given(SPANS)
def test_its_days_lie_within_it_on_the_days_of_the_week(span: Span) -> None:
    found = list(occasions(span))
    assert found == sorted(set(found))
    assert all(span.starts_on <= day <= span.ends_on for day in found)
    assert all(not span.days or span.days[day.weekday()] == "1" for day in found)
    assert span.days or len(found) == (span.ends_on - span.starts_on).days + 1


@given(SPANS, st.lists(SPANS, max_size=4))
def test_a_day_is_full_when_so_many_others_fall_on_it(new: Span, others: list[Span]) -> None:
    full = first_full(new, others, MONDAY)
    counts = {day: sum(day in set(occasions(other)) for other in others) for day in occasions(new)}
    crowded = [day for day, count in counts.items() if count >= MOST_A_DAY]
    assert full == (min(crowded) if crowded else None)


@pytest.mark.parametrize(
    ("span", "wrong"),
    [
        (Span(MONDAY, MONDAY), None),
        (Span(MONDAY - timedelta(days=1), MONDAY), ("starts_on", "days_past")),
        (Span(MONDAY, MONDAY - timedelta(days=1)), ("ends_on", "days_reversed")),
        (Span(MONDAY, MONDAY + LONGEST), ("ends_on", "days_too_many")),
        (Span(MONDAY, MONDAY + LONGEST - timedelta(days=1)), None),
        (Span(MONDAY, MONDAY, "0100000"), ("days", "days_none")),
        (Span(MONDAY, MONDAY + timedelta(days=1), "0100000"), None),
    ],
)
def test_what_is_wrong_with_a_span_is_named(span: Span, wrong: tuple[str, str] | None) -> None:
    assert wrong_with(span, MONDAY) == wrong


def test_what_began_may_keep_its_first_day_but_not_end_in_the_past() -> None:
    began = MONDAY - timedelta(days=3)
    assert wrong_with(Span(began, MONDAY), MONDAY, began) is None
    assert wrong_with(Span(began, began), MONDAY, began) == ("ends_on", "days_past")


@given(st.sampled_from(RHYTHMS), DAYS, st.integers(1, 30), WEEKS.filter(bool))
def test_a_rhythm_says_what_it_means_again(rhythm: str, first: date, length: int, days: str) -> None:
    span = span_for(rhythm, first, first + timedelta(days=length), days)
    assert rhythm_of(span) in {rhythm, "weekdays" if rhythm == "days" else rhythm}
    assert span.starts_on == first
