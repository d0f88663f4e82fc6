"""Badges for thanking colleagues, and for being thanked."""

from app.badges.badge import Badge, Measure
from app.badges.facts import Facts
from app.i18n import N_, nN_

GIVEN = Measure[Facts](
    "compliments",
    lambda facts: facts.compliments_given,
    N_("The first compliment to a colleague."),
    N_("%(have)s compliments to colleagues."),
    nN_("one compliment to go", "%(num)s compliments to go"),
)
COLLEAGUES = Measure[Facts](
    "compliments",
    lambda facts: facts.complimented_colleagues,
    "",
    N_("A compliment for %(have)s different colleagues."),
    nN_("a compliment for one other colleague to go", "a compliment for %(num)s other colleagues to go"),
)
RECEIVED = Measure[Facts](
    "compliments",
    lambda facts: facts.compliments_received,
    N_("The first compliment from a colleague."),
    N_("%(have)s compliments from colleagues."),
    nN_("one compliment to receive", "%(num)s compliments to receive"),
)

BADGES: tuple[Badge[Facts], ...] = (
    Badge(
        "kind-word",
        "recognition",
        "paper",
        N_("A kind word"),
        N_("You told a colleague for the first time what you thank them for."),
        "rose.svg",
        1,
        GIVEN,
    ),
    Badge(
        "ten-kind-words",
        "recognition",
        "copper",
        N_("A bunch of flowers"),
        N_("Ten compliments, each with a reason."),
        "bouquet.svg",
        10,
        GIVEN,
    ),
    Badge(
        "eye-for-others",
        "recognition",
        "silver",
        N_("An eye for others"),
        N_("A compliment for eight different colleagues."),
        "eyes.svg",
        8,
        COLLEAGUES,
    ),
    Badge(
        "received-with-thanks",
        "recognition",
        "paper",
        N_("Received with thanks"),
        N_("A colleague told you what they thank you for."),
        "sparkling-heart.svg",
        1,
        RECEIVED,
    ),
    Badge(
        "worth-gold",
        "recognition",
        "silver",
        N_("A gem"),
        N_("Ten compliments from colleagues."),
        "gem-stone.svg",
        10,
        RECEIVED,
    ),
)
