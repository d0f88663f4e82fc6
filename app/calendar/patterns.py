"""Which days of the week somebody works, as it changed over time. Pure; one short text on the row of that person.

A pattern is seven signs from Monday on, "1" for a day that is worked. The text begins with the pattern that held from
the beginning; a step ("2026-11-27/1111100") says which holds from a day on; an exception ("2026-11-30=1010100") says
which days are worked in one ISO week, whatever holds otherwise, with "+" for one that is worked though all is closed;
a day that stands ("2026-11-26+") was worked until it was changed, so what was done on it counts. So what changes on a
day changes nothing before it, and whoever knows a person knows all of their working days (docs/adr/0050).
"""

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from app.calendar import steps as changes
from app.calendar.steps import KEPT

MONDAY_TO_FRIDAY = "1111100"
MOST_STEPS, MOST_WEEKS = 24, 60
LONGEST_TEXT = 7 + (MOST_STEPS + MOST_WEEKS) * 19


class Patterns(NamedTuple):
    """What a text says. Steps and days that stand are in order; `weeks` are exceptions by their Monday."""

    first: str
    steps: tuple[tuple[date, str], ...] = ()
    weeks: tuple[tuple[date, str], ...] = ()
    standing: tuple[date, ...] = ()

    @property
    def text(self) -> str:
        """As it is kept; of the days that stand, the newest that there is room for."""
        parts = [self.first, *(f"{day}/{pattern}" for day, pattern in self.steps)]
        parts += [f"{monday}={pattern}" for monday, pattern in self.weeks]
        room = (LONGEST_TEXT - len(" ".join(parts))) // len(" 2026-11-26+")
        return " ".join([*parts, *(f"{day}+" for day in self.standing[max(0, len(self.standing) - room) :])])


@lru_cache(maxsize=4096)
def patterns_of(text: str) -> Patterns:
    """The patterns in a text as `Patterns.text` makes it."""
    first, *rest = text.split()
    steps = tuple((date.fromisoformat(one[:10]), one[11:]) for one in rest if one[10] == "/")
    weeks = tuple((date.fromisoformat(one[:10]), one[11:]) for one in rest if one[10] == "=")
    return Patterns(first, steps, weeks, tuple(date.fromisoformat(one[:10]) for one in rest if one[10] == "+"))


def usual_on(text: str, day: date) -> str:
    """The pattern that holds on `day`, were it not for exceptions."""
    if len(text) == len(MONDAY_TO_FRIDAY):  # nearly everybody's
        return text
    first, steps, *_ = patterns_of(text)
    return changes.held_on(first, steps, day)


def exception_on(text: str, day: date) -> str | None:
    """The signs of the very week of `day`, where it has some of its own."""
    if len(text) == len(MONDAY_TO_FRIDAY):
        return None
    monday = day - timedelta(days=day.weekday())
    return next((pattern for week, pattern in patterns_of(text).weeks if week == monday), None)


def pattern_on(text: str, day: date) -> str:
    """The pattern of the week of `day`, as it stands on that day."""
    return (exception_on(text, day) or usual_on(text, day)).replace("+", "1")


def stands(text: str, day: date) -> bool:
    """Whether `day` was worked until it was changed."""
    return len(text) != len(MONDAY_TO_FRIDAY) and day in patterns_of(text).standing


def starting(text: str, day: date, pattern: str) -> str:
    """With `pattern` from `day` on, in the place of whatever was to hold from then on."""
    known = patterns_of(text)
    first, kept = changes.folded(known.first, (*changes.before(known.steps, day), (day, pattern)), MOST_STEPS)
    return known._replace(first=first, steps=kept).text


def has_room(text: str, day: date, today: date) -> bool:
    """Whether other days from `day` on change nothing of days that are still looked at (see steps)."""
    return changes.has_room(patterns_of(text).steps, day, today, MOST_STEPS)


def always(text: str, pattern: str) -> str:
    """With `pattern` as if it had never been another; exceptions stay."""
    return patterns_of(text)._replace(first=pattern, steps=()).text


def in_week(text: str, monday: date, pattern: str | None) -> str:
    """With an exception for the week of `monday`, or without one; those of long ago go."""
    known = patterns_of(text)
    kept = {week: own for week, own in known.weeks if week >= monday - KEPT} | {monday: pattern}
    left = sorted((week, own) for week, own in kept.items() if own)
    return known._replace(weeks=tuple(left[-MOST_WEEKS:])).text


def with_standing(text: str, days: Collection[date]) -> str:
    """Where `days` stand too; those of long ago go."""
    if not days:
        return text
    known = patterns_of(text)
    kept = {day for day in known.standing if day >= max(days) - KEPT} | set(days)
    return known._replace(standing=tuple(sorted(kept))).text


def changes_after(text: str, day: date) -> tuple[tuple[date, str], ...]:
    """What is still to change after `day`."""
    return tuple(step for step in patterns_of(text).steps if step[0] > day)
