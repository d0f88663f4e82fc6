"""What follows from what somebody did, and which deed earned what; pure, so that counting anew awards the same."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

from app.badges.badge import Badge
from app.badges.counting import PARTS
from app.badges.events import Event, History
from app.badges.facts import Facts
from app.scores.streak import longest_streak

LOOKS_BACK = 200  # events, for what brought a badge nearer


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
