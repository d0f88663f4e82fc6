"""Badges for friendly weeks: for daring and for staying in together, never for who heard more."""

from app.badges.badge import Badge, Measure
from app.badges.facts import Facts
from app.i18n import N_, nN_

SAID_YES = Measure[Facts](
    "marks",
    lambda facts: facts.friendly_yes,
    N_("The first friendly week to which you said yes."),
    "",
    nN_("one yes to a colleague who asks you", "%(num)s times yes to a colleague who asks you"),
)
WEEKS = Measure[Facts](
    "marks",
    lambda facts: facts.friendly_weeks,
    N_("A friendly week, from beginning to end."),
    N_("%(have)s friendly weeks, from beginning to end."),
    nN_("one friendly week to go", "%(num)s friendly weeks to go"),
)
COLLEAGUES = Measure[Facts](
    "marks",
    lambda facts: facts.friendly_colleagues,
    "",
    N_("A friendly week with %(have)s different colleagues."),
    nN_("one other colleague to go", "%(num)s other colleagues to go"),
)

BADGES: tuple[Badge[Facts], ...] = (
    Badge(
        "game-for-it",
        "tally",
        "paper",
        N_("Game for it"),
        N_("A colleague asked you for a friendly week, and you said yes."),
        "ping-pong.svg",
        1,
        SAID_YES,
    ),
    Badge(
        "side-by-side",
        "tally",
        "copper",
        N_("Side by side"),
        N_("A friendly week that both of you saw through, whoever heard more."),
        "bicycle.svg",
        1,
        WEEKS,
    ),
    Badge(
        "four-side-by-side",
        "tally",
        "silver",
        N_("In good company"),
        N_("Four friendly weeks that both of you saw through."),
        "kite.svg",
        4,
        WEEKS,
    ),
    Badge(
        "five-companions",
        "tally",
        "gold",
        N_("Six of a kind"),
        N_("Friendly weeks with five different colleagues."),
        "chestnut.svg",
        5,
        COLLEAGUES,
    ),
)
