"""Every badge there is, surprising customers first: the order in which they are shown."""

from app.badges import (
    beginnings,
    company,
    courage,
    dialogue,
    given,
    landing,
    many_kinds,
    questions,
    recognition,
    shoes,
    steadiness,
    surprise,
    tally,
    team,
    thanks,
    voice,
)
from app.badges.badge import Badge, Look
from app.badges.facts import Facts, TeamFacts
from app.badges.given import GivenBadge
from app.i18n import N_

FAMILIES = {
    "surprise": N_("Surprises"),
    "courage": N_("Courage"),
    "voice": N_("What a %(customer)s says of you"),
    "shoes": N_("In the shoes of a %(customer)s"),
    "dialogue": N_("In conversation"),
    "tally": N_("Sharp ears"),
    "recognition": N_("Applause"),
    "steadiness": N_("Keeping it warm"),
    "team": N_("With the team"),
    "given": N_("Given by team leads"),
    "colleague": N_("From colleague to colleague"),
}
"""Families in the order in which they are shown, with what they are called."""
UNLISTED = frozenset({"tally", "steadiness"})
"""Of strokes, questions, hours and days: how often somebody takes part is theirs, so only they show such a badge."""

BADGES: dict[str, Badge[Facts]] = {
    badge.key: badge
    for family in (
        *(surprise, landing, courage, many_kinds, beginnings, voice, shoes, dialogue),
        *(tally, questions, company, recognition, thanks, steadiness),
    )
    for badge in family.BADGES
}
"""What one person earns."""
TEAM_BADGES: dict[str, Badge[TeamFacts]] = {badge.key: badge for badge in team.BADGES}
"""What a team earns together; all of its people have it."""
GIVEN_BADGES: dict[str, GivenBadge] = {badge.key: badge for badge in given.BADGES}
"""What no rule sees, and one person gives another."""
LOOKS: dict[str, Look] = {**BADGES, **TEAM_BADGES, **GIVEN_BADGES}
"""All of them."""
ON_WALL = sorted(key for key, look in LOOKS.items() if look.family not in UNLISTED)
"""What stands on the wall by itself when it is earned; of the others only what its owner shares."""
