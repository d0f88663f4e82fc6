"""Badges for doing challenges of many kinds, and for keeping time and word."""

from app.badges.badge import Badge, Measure
from app.badges.facts import Facts
from app.i18n import N_, nN_

KINDS = Measure[Facts](
    "completions",
    lambda facts: len(facts.kinds),
    "",
    N_("%(have)s kinds of challenges done."),
    nN_("one other kind to go", "%(num)s other kinds to go"),
)
TOLD = Measure[Facts](
    "completions",
    lambda facts: facts.told,
    "",
    N_("%(have)s challenges with a line about how it went."),
    nN_("1 challenge with a line to go", "%(num)s challenges with a line to go"),
)
TAKEN_UP = Measure[Facts](
    "completions",
    lambda facts: facts.taken_up,
    "",
    N_("%(have)s challenges of your manager done."),
    nN_("1 challenge of your manager to go", "%(num)s challenges of your manager to go"),
)
HALF_HOURS = Measure[Facts](
    "completions",
    lambda facts: facts.half_hours,
    "",
    N_("%(have)s half hours for a %(customer)s."),
    nN_("one half hour to go", "%(num)s half hours to go"),
)
PROMISES = Measure[Facts](
    "completions",
    lambda facts: facts.promises,
    "",
    N_("%(have)s challenges about a promise."),
    nN_("one promise to go", "%(num)s promises to go"),
)

BADGES: tuple[Badge[Facts], ...] = (
    Badge(
        "six-kinds",
        "courage",
        "silver",
        N_("All colours"),
        N_("Six different kinds of challenges, from a thank-you to half an hour."),
        "rainbow.svg",
        6,
        KINDS,
    ),
    Badge(
        "all-kinds",
        "courage",
        "gold",
        N_("At home in everything"),
        N_("Every kind of challenge that there is."),
        "toolbox.svg",
        8,
        KINDS,
    ),
    Badge(
        "story-teller",
        "courage",
        "copper",
        N_("Storyteller"),
        N_("Ten times you wrote down how it went."),
        "open-book.svg",
        10,
        TOLD,
    ),
    Badge(
        "taken-up",
        "courage",
        "copper",
        N_("Count me in"),
        N_("Three challenges that your manager set."),
        "raised-hand.svg",
        3,
        TAKEN_UP,
    ),
    Badge(
        "clear-half-hour",
        "courage",
        "copper",
        N_("Time for you"),
        N_("Three times half an hour kept free for a %(customer)s."),
        "hourglass-done.svg",
        3,
        HALF_HOURS,
    ),
    Badge(
        "word-kept",
        "courage",
        "copper",
        N_("True to your word"),
        N_("Three challenges about keeping a promise."),
        "handshake.svg",
        3,
        PROMISES,
    ),
)
