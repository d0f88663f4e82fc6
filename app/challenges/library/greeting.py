"""The first and the last ten seconds of every contact."""

from functools import partial

from app.challenges.library.card import LibraryChallenge
from app.i18n import N_

_challenge = partial(LibraryChallenge, kind="greeting", behaviour="greet")

CHALLENGES: tuple[LibraryChallenge, ...] = (
    _challenge(
        key="hello-first",
        title=N_("Say hello first"),
        what=N_("Greet the next three people you meet before they greet you. Eyes up, phone down."),
        why=N_("Ten seconds decide how welcome somebody feels."),
        minutes=2,
        courage=1,
        departments=("any", "shop", "care", "office"),
    ),
    _challenge(
        key="stand-up-for-it",
        title=N_("Stand up for somebody"),
        what=N_("Does somebody come in? Get up, walk over, and ask what you can do."),
        why=N_("A chair that moves says: you are not in the way."),
        minutes=2,
        courage=1,
        departments=("office", "service", "finance"),
    ),
    _challenge(
        key="name-on-the-phone",
        title=N_("Give your name, and ask theirs"),
        what=N_("Begin one call with your first name, and use the name of the other at the end."),
        why=N_("People talk to people, not to departments."),
        minutes=2,
        courage=1,
        departments=("service", "finance", "it", "office"),
    ),
    _challenge(
        key="smile-before-you-pick-up",
        title=N_("Smile before you pick up"),
        what=N_("Breathe out and smile before you answer the phone. Just once, and hear the difference."),
        why=N_("You can hear a smile, even on a bad line."),
        minutes=2,
        courage=1,
        departments=("service", "technicians", "finance"),
    ),
    _challenge(
        key="wave-from-the-cab",
        title=N_("Raise a hand"),
        what=N_("Wave to somebody at one address, also if you only come to drop something off."),
        why=N_("You are the face of all of us, for half a minute."),
        minutes=2,
        courage=1,
        departments=("transport", "warehouse"),
    ),
    _challenge(
        key="knock-and-wait",
        title=N_("Knock, and wait for the answer"),
        what=N_("Knock at one door, wait for come in, say who you are and ask whether it suits."),
        why=N_("It is their room; we are the visitors."),
        minutes=2,
        courage=2,
        departments=("care", "technicians"),
    ),
    _challenge(
        key="welcome-a-newcomer",
        title=N_("Welcome somebody who is new"),
        what=N_("Find a %(customer)s who came to us this month, and ask how the first days were."),
        why=N_("Only a newcomer still sees what we got used to."),
        minutes=15,
        courage=2,
        departments=("any", "care", "office"),
    ),
    _challenge(
        key="a-proper-goodbye",
        title=N_("Say goodbye properly"),
        what=N_("End one visit with a hand, a name, and one thing you liked about it."),
        why=N_("The last thing that happens is what people take home."),
        minutes=2,
        courage=1,
        departments=("shop", "transport", "technicians", "care"),
    ),
    _challenge(
        key="greet-in-their-language",
        title=N_("Greet in their language"),
        what=N_("Ask a %(customer)s how to say good morning in their language, and do it the next time."),
        why=N_("Two clumsy words say: you belong here."),
        minutes=10,
        courage=3,
        departments=("any", "shop", "care", "transport"),
    ),
    _challenge(
        key="the-first-line",
        title=N_("A first line that greets"),
        what=N_("Begin one mail with a sentence that is only about the other. Then your message."),
        why=N_("Without a greeting a mail is a form."),
        minutes=5,
        courage=2,
        departments=("it", "finance", "office"),
    ),
)
