"""What a stroke may carry: the question that was asked, where it was, and from whom it was heard."""

from typing import NamedTuple

from app.i18n import N_

NOTHING = "none"  # what a phone says to take back what it said
FACETS = ("question", "place", "heard")


class Question(NamedTuple):
    """A question that keeps the word honest: as it is asked, and in a word or two."""

    text: str
    short: str


class Place(NamedTuple):
    """Where the word fell: its name and its icon."""

    name: str
    icon: str


QUESTIONS = {
    "think": Question(N_("What would %(customers)s think of this?"), N_("What would they think?")),
    "value": Question(N_("Does this add anything for %(customers)s?"), N_("Does it add anything?")),
    "ask": Question(N_("Should we ask a %(customer)s?"), N_("Shall we ask?")),
}
PLACES = {
    "meeting": Place(N_("Meeting"), "users-round"),
    "phone": Place(N_("Phone"), "smartphone"),
    "corridor": Place(N_("Corridor"), "footprints"),
    "desk": Place(N_("At work"), "laptop"),
    "lunch": Place(N_("Break"), "sun"),
}
