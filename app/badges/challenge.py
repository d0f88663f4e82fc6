"""Badges for challenges: the first one, the brave ones and the many kinds."""

from app.badges.badge import Badge
from app.i18n import N_, nN_

BADGES: tuple[Badge, ...] = (
    Badge(
        key="first-challenge",
        family="challenge",
        tier="paper",
        name=N_("First step"),
        text=N_("Your first challenge is done."),
        art="footprints.svg",
        need=1,
        measure=lambda facts: facts.completions,
        evidence=N_("The first challenge done."),
        step=nN_("one challenge to go", "%(num)d challenges to go"),
    ),
    Badge(
        key="out-of-the-chair",
        family="challenge",
        tier="copper",
        name=N_("Out of the chair"),
        text=N_("Five challenges with two tea leaves, just past what is easy."),
        art="hiking-boot.svg",
        need=5,
        measure=lambda facts: facts.courage[1],
        evidence=N_("%(have)s challenges with two tea leaves."),
        step=nN_("one challenge with two tea leaves to go", "%(num)d challenges with two tea leaves to go"),
    ),
    Badge(
        key="the-nerve",
        family="challenge",
        tier="silver",
        name=N_("The nerve"),
        text=N_("Three challenges that took real courage."),
        art="lion.svg",
        need=3,
        measure=lambda facts: facts.courage[2],
        evidence=N_("%(have)s challenges with three tea leaves."),
        step=nN_("one challenge with three tea leaves to go", "%(num)d challenges with three tea leaves to go"),
    ),
    Badge(
        key="six-kinds",
        family="challenge",
        tier="silver",
        name=N_("All colours"),
        text=N_("Six different kinds of challenges, from a thank-you to half an hour."),
        art="rainbow.svg",
        need=6,
        measure=lambda facts: len(facts.kinds),
        evidence=N_("%(have)s kinds of challenges done."),
        step=nN_("one other kind to go", "%(num)d other kinds to go"),
    ),
)
