"""Ringing somebody who waits, or who no longer counts on it."""

from functools import partial

from app.challenges.library.card import LibraryChallenge
from app.i18n import N_

_challenge = partial(LibraryChallenge, kind="calling_back", behaviour="promise")

CHALLENGES: tuple[LibraryChallenge, ...] = (
    _challenge(
        key="who-still-waits",
        title=N_("Who still waits for you?"),
        what=N_("Look for one person who still waits for your call. Ring now, also without an answer."),
        why=N_("I do not know yet is better than silence."),
        minutes=10,
        courage=1,
        departments=("any", "service", "office"),
    ),
    _challenge(
        key="how-is-it-now",
        title=N_("Ring the day after"),
        what=N_("Call somebody you helped yesterday: does it still work?"),
        why=N_("The second call nobody has to make is the one people tell about."),
        minutes=10,
        courage=1,
        departments=("technicians", "it", "service"),
    ),
    _challenge(
        key="empty-the-voicemail",
        title=N_("One message, one call"),
        what=N_("Pick the oldest voicemail, and call back in person instead of passing it on."),
        why=N_("Who leaves a message wonders whether anybody listens."),
        minutes=15,
        courage=1,
        departments=("service", "finance", "technicians"),
    ),
    _challenge(
        key="tell-the-end-of-it",
        title=N_("Tell how it ended"),
        what=N_("Call or write to who reported something: what it was, and that it is solved."),
        why=N_("A ticket that closes in silence stays open in a head."),
        minutes=10,
        courage=2,
        departments=("it", "finance", "warehouse"),
    ),
    _challenge(
        key="ring-instead-of-forwarding",
        title=N_("Ring instead of forwarding"),
        what=N_("About to forward a question? Call the %(customer)s first and say who takes it up, and when."),
        why=N_("What is passed on without a word feels like being sent away."),
        minutes=10,
        courage=2,
        departments=("any", "office", "service"),
    ),
    _challenge(
        key="on-the-way-call",
        title=N_("Call when you are on your way"),
        what=N_("Ring one address before you leave: this is me, I will be there in a quarter of an hour."),
        why=N_("Somebody can just walk the dog, instead of waiting at the window."),
        minutes=5,
        courage=1,
        departments=("transport", "technicians"),
    ),
    _challenge(
        key="family-hears-it-first",
        title=N_("Tell the family yourself"),
        what=N_("Call one relative with something nice that happened today. Nothing has to be wrong."),
        why=N_("When we call, hearts stop. Once it may be for joy."),
        minutes=10,
        courage=2,
        departments=("care",),
    ),
    _challenge(
        key="back-in-stock",
        title=N_("Call: it is here again"),
        what=N_("Who asked for something that was sold out? Call one of them as soon as it is in."),
        why=N_("They had forgotten it. You had not."),
        minutes=10,
        courage=1,
        departments=("shop", "warehouse"),
    ),
    _challenge(
        key="the-call-you-put-off",
        title=N_("The call you keep putting off"),
        what=N_("There is one you would rather not make. Make it first, before your coffee."),
        why=N_("It takes five minutes, and has weighed on two people for days."),
        minutes=15,
        courage=3,
        departments=("any", "finance", "service", "technicians"),
    ),
)
