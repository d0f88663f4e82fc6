"""In which team somebody was on which day. Pure; kept as one short text on the row of whoever moved, as leave is.

A deed belongs to the team of its day, also when its phone sends it after its person has moved on.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

BACK = timedelta(days=31)
"""From how long ago somebody may belong to another team after all."""
AHEAD = timedelta(days=366)
"""How far ahead a move may be planned."""
MOST = 24
LONGEST_TEXT = MOST * 22
_DAY = timedelta(days=1)


class Stay(NamedTuple):
    """A former team, and the last day in it."""

    team_id: int
    until: date


@lru_cache(maxsize=4096)
def stays_of(text: str) -> tuple[Stay, ...]:
    """The stays in a text as `text_of` makes it, the earliest first."""
    parts = (stay.split("/") for stay in text.split())
    return tuple(Stay(int(team), date.fromisoformat(until)) for team, until in parts)


def text_of(stays: Iterable[Stay]) -> str:
    """Stays as one text."""
    return " ".join(f"{stay.team_id}/{stay.until}" for stay in stays)


def team_on(stays: Sequence[Stay], present: int, day: date) -> int:
    """The team of a day: of somebody who never moved the present one."""
    return next((stay.team_id for stay in stays if day <= stay.until), present)


def ended(stays: Sequence[Stay], present: int, day: date) -> tuple[Stay, ...]:
    """The stays of somebody whose stay in `present` ends before `day`; what was planned from then on is cut off."""
    kept: list[Stay] = []
    for stay in (*stays, Stay(present, date.max)):
        until = min(stay.until, day - _DAY)
        if not kept or until > kept[-1].until:
            kept.append(stay._replace(until=until))
    return tuple(kept[-MOST:])


def moved(stays: Sequence[Stay], present: int, to: int, day: date) -> tuple[Stay, ...]:
    """The stays of somebody who is in `to` from `day` on; who goes back to where they were was never away."""
    kept = ended(stays, present, day)
    while kept and kept[-1].team_id == to:
        kept = kept[:-1]
    return kept


def spans(stays: Sequence[Stay]) -> list[tuple[int, date | None, date]]:
    """(team, first day or None for from the beginning, last day) of each stay."""
    begins = [None, *(stay.until + _DAY for stay in stays)]
    return [(stay.team_id, first, stay.until) for stay, first in zip(stays, begins, strict=False)]
