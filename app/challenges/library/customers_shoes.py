"""Be your own customer for a moment and notice what they notice."""

from functools import partial

from app.challenges.library.card import LibraryChallenge
from app.i18n import N_

_challenge = partial(LibraryChallenge, kind="customers_shoes")

CHALLENGES: tuple[LibraryChallenge, ...] = (
    _challenge(
        key="read-your-own-invoice",
        title=N_("Read your own invoice"),
        what=N_("Take one bill as if it were yours. Would a %(customer)s see what the money is for?"),
        why=N_("No letter of ours is read as closely as the bill."),
        minutes=5,
        courage=1,
        departments=("finance", "office"),
    ),
    _challenge(
        key="call-our-own-number",
        title=N_("Call our own number"),
        what=N_("Ring us on your own phone. Count the choices and seconds until you hear a person."),
        why=N_("In one minute you hear what they hear every day."),
        minutes=10,
        courage=1,
        departments=("any", "service", "it", "office"),
    ),
    _challenge(
        key="by-the-front-door",
        title=N_("Come in by the front door"),
        what=N_("Arrive as a visitor: parking, door, sign, greeting. Note one thing that can be better."),
        why=N_("We have not really looked at our own entrance for years."),
        minutes=10,
        courage=1,
        departments=("any", "office", "shop", "care"),
    ),
    _challenge(
        key="open-your-own-parcel",
        title=N_("Open your own parcel"),
        what=N_("Pack one order, then open it as if you were at home. What gets in your way?"),
        why=N_("The last hands that hold it are those of the %(customer)s, not ours."),
        minutes=10,
        courage=1,
        departments=("warehouse",),
    ),
    _challenge(
        key="wait-where-they-wait",
        title=N_("Wait where they wait"),
        what=N_("Sit for a quarter of an hour where %(customers)s wait for us. What do you see, hear and miss?"),
        why=N_("Waiting lasts twice as long when nobody tells you anything."),
        minutes=15,
        courage=2,
        departments=("care", "service", "transport"),
    ),
    _challenge(
        key="forget-your-password",
        title=N_("Forget your password on purpose"),
        what=N_("Recover it on a phone, with one thumb. Where would a %(customer)s give up?"),
        why=N_("The road that is taken in a hurry deserves the most care."),
        minutes=10,
        courage=1,
        departments=("it",),
    ),
    _challenge(
        key="ride-along",
        title=N_("Ride along for half an hour"),
        what=N_("Join a colleague who visits %(customers)s. Only watch, and ask."),
        why=N_("What you have seen yourself you never need to read in a report."),
        minutes=30,
        courage=3,
        departments=("any", "office", "it", "finance", "warehouse"),
    ),
    _challenge(
        key="without-your-glasses",
        title=N_("Try it without your glasses"),
        what=N_("Read our form or sign without glasses, in a hurry or one-handed. What gets hard?"),
        why=N_("What works on a bad day works every day."),
        minutes=10,
        courage=2,
        departments=("any", "care", "shop"),
    ),
    _challenge(
        key="look-back-before-you-go",
        title=N_("Look back before you go"),
        what=N_("Stand where the %(customer)s will stand in a minute. Dust, boxes, a note that explains?"),
        why=N_("Your work is judged at the first look after you have left."),
        minutes=5,
        courage=1,
        departments=("technicians", "care"),
    ),
    _challenge(
        key="send-us-a-question",
        title=N_("Send us a question"),
        what=N_("Mail our own address with a simple question. Time the answer, and taste the tone."),
        why=N_("An answer that is right can still feel cold."),
        minutes=10,
        courage=2,
        departments=("service", "finance"),
    ),
)
