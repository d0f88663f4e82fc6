"""Badges that a team earns together; all of its people have them."""

from dataclasses import replace

from app.badges.badge import Badge, Measure
from app.badges.counting import SURPRISERS as SURPRISED_BY
from app.badges.facts import TeamFacts
from app.i18n import N_, nN_

SURPRISES = Measure[TeamFacts](
    "team",
    lambda facts: facts.surprises,
    "",
    N_("%(have)s surprises together."),
    nN_("one surprise to go together", "%(num)s surprises to go together"),
)
COMPLETIONS = Measure[TeamFacts](
    "team",
    lambda facts: facts.completions,
    "",
    N_("%(have)s challenges together."),
    nN_("1 challenge to go together", "%(num)s challenges to go together"),
)
CLAPS = Measure[TeamFacts](
    "team",
    lambda facts: facts.claps,
    "",
    N_("%(have)s times somebody of the team clapped for something."),
    nN_(
        "one clap to go together, of somebody else or for something else",
        "%(num)s claps to go together, of others or for other things",
    ),
)
SURPRISERS = Measure[TeamFacts](
    "team",
    lambda facts: facts.surprisers,
    "",
    N_("A surprise by one after the other."),
    nN_("one more person with a surprise", "%(num)s more people with a surprise"),
)
KINDS = Measure[TeamFacts](
    "team",
    lambda facts: facts.kinds,
    "",
    N_("%(have)s kinds of challenges together."),
    nN_("one other kind to go together", "%(num)s other kinds to go together"),
)
WARM_WEEKS = Measure[TeamFacts](
    "team",
    lambda facts: facts.warm_weeks,
    "",
    N_("%(have)s warm weeks."),
    nN_("one warm week to go", "%(num)s warm weeks to go"),
)

_BY_NOBODY = {COMPLETIONS: "completions", CLAPS: "claps", KINDS: "kinds"}
"""What stands nowhere by name. Counted one by one it would tell who looks twice what somebody did in between."""


def told_towards(badge: Badge[TeamFacts], facts: TeamFacts) -> TeamFacts:
    """These facts as far as the team reads them on the way to a badge: what is by nobody in quarters of the way."""
    name = _BY_NOBODY.get(badge.counts)
    if name is None:
        return facts
    quarters = 4 * badge.measure(facts) // badge.need
    return replace(facts, **{name: badge.need * quarters // 4})


BADGES: tuple[Badge[TeamFacts], ...] = (
    Badge(
        "team-ten-surprises",
        "team",
        "copper",
        N_("Cake for all"),
        N_("Ten surprises of the whole team together."),
        "birthday-cake.svg",
        10,
        SURPRISES,
    ),
    Badge(
        "team-fifty-surprises",
        "team",
        "silver",
        N_("Quite a show"),
        N_("Fifty surprises of the whole team together."),
        "circus-tent.svg",
        50,
        SURPRISES,
    ),
    Badge(
        "team-surprises",
        "team",
        "gold",
        N_("Fun fair"),
        N_("Two hundred surprises of the whole team together."),
        "ferris-wheel.svg",
        200,
        SURPRISES,
    ),
    Badge(
        "team-fifty-challenges",
        "team",
        "copper",
        N_("All paddling"),
        N_("Fifty challenges, whoever did them."),
        "canoe.svg",
        50,
        COMPLETIONS,
    ),
    Badge(
        "team-challenges",
        "team",
        "silver",
        N_("Full sail"),
        N_("Two hundred and fifty challenges, whoever did them."),
        "sailboat.svg",
        250,
        COMPLETIONS,
    ),
    Badge(
        "team-surprisers",
        "team",
        "copper",
        N_("Not just one of us"),
        N_("Five different people of the team surprised a %(customer)s; in a smaller team all of them did."),
        "people-hugging.svg",
        SURPRISED_BY,
        SURPRISERS,
    ),
    Badge(
        "team-all-kinds",
        "team",
        "silver",
        N_("The full palette"),
        N_("Every kind of challenge was done by somebody in the team."),
        "artist-palette.svg",
        8,
        KINDS,
    ),
    Badge(
        "team-warm-weeks",
        "team",
        "silver",
        N_("Sweet and warm"),
        N_("Four weeks in which the deeds of the team kept its pot warm."),
        "honey-pot.svg",
        4,
        WARM_WEEKS,
    ),
    Badge(
        "team-claps",
        "team",
        "silver",
        N_("Brass band"),
        N_("Three hundred times somebody of the team clapped for something, however often each."),
        "trumpet.svg",
        300,
        CLAPS,
    ),
)
