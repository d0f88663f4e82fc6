"""Half an hour of undivided attention, kept free in the diary."""

from functools import partial

from app.challenges.library.card import LibraryChallenge
from app.i18n import N_

_challenge = partial(LibraryChallenge, kind="half_hour", behaviour="time")

CHALLENGES: tuple[LibraryChallenge, ...] = (
    _challenge(
        key="half-hour-for-one",
        title=N_("Half an hour for one %(customer)s"),
        what=N_("Keep half an hour free and do one thing properly for one %(customer)s, phone on silent."),
        why=N_("Half an hour of full attention beats a day of hurry."),
        minutes=30,
        courage=2,
        departments=("any",),
    ),
    _challenge(
        key="phone-instead-of-mail",
        title=N_("Three calls instead of three mails"),
        what=N_("Take three mails that wait for an answer, and call instead of typing."),
        why=N_("A voice solves in two minutes what five mails make worse."),
        minutes=30,
        courage=2,
        departments=("service", "finance", "office"),
    ),
    _challenge(
        key="read-ten-remarks",
        title=N_("Read ten remarks"),
        what=N_("Read ten remarks or complaints from %(customers)s, and look for what they have in common."),
        why=N_("Ten voices together say what one alone does not."),
        minutes=30,
        courage=1,
        departments=("any", "it", "office"),
    ),
    _challenge(
        key="follow-one-order",
        title=N_("Follow one order to the end"),
        what=N_("Follow one order from click to doorbell. Where did it lie still, and why?"),
        why=N_("It is seldom the work that takes long, it is the waiting in between."),
        minutes=30,
        courage=2,
        departments=("warehouse", "transport", "it"),
    ),
    _challenge(
        key="outside-together",
        title=N_("Go outside together"),
        what=N_("Spend half an hour outdoors with a %(customer)s who does not get out much."),
        why=N_("Fresh air in company gives a week of things to talk about."),
        minutes=30,
        courage=2,
        departments=("care",),
    ),
    _challenge(
        key="explain-at-their-pace",
        title=N_("Explain it at their pace"),
        what=N_("Take half an hour to show one %(customer)s the three buttons that really matter."),
        why=N_("Explained well once saves ten phone calls."),
        minutes=30,
        courage=1,
        departments=("technicians", "it", "shop"),
    ),
    _challenge(
        key="half-hour-on-the-floor",
        title=N_("Half an hour on the floor"),
        what=N_("Leave your desk and lend a hand where %(customers)s come in."),
        why=N_("Seen from the floor, you know by yourself what comes first."),
        minutes=30,
        courage=3,
        departments=("office", "finance", "it"),
    ),
    _challenge(
        key="call-who-went-quiet",
        title=N_("Call someone who went quiet"),
        what=N_("Pick a %(customer)s you have not heard from for a year. Call, and ask how things are."),
        why=N_("Quiet is not the same as content."),
        minutes=30,
        courage=3,
        departments=("any", "service", "finance"),
    ),
)
