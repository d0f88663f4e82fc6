"""Spans of leave. Pure; kept as one short text on the row of whoever takes it.

Whoever knows a person then knows when they are away, without one more question (docs/adr/0028).
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from app.calendar.steps import KEPT
from app.errors import Invalid

BACK = timedelta(days=365)
"""How long ago leave may still be entered or changed: nearly as far as a streak reaches, so that whoever was ill for
months, and thought of other things, finds theirs whole."""
AHEAD = timedelta(days=550)
MOST = 40
LONGEST_TEXT = MOST * 22
_DAY = timedelta(days=1)


class Span(NamedTuple):
    """Days away, both included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days it lasts, days off included."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=4096)
def spans_of(text: str) -> tuple[Span, ...]:
    """The spans in a text as `text_of` makes it."""
    return tuple(Span(*map(date.fromisoformat, span.split("/"))) for span in text.split())


def text_of(spans: Collection[Span]) -> str:
    """Spans as one text: those that overlap or touch are one, the earliest first."""
    return " ".join(f"{first}/{last}" for first, last in joined(spans))


def joined(spans: Collection[Span]) -> Iterator[Span]:
    """The same days in as few spans as possible, the earliest first."""
    current: Span | None = None
    for span in sorted(spans):
        if current is not None and span.first - _DAY <= current.last:
            current = Span(current.first, max(current.last, span.last))
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current


def add(spans: Collection[Span], new: Span, today: date) -> tuple[Span, ...]:
    """With `new`. Raises Invalid: days_reversed, leave_past, leave_far, leave_many."""
    if new.last < new.first:
        raise Invalid("days_reversed", field="last")
    if new.first < today - BACK:
        raise Invalid("leave_past", field="first")
    if new.last > today + AHEAD:
        raise Invalid("leave_far", field="last")
    kept = tuple(joined([*(span for span in spans if span.last >= today - KEPT), new]))
    if len(kept) > MOST:
        raise Invalid("leave_many", field="first")
    return kept


def take_away(spans: Collection[Span], first: date, today: date) -> tuple[Span, ...]:
    """Without the span that begins at `first`, but for its days that are too long ago to change."""
    limit = today - BACK
    kept = [span for span in spans if span.first != first]
    kept += [Span(span.first, min(span.last, limit - _DAY)) for span in spans if span.first == first < limit]
    return tuple(joined(kept))


def is_open(span: Span, today: date) -> bool:
    """Whether it can still be changed."""
    return span.last >= today - BACK
