"""Badges for challenges: the first one, the brave ones and the many kinds."""

from app.badges.badge import Badge, Measure
from app.badges.facts import Facts
from app.i18n import N_, nN_

DONE = Measure[Facts](
    "completions",
    lambda facts: facts.completions,
    N_("The first challenge done."),
    N_("%(have)s challenges done."),
    nN_("1 challenge to go", "%(num)s challenges to go"),
)
STRETCH = Measure[Facts](
    "completions",
    lambda facts: facts.courage[1],
    "",
    N_("%(have)s challenges with two tea leaves."),
    nN_("1 challenge with two tea leaves to go", "%(num)s challenges with two tea leaves to go"),
)
DARING = Measure[Facts](
    "completions",
    lambda facts: facts.courage[2],
    N_("The first challenge with three tea leaves."),
    N_("%(have)s challenges with three tea leaves."),
    nN_("1 challenge with three tea leaves to go", "%(num)s challenges with three tea leaves to go"),
)

BADGES: tuple[Badge[Facts], ...] = (
    Badge(
        "first-challenge",
        "courage",
        "paper",
        N_("First step"),
        N_("Your first challenge is done."),
        "footprints.svg",
        1,
        DONE,
    ),
    Badge(
        "ten-challenges",
        "courage",
        "copper",
        N_("Getting into it"),
        N_("Ten challenges done."),
        "running-shoe.svg",
        10,
        DONE,
    ),
    Badge(
        "thirty-challenges",
        "courage",
        "silver",
        N_("Trailblazer"),
        N_("Thirty challenges: you find the way by yourself."),
        "compass.svg",
        30,
        DONE,
    ),
    Badge(
        "seventyfive-challenges",
        "courage",
        "gold",
        N_("Above the clouds"),
        N_("Seventy-five challenges. What a view."),
        "snow-capped-mountain.svg",
        75,
        DONE,
    ),
    Badge(
        "out-of-the-chair",
        "courage",
        "copper",
        N_("Out of the chair"),
        N_("Five challenges with two tea leaves, just past what is easy."),
        "hiking-boot.svg",
        5,
        STRETCH,
    ),
    Badge(
        "butterflies",
        "courage",
        "paper",
        N_("Butterflies"),
        N_("Your first challenge that took real courage."),
        "butterfly.svg",
        1,
        DARING,
    ),
    Badge(
        "the-nerve",
        "courage",
        "silver",
        N_("The nerve"),
        N_("Three challenges that took real courage."),
        "lion.svg",
        3,
        DARING,
    ),
    Badge(
        "off-the-cliff",
        "courage",
        "gold",
        N_("Take the leap"),
        N_("Ten challenges that took real courage. And you landed."),
        "parachute.svg",
        10,
        DARING,
    ),
)
