"""Badges for how surprises landed: with delight, quietly, or with applause."""

from app.badges.badge import Badge, Measure
from app.badges.facts import Facts
from app.i18n import N_, nN_

DELIGHTED = Measure[Facts](
    "surprises",
    lambda facts: facts.delighted,
    "",
    N_("%(have)s times somebody was delighted."),
    nN_("one delighted %(customer)s to go", "%(num)s delighted %(customers)s to go"),
)
QUIET = Measure[Facts](
    "surprises",
    lambda facts: facts.quiet,
    "",
    N_("%(have)s times it stayed quiet, and you went on."),
    nN_("one quiet surprise to go", "%(num)s quiet surprises to go"),
)
LOUDEST = Measure[Facts](
    "applause",
    lambda facts: facts.best_surprise_claps,
    "",
    N_("%(have)s people clapped for one surprise."),
    nN_("one more person to clap for the same surprise", "%(num)s more people to clap for the same surprise"),
)
CHEERED = Measure[Facts](
    "applause",
    lambda facts: facts.cheered,
    "",
    N_("%(have)s surprises that three people or more clapped for."),
    nN_("one surprise to go that three people clap for", "%(num)s surprises to go that three people clap for"),
)

BADGES: tuple[Badge[Facts], ...] = (
    Badge(
        "spot-on",
        "surprise",
        "copper",
        N_("Spot on"),
        N_("Three surprises that landed with delight."),
        "bullseye.svg",
        3,
        DELIGHTED,
    ),
    Badge(
        "goosebumps",
        "surprise",
        "silver",
        N_("Goosebumps"),
        N_("Ten surprises that went straight to the heart."),
        "sparkles.svg",
        10,
        DELIGHTED,
    ),
    Badge(
        "no-echo-needed",
        "surprise",
        "paper",
        N_("No echo needed"),
        N_("Three times a %(customer)s said nothing of it, and you did not mind."),
        "tulip.svg",
        3,
        QUIET,
    ),
    Badge(
        "ovation",
        "surprise",
        "silver",
        N_("Ovation"),
        N_("One surprise that eight people clapped for."),
        "clapping-hands.svg",
        8,
        LOUDEST,
    ),
    Badge(
        "encore",
        "surprise",
        "copper",
        N_("Encore"),
        N_("Three surprises that three people or more clapped for."),
        "studio-microphone.svg",
        3,
        CHEERED,
    ),
)
