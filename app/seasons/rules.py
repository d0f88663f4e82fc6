"""When seasons are, and what theme comes next. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from app.calendar.rules import monday_of

WEEKS = (4, 5, 6)
USUAL_WEEKS = 5
_DAY = timedelta(days=1)


def last_day(starts_on: date, weeks: int) -> date:
    """The Sunday on which a season of so many weeks ends."""
    return starts_on + timedelta(weeks=weeks) - _DAY


def next_start(ends: Sequence[date], today: date) -> date:
    """The Monday on which the next season may begin: after all that are known, and not before this week."""
    return max([monday_of(today), *(end + _DAY for end in ends)])


def next_theme(known: Sequence[str], themes: Sequence[str]) -> str:
    """The theme that was used the longest ago, or never; `known` are those of the past, `themes` all, each in order."""
    last_used = {key: n for n, key in enumerate(known)}
    return min(themes, key=lambda key: last_used.get(key, -1))


def week_number(starts_on: date, today: date) -> int:
    """Which week of a season it is, from one."""
    return (monday_of(today) - starts_on).days // 7 + 1


def worth_telling(figures: Mapping[str, int], doubles: str) -> tuple[tuple[str, int], ...]:
    """The families with a number: first that which counted double, or the largest where that has none."""
    told = {name: count for name, count in figures.items() if count > 0}
    first = doubles if doubles in told else max(told, key=lambda name: told[name], default="")
    return tuple(sorted(told.items(), key=lambda one: one[0] != first))
