"""What somebody did, in order, and what follows from it; pure, so that counting anew awards exactly the same.

Everything is ordered by the moment of the deed, never by when it came in: the deed that earned a badge is the same one
in whatever order phones sent them.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple
from uuid import UUID

from app.badges.badge import Badge
from app.badges.facts import Facts
from app.calendar.rules import WorkWeek, week_of
from app.scores.rules import SCORED_A_DAY
from app.scores.streak import longest_streak

PAUSE = timedelta(days=14)
CHEERS = 5  # claps that make a surprise one that was cheered
LOOKS_BACK = 200  # events, for what brought a badge nearer
TALK_CAP = SCORED_A_DAY["strokes"]


class Day(NamedTuple):
    """One counted day of a person."""

    day: date
    strokes: int = 0
    hours: int = 0
    is_active: bool = False
    is_all_round: bool = False
    at: datetime = datetime.max.replace(tzinfo=UTC)  # a day comes after all that was done on it
    deed: UUID = UUID(int=0)


class Surprised(NamedTuple):
    """One surprise."""

    day: date
    at: datetime
    deed: UUID
    landed: str = ""
    has_whom: bool = False


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
    """One clap; `other` is who gave it, or who got it."""

    day: date
    at: datetime
    deed: UUID
    other: int
    is_own: bool
    target: tuple[str, int] = ("surprise", 0)


Event = Day | Surprised | Done | Clap


@dataclass(frozen=True, slots=True)
class History:
    """What badges look at of one person with this week, here since that day: by part, each in order of time."""

    week: WorkWeek
    since: date
    days: Sequence[Day] = ()
    completions: Sequence[Done] = ()
    surprises: Sequence[Surprised] = ()
    applause: Sequence[Clap] = ()

    def part(self, name: str) -> Sequence[Any]:
        """The events that a measure of this part counts; a streak is read from days, but for that alone."""
        events: Sequence[Any] = getattr(self, "days" if name == "streak" else name)
        return events


def in_order(events: Sequence[Any]) -> list[Any]:
    """By day, moment and id: the same for every order in which they came in."""
    return sorted(events, key=lambda event: (event.day, event.at, event.deed.int))


def facts_of(history: History) -> Facts:
    """All facts of a history."""
    known: dict[str, Any] = {}
    for part in ("streak", *PARTS):
        known |= part_of(part, history.part(part), history)
    return Facts(**known)


def part_of(part: str, events: Sequence[Any], history: History) -> Mapping[str, Any]:
    """The facts that one part of a history has, for some of its events."""
    if part == "streak":
        active = [day.day for day in events if day.is_active]
        return {"best_streak": longest_streak(set(active), history.week, active[-1], history.since) if active else 0}
    return PARTS[part](events)


def turns(badge: Badge[Facts], history: History) -> tuple[Sequence[Event], int] | None:
    """The part that this badge counts, and the place of the event that earned it; None while it is not earned."""
    part = badge.counts.part
    events = history.part(part)

    def is_earned(length: int) -> bool:
        return badge.measure(Facts(**part_of(part, events[:length], history))) >= badge.need

    if not events or not is_earned(len(events)):
        return None
    return events, bisect_left(range(1, len(events)), True, key=is_earned)


def grown(badge: Badge[Facts], history: History, most: int) -> list[Event]:
    """Of what earned this badge the last events that brought it nearer, the newest first; looks back a while only."""
    found = turns(badge, history)
    if found is None:
        return []
    events, last = found
    grew: list[Event] = []
    after = badge.need
    for at in range(last, max(-1, last - LOOKS_BACK), -1):
        before = badge.measure(Facts(**part_of(badge.counts.part, events[:at], history)))
        if before < after:
            grew.append(events[at])
        if len(grew) == most:
            break
        after = min(before, after)
    return grew


def of_days(days: Sequence[Day]) -> dict[str, Any]:
    """Of strokes, activity and pauses; talk beyond the daily cap never counts."""
    return {
        "strokes": sum(min(day.strokes, TALK_CAP) for day in days),
        "stroke_days": sum(day.strokes > 0 for day in days),
        "best_day_strokes": max((min(day.strokes, TALK_CAP) for day in days), default=0),
        "best_day_hours": max((day.hours for day in days), default=0),
        "active_days": sum(day.is_active for day in days),
        "all_round_days": sum(day.is_all_round for day in days),
        **of_active([day.day for day in days if day.is_active]),
    }


def of_active(active: Sequence[date]) -> dict[str, int]:
    """Of active days, in order."""
    pauses = sum(later - earlier >= PAUSE for earlier, later in pairwise(active))
    return {"active_weeks": len({week_of(day) for day in active}), "returns": pauses}


def of_completions(done: Sequence[Done]) -> dict[str, Any]:
    """Of challenges done: how brave, of which kinds, and how often each."""
    kinds = Counter(one.kind for one in done if one.kind)
    levels = Counter(one.courage for one in done)
    return {
        "completions": len(done),
        "courage": (levels[1], levels[2], levels[3]),
        "kinds": frozenset(kinds),
        "told": sum(one.has_line for one in done),
        "taken_up": sum(not one.kind for one in done),
        "half_hours": kinds["half_hour"],
        "promises": kinds["promise"],
        "thanks": kinds["thanks"],
        "clear_words": kinds["clear_words"],
        "shoes": kinds["customers_shoes"],
        "shoe_places": len({one.ref for one in done if one.kind == "customers_shoes"}),
        "dialogues": kinds["dialogue"],
        "dialogue_ways": len({one.ref for one in done if one.kind == "dialogue"}),
    }


def of_surprises(surprises: Sequence[Surprised]) -> dict[str, Any]:
    """Of surprises: how many, when, and how they landed."""
    by_day = Counter(one.day for one in surprises)
    return {
        "surprises": len(surprises),
        "surprise_weeks": len({week_of(day) for day in by_day}),
        "surprise_weekdays": len({day.weekday() for day in by_day if day.weekday() < 5}),
        "best_day_surprises": max(by_day.values(), default=0),
        "delighted": sum(one.landed == "delighted" for one in surprises),
        "quiet": sum(one.landed == "quiet" for one in surprises),
        "for_somebody": sum(one.has_whom for one in surprises),
    }


def of_applause(claps: Sequence[Clap]) -> dict[str, Any]:
    """Of claps that were given, and of those that were received."""
    given = [clap for clap in claps if clap.is_own]
    received = [clap for clap in claps if not clap.is_own]
    loud = Counter(clap.target for clap in received if clap.target[0] == "surprise")
    return {
        "claps_given": len(given),
        "clap_days": len({clap.day for clap in given}),
        "badge_claps": sum(clap.target[0] == "award" for clap in given),
        "applauded_colleagues": len({clap.other for clap in given}),
        "claps_received": len(received),
        "fans": len({clap.other for clap in received}),
        "best_surprise_claps": max(loud.values(), default=0),
        "cheered": sum(claps >= CHEERS for claps in loud.values()),
    }


PARTS: dict[str, Callable[[Sequence[Any]], dict[str, Any]]] = {
    "days": of_days,
    "completions": of_completions,
    "surprises": of_surprises,
    "applause": of_applause,
}
"""What follows from each part of a history."""
