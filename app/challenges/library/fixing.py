"""Putting one small thing right, and staying with it until it is."""

from functools import partial

from app.challenges.library.card import LibraryChallenge
from app.i18n import N_

_challenge = partial(LibraryChallenge, kind="fixing", behaviour="mend")

CHALLENGES: tuple[LibraryChallenge, ...] = (
    _challenge(
        key="mend-one-small-thing",
        title=N_("Mend one small thing"),
        what=N_("A loose handle, a dead lamp, a wrong link: put one thing right that %(customers)s meet."),
        why=N_("Small things are seen by everybody, and mended by nobody."),
        minutes=15,
        courage=1,
        departments=("any", "technicians", "shop", "care"),
    ),
    _challenge(
        key="stay-until-it-works",
        title=N_("Stay until it works"),
        what=N_("Keep one question with you until it is solved, also if it is not yours."),
        why=N_("Being passed on is what people remember longest of us."),
        minutes=20,
        courage=2,
        departments=("service", "it", "technicians"),
    ),
    _challenge(
        key="one-field-that-fits",
        title=N_("A field that accepts it"),
        what=N_("Take one field that refuses what people type, and have it accept just that."),
        why=N_("The computer can bend. People should not have to."),
        minutes=15,
        courage=2,
        departments=("it", "finance", "office"),
    ),
    _challenge(
        key="rule-that-hinders",
        title=N_("Name one rule that hinders"),
        what=N_("Which rule kept you from helping? Tell who can change it, with the story of one person."),
        why=N_("Rules have owners. They seldom hear what theirs does."),
        minutes=15,
        courage=3,
        departments=("any", "office", "finance", "service"),
    ),
    _challenge(
        key="look-twice-at-one-order",
        title=N_("Look twice at one order"),
        what=N_("Check one order as if it were for your mother: right, whole, clean, complete."),
        why=N_("Right at once is the quietest way to please."),
        minutes=5,
        courage=1,
        departments=("warehouse", "transport", "finance"),
    ),
    _challenge(
        key="the-same-question-again",
        title=N_("The question that keeps coming"),
        what=N_("Which question came three times this week? Put the answer where people look first."),
        why=N_("A question that is no longer needed helps everybody."),
        minutes=20,
        courage=2,
        departments=("service", "it", "office", "care"),
    ),
    _challenge(
        key="correct-it-unasked",
        title=N_("Put it right unasked"),
        what=N_("Did you see a slip in a bill or file? Correct it today, and let them know in two lines."),
        why=N_("Who calls about a mistake has already been annoyed."),
        minutes=10,
        courage=2,
        departments=("finance", "office"),
    ),
    _challenge(
        key="easier-to-reach",
        title=N_("Put it within reach"),
        what=N_("Move one thing to where a %(customer)s can reach it, also when sitting or in a hurry."),
        why=N_("You see it only when you bend down yourself."),
        minutes=15,
        courage=1,
        departments=("shop", "warehouse", "care"),
    ),
    _challenge(
        key="ask-what-is-broken",
        title=N_("Is there anything else?"),
        what=N_("Ask at one visit what else does not work well, and mend it if it takes five minutes."),
        why=N_("People save up small annoyances because nobody asks."),
        minutes=10,
        courage=1,
        departments=("technicians", "transport", "it"),
    ),
    _challenge(
        key="say-sorry-plainly",
        title=N_("Say sorry, plainly"),
        what=N_("Something went wrong? Say: sorry, that was us. No reason, just what you do now."),
        why=N_("A plain sorry takes the air out of almost every quarrel."),
        minutes=5,
        courage=3,
        departments=("any", "care", "transport", "technicians"),
    ),
)
