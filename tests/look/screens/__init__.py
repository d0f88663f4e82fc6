"""Every screen of the gallery by name, gathered from its room."""

from tests.look.screens import add, badges, challenges, doors, leading, me, roster, today, voices, wall, warmth
from tests.look.screens.screen import Screen

_ROOMS = (doors, today, wall, add, badges, challenges, leading, roster, me, voices, warmth)

SCREENS: dict[str, Screen] = {name: screen for room in _ROOMS for name, screen in room.SCREENS.items()}
