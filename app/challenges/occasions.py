"""The days of a challenge that somebody sets, and how many fit in one day. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

WORKING_DAYS = "1111100"
LONGEST = timedelta(days=60)
SEASON = timedelta(days=5 * 7)
MOST_A_DAY = 2
"""Set challenges on one day of one team: of the three on offer, one is always free to choose."""


class Span(NamedTuple):
    """From when until when, both included, and on which days of the week; all of them without `days`."""

    starts_on: date
    ends_on: date
    days: str = ""


def falls_on(day: date, starts_on: date, ends_on: date, days: str) -> bool:
    """Whether `day` is one of the span's."""
    return starts_on <= day <= ends_on and (not days or days[day.weekday()] == "1")


def occasions(span: Span) -> Iterator[date]:
    """The days of a span, in order."""
    for n in range((span.ends_on - span.starts_on).days + 1):
        day = span.starts_on + timedelta(days=n)
        if falls_on(day, *span):
            yield day


def wrong_with(span: Span, today: date, began_on: date | None = None) -> tuple[str, str] | None:
    """The field and the code of what is wrong with a span, if anything.

    A challenge that began already (`began_on`) may keep its first day.
    """
    checks = (
        ("starts_on", "days_past", span.starts_on < today and span.starts_on != began_on),
        ("ends_on", "days_reversed", span.ends_on < span.starts_on),
        ("ends_on", "days_past", span.ends_on < today),
        ("ends_on", "days_too_many", span.ends_on - span.starts_on >= LONGEST),
        ("days", "days_none", bool(span.days) and next(occasions(span), None) is None),
    )
    return next(((field, code) for field, code, is_wrong in checks if is_wrong), None)


def first_full(new: Span, others: Sequence[Span], since: date) -> date | None:
    """The first day of `new`, from `since` on, on which so many of the `others` fall that it is one too many."""
    return next((day for day in occasions(new) if day >= since and _full(day, others)), None)


def _full(day: date, others: Iterable[Span]) -> bool:
    return sum(falls_on(day, *other) for other in others) >= MOST_A_DAY


RHYTHMS = ("once", "span", "weekdays", "days", "season")


def span_for(rhythm: str, starts_on: date, ends_on: date, days: str, season_ends: date | None = None) -> Span:
    """The span that somebody means: once on a day, any time in a span, every weekday of it, on some days of the week
    (`days`), or until the organisation's season ends, in which it begins; without one five weeks long."""
    return {
        "once": Span(starts_on, starts_on),
        "weekdays": Span(starts_on, ends_on, WORKING_DAYS),
        "days": Span(starts_on, ends_on, days),
        "season": Span(starts_on, season_ends or starts_on + SEASON - timedelta(days=1)),
    }.get(rhythm, Span(starts_on, ends_on))


def rhythm_of(span: Span, season_ends: date | None = None) -> str:
    """The rhythm that makes this span."""
    if span.days:
        return "weekdays" if span.days == WORKING_DAYS else "days"
    if span.starts_on == span.ends_on:
        return "once"
    return "season" if span == span_for("season", span.starts_on, span.ends_on, "", season_ends) else "span"
