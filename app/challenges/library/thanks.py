"""A thank-you for something precise, which does both sides good."""

from functools import partial

from app.challenges.library.card import LibraryChallenge
from app.i18n import N_

_challenge = partial(LibraryChallenge, kind="thanks", behaviour="thank")

CHALLENGES: tuple[LibraryChallenge, ...] = (
    _challenge(
        key="thank-who-stayed",
        title=N_("Thank someone who stayed"),
        what=N_("Look up a %(customer)s who has been with us for years, and say thank you for exactly that."),
        why=N_("Newcomers get the cake. Those who were always there seldom get a word."),
        minutes=10,
        courage=1,
        departments=("any",),
    ),
    _challenge(
        key="thank-for-a-complaint",
        title=N_("Thank someone for a complaint"),
        what=N_("Call somebody who complained: because of you this changed. No excuse, no but."),
        why=N_("A complaint is help from someone who still believes in us."),
        minutes=15,
        courage=3,
        departments=("any", "service", "finance"),
    ),
    _challenge(
        key="pass-on-a-compliment",
        title=N_("Pass on a compliment"),
        what=N_("Did a %(customer)s say something nice? Take it to the colleague it was meant for."),
        why=N_("Compliments seldom reach the back of the building by themselves."),
        minutes=5,
        courage=1,
        departments=("service", "shop", "office", "care"),
    ),
    _challenge(
        key="thank-behind-the-scenes",
        title=N_("Thank someone behind the scenes"),
        what=N_("Who made your last good contact possible? Thank them, and tell which %(customer)s it helped."),
        why=N_("Those who never meet the %(customer)s get to hear how the story ended."),
        minutes=10,
        courage=1,
        departments=("any", "it", "warehouse", "finance"),
    ),
    _challenge(
        key="thank-who-pays-on-time",
        title=N_("Thank someone who pays on time"),
        what=N_("Send one line to a %(customer)s who always pays on time: we notice it, thank you."),
        why=N_("They only hear from us when something is wrong. Until today."),
        minutes=10,
        courage=2,
        departments=("finance",),
    ),
    _challenge(
        key="thank-for-waiting",
        title=N_("Thank someone for waiting"),
        what=N_("Did somebody wait for you today? Give thanks for the patience before you say sorry."),
        why=N_("A thank you looks at the other, a sorry mostly at yourself."),
        minutes=5,
        courage=1,
        departments=("transport", "technicians", "care"),
    ),
    _challenge(
        key="thank-who-found-the-fault",
        title=N_("Thank whoever found the fault"),
        what=N_("Write to someone who reported a fault: what it was, and that it helped everybody."),
        why=N_("Reporting costs somebody time. Show that it was time well spent."),
        minutes=10,
        courage=2,
        departments=("it", "technicians"),
    ),
    _challenge(
        key="thank-family",
        title=N_("Thank a relative or neighbour"),
        what=N_("Thank someone who looks after one of our %(customers)s, for one thing that you saw."),
        why=N_("Those who care for another seldom hear it themselves."),
        minutes=10,
        courage=2,
        departments=("care",),
    ),
    _challenge(
        key="thank-the-night-shift",
        title=N_("Thank whoever was here before you"),
        what=N_("Leave a line for the shift before: what did they do that helped a %(customer)s today?"),
        why=N_("They go home before it shows."),
        minutes=5,
        courage=1,
        departments=("care", "transport", "warehouse"),
    ),
    _challenge(
        key="thank-a-first-timer",
        title=N_("Thank a first-timer"),
        what=N_("Write one line to somebody who came to us for the first time: nice that you came."),
        why=N_("The first time is when somebody decides about the second."),
        minutes=10,
        courage=1,
        departments=("shop", "service", "office"),
    ),
    _challenge(
        key="thank-by-name-aloud",
        title=N_("Say it where others hear it"),
        what=N_("Thank a colleague aloud, in front of others, for what a %(customer)s noticed of it."),
        why=N_("Praise that others hear is a signpost for all."),
        minutes=5,
        courage=2,
        departments=("any", "office", "it"),
    ),
    _challenge(
        key="thank-for-patience-with-it",
        title=N_("Thank who waited for the update"),
        what=N_("Write to one person who had to wait for a fix: thank you, this is what it has become."),
        why=N_("Waiting is work too, and hardly ever thanked."),
        minutes=5,
        courage=1,
        departments=("it",),
    ),
)
