"""Promise something small, and keep it to the minute."""

from functools import partial

from app.challenges.library.card import LibraryChallenge
from app.i18n import N_

_challenge = partial(LibraryChallenge, kind="promise", behaviour="promise")

CHALLENGES: tuple[LibraryChallenge, ...] = (
    _challenge(
        key="back-on-the-minute",
        title=N_("Call back on the minute"),
        what=N_("Agree on an exact time with one %(customer)s, and ring at that very minute."),
        why=N_("Promised small and kept exactly: that is how trust grows."),
        minutes=10,
        courage=1,
        departments=("service", "technicians", "finance"),
    ),
    _challenge(
        key="bring-the-bad-news",
        title=N_("Bring the bad news yourself"),
        what=N_("Is something running late? Call before they do, and say what you are doing about it."),
        why=N_("Bad news in good time is half forgiven."),
        minutes=10,
        courage=3,
        departments=("any", "transport", "service", "technicians"),
    ),
    _challenge(
        key="keep-an-old-promise",
        title=N_("Keep an old promise"),
        what=N_("Which promise to a %(customer)s is still open? Keep it today, however late."),
        why=N_("Late is better than forgotten, and they had stopped counting on it."),
        minutes=20,
        courage=2,
        departments=("any",),
    ),
    _challenge(
        key="a-day-early",
        title=N_("Promise Friday, deliver Thursday"),
        what=N_("Plan one thing a day earlier than you promised it to a %(customer)s."),
        why=N_("Early is the cheapest surprise there is."),
        minutes=10,
        courage=2,
        departments=("office", "finance", "it", "warehouse"),
    ),
    _challenge(
        key="say-what-happens-next",
        title=N_("Say what happens next"),
        what=N_("Close one contact with: this is what I do now, and this is when you hear from me."),
        why=N_("Not knowing weighs more than waiting."),
        minutes=5,
        courage=1,
        departments=("care", "service", "technicians"),
    ),
    _challenge(
        key="check-one-promise",
        title=N_("Check one promise of ours"),
        what=N_("Find one promise on our site or in a letter, and try it out. Is it true today?"),
        why=N_("A promise that nobody checks slowly turns into decoration."),
        minutes=15,
        courage=2,
        departments=("any", "it", "office"),
    ),
    _challenge(
        key="a-narrower-window",
        title=N_("Give a narrower time"),
        what=N_("Tell one %(customer)s half an hour instead of half a day."),
        why=N_("With one message you give somebody a morning back."),
        minutes=10,
        courage=1,
        departments=("transport", "warehouse"),
    ),
    _challenge(
        key="put-it-aside",
        title=N_("Put it aside, and send word"),
        what=N_("Promise to keep one article for someone, and send word as soon as it is ready."),
        why=N_("Somebody thought of you: that is why people come back."),
        minutes=10,
        courage=1,
        departments=("shop", "warehouse"),
    ),
)
