"""Small gestures that nobody asked for: the heart of the game."""

from functools import partial

from app.challenges.library.card import LibraryChallenge
from app.i18n import N_

_challenge = partial(LibraryChallenge, kind="surprise")

CHALLENGES: tuple[LibraryChallenge, ...] = (
    _challenge(
        key="call-for-no-reason",
        title=N_("Call one %(customer)s for no reason"),
        what=N_("Just ask how things are going. Listen, and write down one sentence."),
        why=N_("A call that wants nothing is remembered longest."),
        minutes=10,
        courage=2,
        departments=("any", "service", "office"),
    ),
    _challenge(
        key="handwritten-card",
        title=N_("Write one card by hand"),
        what=N_("Three lines on paper to a %(customer)s you like working with. Post it today."),
        why=N_("Hardly anybody gets real post any more, so yours stays on the table for weeks."),
        minutes=10,
        courage=1,
        departments=("any", "finance", "office"),
    ),
    _challenge(
        key="note-in-the-box",
        title=N_("Put a friendly note in one box"),
        what=N_("Pick one parcel and add a line: who packed it, and that you hope it pleases."),
        why=N_("One line by hand turns an order into a present."),
        minutes=5,
        courage=1,
        departments=("warehouse", "shop"),
    ),
    _challenge(
        key="bring-it-further",
        title=N_("Bring it a little further"),
        what=N_("Ask at one address: where shall I put it? And bring it there, not just to the door."),
        why=N_("Those last ten metres are what people tell the neighbours about."),
        minutes=10,
        courage=1,
        departments=("transport",),
    ),
    _challenge(
        key="one-small-wish",
        title=N_("Make one small wish come true"),
        what=N_("Ask one %(customer)s about a favourite song, dish or spot, and arrange it today."),
        why=N_("A small wish that somebody heard changes the whole day."),
        minutes=15,
        courage=2,
        departments=("care",),
    ),
    _challenge(
        key="fix-what-nobody-reported",
        title=N_("Fix something nobody reported"),
        what=N_("Take away one small annoyance for a %(customer)s, and let them know that it is gone."),
        why=N_("Being ahead of a complaint looks like magic from the other side."),
        minutes=20,
        courage=2,
        departments=("it", "technicians"),
    ),
    _challenge(
        key="photo-when-done",
        title=N_("Send a photo when it is done"),
        what=N_("Job finished? Send the %(customer)s one picture and a line that all is well."),
        why=N_("A photo saves a phone call and takes a worry away."),
        minutes=5,
        courage=1,
        departments=("technicians", "transport"),
    ),
    _challenge(
        key="ring-with-good-news",
        title=N_("Ring with good news for once"),
        what=N_("Look for one bill that is too high, put it right, and call before anyone noticed."),
        why=N_("Nobody expects invoicing to ring with good news."),
        minutes=20,
        courage=3,
        departments=("finance",),
    ),
    _challenge(
        key="walk-along",
        title=N_("Walk along instead of pointing"),
        what=N_("Is someone looking for something? Walk along until it is found, and ask what it is for."),
        why=N_("On the way you hear what somebody really needs."),
        minutes=10,
        courage=2,
        departments=("shop", "service"),
    ),
)
