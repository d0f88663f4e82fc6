"""Badges that somebody gives by hand, with a because: for what no rule can see."""

from app.badges.badge import Look
from app.i18n import N_

BADGES: tuple[Look, ...] = (
    Look(
        "rock",
        "given",
        "silver",
        N_("Rock"),
        N_("Stays calm when it storms, and so does the %(customer)s."),
        "anchor.svg",
    ),
    Look("fixer", "given", "silver", N_("Fixer"), N_("Made it work where it had got stuck."), "hammer-and-wrench.svg"),
    Look(
        "bridge-builder",
        "given",
        "silver",
        N_("Bridge builder"),
        N_("Brought two teams together, so that a %(customer)s was helped."),
        "bridge-at-night.svg",
    ),
    Look("sunshine", "given", "silver", N_("Sunshine"), N_("Makes the day of whoever comes by."), "sun.svg"),
    Look(
        "shelter",
        "given",
        "silver",
        N_("Umbrella"),
        N_("Kept the rain off a colleague or a %(customer)s."),
        "umbrella.svg",
    ),
    Look("door-opener", "given", "silver", N_("Door opener"), N_("Found a way where the rule said no."), "key.svg"),
    Look(
        "took-along",
        "given",
        "silver",
        N_("Under your wing"),
        N_("Took somebody along who had to find the way."),
        "nest-with-eggs.svg",
    ),
    Look("honest-word", "given", "silver", N_("Honest word"), N_("Said what had to be said, kindly."), "bell.svg"),
)
