"""Several people who earned the same at nearly the same moment, as in one meeting: one card names them all. Pure.

So does one card for all who began on the same day. Nearly everything is a badge then, and it would hide what they did.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from app.badges.badge import TIERS
from app.wall.sources import Entry, Medal

TOGETHER = timedelta(hours=1)  # after each other


def named_together(cards: Sequence[Entry], reader_id: int) -> list[Entry]:
    """These, the newest first, with such cards put together where the newest of them stood.

    A reader's claps go to one of the others, always the same one, so that each gets some; all are counted on the card.
    """
    found: list[list[Entry]] = []
    for entry in cards:
        alike = next((group for group in reversed(found) if _are_alike(group[-1], entry)), None)
        if alike:
            alike.append(entry)
        else:
            found.append([entry])
    return [_as_one(group, reader_id) for group in found]


def _are_alike(one: Entry, other: Entry) -> bool:
    are_earned = one.type == other.type == "award" and not (one.shared or other.shared)
    if not are_earned or one.day != other.day:
        return False
    if one.is_first_day or other.is_first_day:
        return one.is_first_day and other.is_first_day
    return one.when - other.when <= TOGETHER and _keys(one) == _keys(other)


def _keys(entry: Entry) -> list[str]:
    return sorted(medal.badge.key for medal in entry.medals)


def _as_one(group: Sequence[Entry], reader_id: int) -> Entry:
    if len(group) == 1:
        return group[0]
    others = sorted((entry for entry in group if not entry.mine), key=lambda entry: entry.number)
    applauded = others[reader_id % len(others)]
    return replace(
        applauded,
        when=group[0].when,
        is_of_day=group[0].is_of_day,
        to=tuple(entry.person_name for entry in group),
        together=tuple(number for entry in group for number in entry.numbers),
        medals=_each_once([applauded, *group]),
    )


def _each_once(group: Sequence[Entry]) -> tuple[Medal, ...]:
    """The badges of all of them, the finest rim first; of one that several have, that of the first of these."""
    by_key: dict[str, Medal] = {}
    for medal in (medal for entry in group for medal in entry.medals):
        by_key.setdefault(medal.badge.key, medal)
    return tuple(sorted(by_key.values(), key=lambda medal: (-TIERS.index(medal.badge.tier), medal.number)))


def deeds_first(page: Sequence[Entry]) -> list[Entry]:
    """The page with the badges of a first day after what else there is of that day."""
    found = [entry for entry in page if not entry.is_first_day]
    for card in (entry for entry in page if entry.is_first_day):
        later = [place for place, entry in enumerate(found) if entry.day == card.day or entry.when > card.when]
        found.insert(later[-1] + 1 if later else 0, card)
    return found
