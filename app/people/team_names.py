"""The order in which teams are listed: as people count, "Group 2" before "Group 10"."""

import re
from collections.abc import Iterable

from app.people.models import Team

_FIGURES = re.compile(r"(\d+)")
Place = tuple[tuple[str | int, ...], str]


def place_of(name: str) -> Place:
    """Where a name belongs among others: words by the alphabet, whatever their capitals, and numbers by their size."""
    parts = _FIGURES.split(name.casefold())
    return tuple(int(part[:40]) if n % 2 else part for n, part in enumerate(parts)), name


def in_order(teams: Iterable[Team]) -> list[Team]:
    """Teams by name."""
    return sorted(teams, key=lambda team: place_of(team.name))
