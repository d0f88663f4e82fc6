"""Other working days take nothing away that was done before. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.calendar.patterns import with_standing
from app.calendar.rules import WorkWeek


def changed(week: WorkWeek, text: str, days: Iterable[date]) -> str:
    """The working days `text` (see patterns) instead of those of `week`: each of `days` that counted does still."""
    other = replace(week, pattern=text)
    return with_standing(text, [day for day in days if week.counts(day) and not other.counts(day)])
