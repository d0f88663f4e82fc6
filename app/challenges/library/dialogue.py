"""One good question to one person, and an ear for the answer."""

from functools import partial

from app.challenges.library.card import LibraryChallenge
from app.i18n import N_

_challenge = partial(LibraryChallenge, kind="dialogue")

CHALLENGES: tuple[LibraryChallenge, ...] = (
    _challenge(
        key="why-do-you-stay",
        title=N_("Ask why they stay"),
        what=N_("Ask one %(customer)s: why do you stay with us? Write the answer down word for word."),
        why=N_("You think you know. The real reason is usually smaller, and nicer."),
        minutes=15,
        courage=2,
        departments=("any",),
    ),
    _challenge(
        key="what-annoys-you",
        title=N_("Ask what annoys them"),
        what=N_("Ask one %(customer)s which small thing is annoying. Say thank you, and nothing else."),
        why=N_("Most people never complain, they just leave. You offer another way."),
        minutes=15,
        courage=3,
        departments=("any",),
    ),
    _challenge(
        key="last-question",
        title=N_("End one talk with a question"),
        what=N_("Ask at the end: what would have made this easier for you?"),
        why=N_("The best ideas come in the last half minute."),
        minutes=5,
        courage=1,
        departments=("service",),
    ),
    _challenge(
        key="sit-down-for-five",
        title=N_("Sit down for five minutes"),
        what=N_("Take a chair beside one %(customer)s, with empty hands. Let the other choose the subject."),
        why=N_("Whoever sits down has time, and everybody can see it."),
        minutes=5,
        courage=1,
        departments=("care",),
    ),
    _challenge(
        key="question-at-the-door",
        title=N_("One question at the door"),
        what=N_("Ask at one address: which moment really suits you? Pass it on to the planners."),
        why=N_("You are the one of us who sees the front door."),
        minutes=5,
        courage=1,
        departments=("transport", "technicians"),
    ),
    _challenge(
        key="watch-someone-use-it",
        title=N_("Watch someone use it"),
        what=N_("Look on for ten minutes while a %(customer)s uses what you make. Hands behind your back."),
        why=N_("Ten minutes of watching teach you more than a hundred tickets."),
        minutes=20,
        courage=2,
        departments=("it",),
    ),
    _challenge(
        key="call-before-the-reminder",
        title=N_("Call before the reminder"),
        what=N_("Is a reminder about to go out? Call first, and ask whether something is wrong."),
        why=N_("Behind a late payment there is often a question nobody asked."),
        minutes=15,
        courage=2,
        departments=("finance",),
    ),
    _challenge(
        key="coffee-with-the-front",
        title=N_("Coffee with someone out front"),
        what=N_("Ask a colleague who meets %(customers)s every day: what did you hear this week?"),
        why=N_("Whoever stands out front already hears what we will all know next year."),
        minutes=20,
        courage=1,
        departments=("any", "it", "warehouse", "office", "finance"),
    ),
    _challenge(
        key="ask-for-advice",
        title=N_("Ask a %(customer)s for advice"),
        what=N_("Put one doubt of yours to a %(customer)s: what would you do in my place?"),
        why=N_("Being asked for advice is a compliment, and you get a good idea with it."),
        minutes=15,
        courage=3,
        departments=("any", "office"),
    ),
    _challenge(
        key="who-buys-nothing",
        title=N_("Ask the one who buys nothing"),
        what=N_("Someone leaves with empty hands? Ask kindly what they had hoped to find."),
        why=N_("Those who buy nothing teach you what is missing."),
        minutes=10,
        courage=2,
        departments=("shop",),
    ),
    _challenge(
        key="how-did-it-arrive",
        title=N_("Ask how it arrived"),
        what=N_("Ring one %(customer)s who had a big delivery: how did it arrive, and what was in the way?"),
        why=N_("The lorry leaves our sight. The story goes on at the other end."),
        minutes=10,
        courage=1,
        departments=("warehouse",),
    ),
)
