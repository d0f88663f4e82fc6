"""Think big, act small: something that can begin within the hour."""

from functools import partial

from app.challenges.library.card import LibraryChallenge
from app.i18n import N_

_challenge = partial(LibraryChallenge, kind="first_step")

CHALLENGES: tuple[LibraryChallenge, ...] = (
    _challenge(
        key="one-gesture",
        title=N_("Begin with one gesture"),
        what=N_("What is the first thing you would like to do for a %(customer)s today? Choose it, and begin."),
        why=N_("Big plans wait. A small gesture is done before lunch."),
        minutes=5,
        courage=1,
        departments=("any",),
    ),
    _challenge(
        key="find-a-mate",
        title=N_("Find a mate for it"),
        what=N_("Pick something you would like to do for %(customers)s, and ask one colleague to join you."),
        why=N_("What two people agree on gets done."),
        minutes=10,
        courage=2,
        departments=("any",),
    ),
    _challenge(
        key="oldest-question-first",
        title=N_("The oldest question first"),
        what=N_("Take the question that has waited longest, and bring it one step further."),
        why=N_("Whoever waits longest has almost stopped believing in it."),
        minutes=15,
        courage=1,
        departments=("service", "office", "it"),
    ),
    _challenge(
        key="ask-one-thing-less",
        title=N_("Ask one thing less"),
        what=N_("Find one field in a form that nobody uses, and have it taken out."),
        why=N_("Every question we drop is a present for all who come after."),
        minutes=20,
        courage=2,
        departments=("it", "finance", "office"),
    ),
    _challenge(
        key="learn-one-name",
        title=N_("Learn one name"),
        what=N_("Learn the name of a %(customer)s you see more often, and use it the next time."),
        why=N_("Nothing sounds friendlier than your own name."),
        minutes=5,
        courage=1,
        departments=("care", "shop", "service", "transport"),
    ),
    _challenge(
        key="who-is-it-for",
        title=N_("Find out who it is for"),
        what=N_("Choose one order or ticket and find out who is waiting for it, and what for."),
        why=N_("You work better for a person than for a number."),
        minutes=5,
        courage=1,
        departments=("warehouse", "it", "finance"),
    ),
    _challenge(
        key="think-ahead-for-one",
        title=N_("Think ahead for one address"),
        what=N_("Which address is always tricky? Call ahead today and agree on what would help."),
        why=N_("Five minutes beforehand save two cross faces."),
        minutes=10,
        courage=2,
        departments=("transport",),
    ),
    _challenge(
        key="turn-a-no-into-a-yes",
        title=N_("Turn one no into a yes"),
        what=N_("About to say no today? Look for one thing that is possible, and offer that."),
        why=N_("What is possible stays with people longer than what is not."),
        minutes=15,
        courage=3,
        departments=("any", "service", "shop", "finance"),
    ),
    _challenge(
        key="what-comes-next",
        title=N_("Bring what will be needed next"),
        what=N_("Think ahead at one visit: which part or tip would save a second appointment?"),
        why=N_("Coming only once is a compliment to somebody's diary."),
        minutes=10,
        courage=2,
        departments=("technicians",),
    ),
)
