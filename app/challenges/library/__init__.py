"""The library of small challenges: everything a new organisation can choose from on its first day."""

from app.challenges.library import (
    calling_back,
    clear_words,
    customers_shoes,
    dialogue,
    first_step,
    fixing,
    greeting,
    half_hour,
    listening,
    promise,
    surprise,
    thanks,
)
from app.challenges.library.card import DEPARTMENTS, LibraryChallenge
from app.i18n import N_

__all__ = ["DEPARTMENTS", "KIND_LABELS", "LIBRARY", "QUESTIONS", "LibraryChallenge"]

KIND_LABELS: dict[str, str] = {
    "surprise": N_("Surprise"),
    "dialogue": N_("In conversation"),
    "customers_shoes": N_("In their shoes"),
    "first_step": N_("First step"),
    "half_hour": N_("Half an hour"),
    "promise": N_("Promise"),
    "thanks": N_("Thanks"),
    "clear_words": N_("Clear words"),
    "listening": N_("Listening"),
    "greeting": N_("Hello and goodbye"),
    "calling_back": N_("Calling back"),
    "fixing": N_("Putting it right"),
}

QUESTIONS: dict[str, tuple[str, ...]] = {
    "dialogue": (
        N_("Why do you come to us?"),
        N_("What annoys you about us?"),
        N_("What is one thing that we could do better?"),
    ),
    "customers_shoes": (
        N_("What was promised?"),
        N_("What did you really meet?"),
        N_("What would you change first?"),
    ),
}
"""What to start from, for the kinds in which a question opens the door."""

_SHELVES = (
    surprise,
    dialogue,
    customers_shoes,
    first_step,
    half_hour,
    promise,
    thanks,
    clear_words,
    listening,
    greeting,
    calling_back,
    fixing,
)

LIBRARY: dict[str, LibraryChallenge] = {
    challenge.key: challenge for shelf in _SHELVES for challenge in shelf.CHALLENGES
}
