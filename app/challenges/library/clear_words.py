"""Say it the way people speak, so that nobody has to ask twice."""

from functools import partial

from app.challenges.library.card import LibraryChallenge
from app.i18n import N_

_challenge = partial(LibraryChallenge, kind="clear_words", behaviour="clear")

CHALLENGES: tuple[LibraryChallenge, ...] = (
    _challenge(
        key="one-clear-sentence",
        title=N_("Make one sentence clear"),
        what=N_("Take one sentence from a letter or mail of ours and write it as you would say it."),
        why=N_("What you would not say, a %(customer)s would rather not read."),
        minutes=10,
        courage=1,
        departments=("any", "office", "finance", "it"),
    ),
    _challenge(
        key="read-it-aloud",
        title=N_("Read it aloud before you send it"),
        what=N_("Read one message to a %(customer)s aloud. Do you stumble? Change that bit."),
        why=N_("Your tongue notices what your eyes skip."),
        minutes=5,
        courage=1,
        departments=("any", "office", "service", "finance"),
    ),
    _challenge(
        key="a-kind-error-message",
        title=N_("Make one error message kind"),
        what=N_("Rewrite one error: what happened, that nothing is lost, and what to do now."),
        why=N_("When something fails, people need us most."),
        minutes=20,
        courage=2,
        departments=("it",),
    ),
    _challenge(
        key="was-i-clear",
        title=N_("Ask whether you were clear"),
        what=N_("Explain something and ask: was I clear, how would you tell it to someone else?"),
        why=N_("It is not about what you said but about what arrived."),
        minutes=10,
        courage=2,
        departments=("care", "technicians", "service"),
    ),
    _challenge(
        key="mend-one-sign",
        title=N_("Mend one sign"),
        what=N_("Which sign do people keep asking about? Write it again, in five words."),
        why=N_("A sign that raises questions helps nobody."),
        minutes=15,
        courage=1,
        departments=("shop", "office", "warehouse", "care"),
    ),
    _challenge(
        key="explain-it-to-a-neighbour",
        title=N_("Explain it to a neighbour"),
        what=N_("Tell a neighbour or a child what you do, without one word of jargon."),
        why=N_("If you can do that, you can explain it to a %(customer)s as well."),
        minutes=15,
        courage=2,
        departments=("any", "it", "finance", "technicians"),
    ),
    _challenge(
        key="a-clear-note",
        title=N_("Leave a clear note"),
        what=N_("Nobody home? Write where it is, who you are and what can be done next."),
        why=N_("A clear note saves a search and a phone call."),
        minutes=5,
        courage=1,
        departments=("transport", "technicians"),
    ),
    _challenge(
        key="say-you-do-not-know",
        title=N_("Say that you do not know"),
        what=N_("Say it honestly once: I do not know, I will find out and ring you before four."),
        why=N_("An honest answer earns more trust than a quick one."),
        minutes=10,
        courage=3,
        departments=("any", "service", "shop"),
    ),
)
