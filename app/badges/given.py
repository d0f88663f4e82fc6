"""Badges that somebody gives by hand, with a because: for what no rule can see.

Who leads gives those of the first family, and anybody those of the second; how many people in a week is a rule here, so
that each stays worth something.
"""

from dataclasses import dataclass

from app.badges.badge import Look
from app.i18n import N_

MOST_RECEIVERS = 6  # of one badge at once
LEADER_A_WEEK = 6  # people, of whoever leads
COLLEAGUE_A_WEEK = 2


@dataclass(frozen=True, slots=True)
class GivenBadge(Look):
    """A badge without a rule; `is_leaders` for one that only somebody who leads may give."""

    is_leaders: bool


def allowance(*, leads: bool) -> int:
    """To how many people somebody may give a badge in a week."""
    return LEADER_A_WEEK if leads else COLLEAGUE_A_WEEK


def _by_leader(key: str, name: str, text: str, art: str) -> GivenBadge:
    return GivenBadge(key, "given", "silver", name, text, art, is_leaders=True)


def _by_colleague(key: str, name: str, text: str, art: str) -> GivenBadge:
    return GivenBadge(key, "colleague", "copper", name, text, art, is_leaders=False)


BADGES: tuple[GivenBadge, ...] = (
    _by_leader("rock", N_("Rock"), N_("Stays calm when it storms, and so does the %(customer)s."), "anchor.svg"),
    _by_leader("fixer", N_("Fixer"), N_("Made it work where it had got stuck."), "hammer-and-wrench.svg"),
    _by_leader(
        "bridge-builder",
        N_("Bridge builder"),
        N_("Brought two teams together, so that a %(customer)s was helped."),
        "bridge-at-night.svg",
    ),
    _by_leader("sunshine", N_("Sunshine"), N_("Makes the day of whoever comes by."), "sun.svg"),
    _by_leader("shelter", N_("Umbrella"), N_("Kept the rain off a colleague or a %(customer)s."), "umbrella.svg"),
    _by_leader("door-opener", N_("Door opener"), N_("Found a way where the rule said no."), "key.svg"),
    _by_leader("took-along", N_("Under your wing"), N_("Showed somebody the ropes."), "nest-with-eggs.svg"),
    _by_leader("honest-word", N_("Honest word"), N_("Said what had to be said, kindly."), "bell.svg"),
    _by_colleague("lifebuoy", N_("Lifebuoy"), N_("Was there at the very moment it was needed."), "ring-buoy.svg"),
    _by_colleague(
        "listening-ear",
        N_("Time for tea"),
        N_("Sat down and listened, although there was no time."),
        "teacup-without-handle.svg",
    ),
    _by_colleague("master", N_("Learned from you"), N_("Explained it until it clicked."), "graduation-cap.svg"),
    _by_colleague(
        "lucky-charm", N_("Lucky to have you"), N_("Everything is lighter when you are there."), "four-leaf-clover.svg"
    ),
)
