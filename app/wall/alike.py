"""Several people who earned the same at nearly the same moment, as in one meeting: one card names them all. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from app.wall.sources import Entry

TOGETHER = timedelta(hours=1)  # after each other


def named_together(page: Sequence[Entry], reader_id: int) -> list[Entry]:
    """The page with such cards put together, where the newest of them stood.

    A reader's claps go to one of the others, always the same one, so that each gets some; all are counted on the card.
    """
    found: list[list[Entry]] = []
    for entry in page:
        alike = next((group for group in reversed(found) if _are_alike(group[-1], entry)), None)
        if alike:
            alike.append(entry)
        else:
            found.append([entry])
    return [_as_one(group, reader_id) for group in found]


def _are_alike(one: Entry, other: Entry) -> bool:
    are_earned = one.type == other.type == "award" and not (one.shared or other.shared)
    return are_earned and one.day == other.day and one.when - other.when <= TOGETHER and _keys(one) == _keys(other)


def _keys(entry: Entry) -> list[str]:
    return sorted(medal.badge.key for medal in entry.medals)


def _as_one(group: Sequence[Entry], reader_id: int) -> Entry:
    if len(group) == 1:
        return group[0]
    others = sorted((entry for entry in group if not entry.mine), key=lambda entry: entry.number)
    return replace(
        others[reader_id % len(others)],
        when=group[0].when,
        to=tuple(entry.person_name for entry in group),
        together=tuple(number for entry in group for number in entry.numbers),
    )
