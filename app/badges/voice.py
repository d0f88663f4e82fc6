"""Badges for what customers say of somebody, once who leads the team has read it."""

from app.badges.badge import Badge, Measure
from app.badges.facts import Facts
from app.i18n import N_, nN_

VOICES = Measure[Facts](
    "marks",
    lambda facts: facts.voices,
    N_("The first %(customer)s who thanked you."),
    N_("%(have)s times a %(customer)s thanked you."),
    nN_("one thank-you of a %(customer)s to go", "%(num)s thank-yous of %(customers)s to go"),
)
BACK = Measure[Facts](
    "marks",
    lambda facts: facts.voices_back,
    N_("A surprise of yours to which a %(customer)s answered."),
    "",
    nN_("one answer of a %(customer)s to a surprise", "%(num)s answers of %(customers)s to a surprise"),
)

BADGES: tuple[Badge[Facts], ...] = (
    Badge(
        "customers-word",
        "voice",
        "copper",
        N_("You have post"),
        N_("A %(customer)s took the time to thank you."),
        "open-mailbox-with-raised-flag.svg",
        1,
        VOICES,
    ),
    Badge(
        "five-voices",
        "voice",
        "silver",
        N_("Well remembered"),
        N_("Five times a %(customer)s thanked you."),
        "postal-horn.svg",
        5,
        VOICES,
    ),
    Badge(
        "fifteen-voices",
        "voice",
        "gold",
        N_("Talk of the town"),
        N_("Fifteen times a %(customer)s thanked you."),
        "shooting-star.svg",
        15,
        VOICES,
    ),
    Badge(
        "echo",
        "voice",
        "silver",
        N_("It came back"),
        N_("A %(customer)s let you know how your surprise was."),
        "spiral-shell.svg",
        1,
        BACK,
    ),
)
