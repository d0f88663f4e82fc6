"""Badges for what somebody thought up, and for small beginnings that were really made."""

from app.badges.badge import Badge, Measure
from app.badges.facts import Facts
from app.i18n import N_, nN_

IDEAS = Measure[Facts](
    "marks",
    lambda facts: facts.ideas_adopted,
    N_("An idea that your team took up."),
    N_("%(have)s ideas that your team took up."),
    nN_("one idea to be taken up", "%(num)s ideas to be taken up"),
)
STEPS = Measure[Facts](
    "marks",
    lambda facts: facts.steps_taken,
    N_("The first step that you took."),
    N_("%(have)s first steps that you took."),
    nN_("one first step to go", "%(num)s first steps to go"),
)

BADGES: tuple[Badge[Facts], ...] = (
    Badge(
        "small-beginning",
        "courage",
        "paper",
        N_("Hatched"),
        N_("You said what your first step would be, and took it."),
        "hatching-chick.svg",
        1,
        STEPS,
    ),
    Badge(
        "five-steps",
        "courage",
        "copper",
        N_("Rung by rung"),
        N_("Five first steps that you thought up and took."),
        "ladder.svg",
        5,
        STEPS,
    ),
    Badge(
        "own-idea",
        "courage",
        "silver",
        N_("Lift-off"),
        N_("Your idea became a challenge of your team."),
        "rocket.svg",
        1,
        IDEAS,
    ),
    Badge(
        "three-ideas",
        "courage",
        "gold",
        N_("Inventor"),
        N_("Three ideas of yours became challenges of your team."),
        "alembic.svg",
        3,
        IDEAS,
    ),
)
