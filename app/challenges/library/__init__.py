"""The library of small challenges: everything a new organisation can choose from on its first day."""

from app.challenges.library import (
    clear_words,
    customers_shoes,
    dialogue,
    first_step,
    half_hour,
    promise,
    surprise,
    thanks,
)
from app.challenges.library.card import DEPARTMENTS, LibraryChallenge
from app.i18n import N_

__all__ = ["DEPARTMENTS", "KIND_LABELS", "LIBRARY", "LibraryChallenge"]

KIND_LABELS: dict[str, str] = {
    "surprise": N_("Surprise"),
    "dialogue": N_("In conversation"),
    "customers_shoes": N_("In their shoes"),
    "first_step": N_("First step"),
    "half_hour": N_("Half an hour"),
    "promise": N_("Promise"),
    "thanks": N_("Thanks"),
    "clear_words": N_("Clear words"),
}

_SHELVES = (
    surprise,
    dialogue,
    customers_shoes,
    first_step,
    half_hour,
    promise,
    thanks,
    clear_words,
)

LIBRARY: dict[str, LibraryChallenge] = {
    challenge.key: challenge for shelf in _SHELVES for challenge in shelf.CHALLENGES
}
