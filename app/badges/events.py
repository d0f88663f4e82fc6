"""What somebody did that badges look at, as events in order; pure.

Everything is ordered by the moment of the deed, never by when it came in: the deed that earned a badge is the same one
in whatever order phones sent them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from app.calendar.patterns import MONDAY_TO_FRIDAY
from app.calendar.rules import WorkWeek

WHOLE_DAY = datetime.max.replace(tzinfo=UTC)
"""The moment of what has a day alone: it comes after all that was done on it."""


class Day(NamedTuple):
    """One counted day of a person."""

    day: date
    strokes: int = 0
    hours: int = 0
    is_active: bool = False
    is_all_round: bool = False
    at: datetime = WHOLE_DAY
    deed: UUID = UUID(int=0)


class Surprised(NamedTuple):
    """One surprise; `week` has a "1" for each day, from Monday on, that its person worked in the weeks of then."""

    day: date
    at: datetime
    deed: UUID
    landed: str = ""
    has_whom: bool = False
    week: str = MONDAY_TO_FRIDAY


class Done(NamedTuple):
    """One challenge done. `kind` is empty for one that was set by a manager."""

    day: date
    at: datetime
    deed: UUID
    ref: str
    kind: str
    courage: int
    has_line: bool = False


class Clap(NamedTuple):
    """One clap; `other` is who gave it, or who got it. A customer has no number, nor has all of a team."""

    day: date
    at: datetime
    deed: UUID
    other: int | None
    is_own: bool
    target: tuple[str, int] = ("surprise", 0)


class Thanks(NamedTuple):
    """One compliment, given to `others` or got by the person themselves."""

    day: date
    at: datetime
    deed: UUID
    others: tuple[int, ...]
    is_own: bool


class Mark(NamedTuple):
    """One thing of which only a few are needed: `kind` is one of counting's MARK_KINDS.

    `what` says which one: the meeting, the question, the colleague, or the words of an idea, a step or a customer;
    it is empty where that is not known any more.
    """

    day: date
    at: datetime
    deed: UUID
    kind: str
    what: str


Event = Day | Surprised | Done | Clap | Thanks | Mark


@dataclass(frozen=True, slots=True)
class History:
    """What badges look at of one person with this week, here since that day: by part, each in order of time."""

    week: WorkWeek
    since: date
    days: Sequence[Day] = ()
    completions: Sequence[Done] = ()
    surprises: Sequence[Surprised] = ()
    applause: Sequence[Clap] = ()
    compliments: Sequence[Thanks] = ()
    marks: Sequence[Mark] = ()

    def part(self, name: str) -> Sequence[Any]:
        """The events that a measure of this part counts; a streak is read from days, but for that alone."""
        events: Sequence[Any] = getattr(self, "days" if name == "streak" else name)
        return events


def in_order(events: Sequence[Any]) -> list[Any]:
    """By day, moment and id: the same for every order in which they came in."""
    return sorted(events, key=lambda event: (event.day, event.at, event.deed.int))
