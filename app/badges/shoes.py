"""Badges for being one's own customer."""

from app.badges.badge import Badge, Measure
from app.badges.facts import Facts
from app.i18n import N_, nN_

SHOES = Measure[Facts](
    "completions",
    lambda facts: facts.shoes,
    N_("The first time in the shoes of a %(customer)s."),
    N_("%(have)s times in the shoes of a %(customer)s."),
    nN_("once more in the shoes of a %(customer)s", "%(num)s times more in the shoes of a %(customer)s"),
)
PLACES = Measure[Facts](
    "completions",
    lambda facts: facts.shoe_places,
    "",
    N_("Looked from %(have)s different sides."),
    nN_("one other way to go", "%(num)s other ways to go"),
)

BADGES: tuple[Badge[Facts], ...] = (
    Badge(
        "through-their-eyes",
        "shoes",
        "paper",
        N_("Through their eyes"),
        N_("You looked at us as a %(customer)s does."),
        "glasses.svg",
        1,
        SHOES,
    ),
    Badge(
        "looking-glass",
        "shoes",
        "copper",
        N_("Finder"),
        N_("Three times in the shoes of a %(customer)s. You see what we walk past."),
        "magnifying-glass-tilted-left.svg",
        3,
        SHOES,
    ),
    Badge(
        "telescope",
        "shoes",
        "silver",
        N_("Far-sighted"),
        N_("Eight times in the shoes of a %(customer)s."),
        "telescope.svg",
        8,
        SHOES,
    ),
    Badge(
        "walked-a-mile",
        "shoes",
        "silver",
        N_("Walked a mile"),
        N_("In the shoes of a %(customer)s in four different ways: on the line, at the door, on the site."),
        "high-heeled-shoe.svg",
        4,
        PLACES,
    ),
)
