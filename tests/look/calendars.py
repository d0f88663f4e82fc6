"""What the page about leave is shown with."""

from datetime import date
from types import SimpleNamespace as Model
from typing import Any

from app.calendar.almanac import holiday_names
from app.calendar.leave import Span
from app.me.leave import Free, Line
from tests.look import told

TODAY = date(2026, 11, 23)


def leave() -> dict[str, Any]:
    """A holiday to come, a single day, and what is over; the form says what is wrong."""
    lines = [
        Line(Span(date(2026, 12, 4), date(2026, 12, 4)), 1, False, False, True),
        Line(Span(date(2026, 12, 21), date(2027, 1, 3)), 8, False, False, True),
        Line(Span(date(2026, 7, 13), date(2026, 7, 31)), 15, False, True, False),
    ]
    wrong = {"last": "days_reversed"}
    return _page(lines, Model(typed=told.Typed(first="2027-02-15", last="2027-02-01"), wrong=told.Typed(wrong)))


def no_leave() -> dict[str, Any]:
    """An empty page."""
    return _page([], Model(typed=told.Typed(), wrong=told.Typed()))


def _page(lines: list[Line], form: Model) -> dict[str, Any]:
    named = {**holiday_names("NL", 2026, "nl"), **holiday_names("NL", 2027, "nl")}
    coming = [Free(day, day, named[day]) for day in sorted(named) if day >= TODAY and day.weekday() < 5][:4]
    coming.insert(1, Free(date(2026, 12, 28), date(2026, 12, 31), "Tussen kerst en oud en nieuw"))
    return {
        "form": form,
        "lines": lines,
        "free": coming,
        "message_for": lambda _code: "De laatste dag is eerder dan de eerste.",
        "url_for": told.address,
        "nav": "me",
    }
