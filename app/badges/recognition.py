"""Badges for clapping and for being clapped for."""

from app.badges.badge import Badge, Measure
from app.badges.facts import Facts
from app.i18n import N_, nN_

GIVEN = Measure[Facts](
    "applause",
    lambda facts: facts.claps_given,
    "",
    N_("Clapped for %(have)s things colleagues did."),
    nN_("one thing to clap for to go", "%(num)s things to clap for to go"),
)
COLLEAGUES = Measure[Facts](
    "applause",
    lambda facts: facts.applauded_colleagues,
    "",
    N_("Clapped for %(have)s different colleagues."),
    nN_("one other colleague to go", "%(num)s other colleagues to go"),
)
RECEIVED = Measure[Facts](
    "applause",
    lambda facts: facts.claps_received,
    "",
    N_("%(have)s times somebody clapped for something you did."),
    nN_("one clap to go, of somebody else or for something else", "%(num)s claps to go, of others or for other things"),
)
FANS = Measure[Facts](
    "applause",
    lambda facts: facts.fans,
    "",
    N_("%(have)s colleagues clapped for you."),
    nN_("one other colleague to be clapped for by", "%(num)s other colleagues to be clapped for by"),
)
FOR_BADGES = Measure[Facts](
    "applause",
    lambda facts: facts.badge_claps,
    "",
    N_("Clapped for %(have)s badges of colleagues."),
    nN_("one badge to clap for to go", "%(num)s badges to clap for to go"),
)
DAYS = Measure[Facts](
    "applause",
    lambda facts: facts.clap_days,
    "",
    N_("Clapped on %(have)s days."),
    nN_("a clap on one other day to go", "a clap on %(num)s other days to go"),
)

BADGES: tuple[Badge[Facts], ...] = (
    Badge(
        "first-claps",
        "recognition",
        "paper",
        N_("Seen by you"),
        N_("You clapped for three things colleagues did."),
        "waving-hand.svg",
        3,
        GIVEN,
    ),
    Badge(
        "warm-hands",
        "recognition",
        "copper",
        N_("Warm hands"),
        N_("You clapped for ten things colleagues did."),
        "gloves.svg",
        10,
        GIVEN,
    ),
    Badge(
        "drum-roll",
        "recognition",
        "silver",
        N_("Drum roll"),
        N_("You clapped for forty things colleagues did."),
        "drum.svg",
        40,
        GIVEN,
    ),
    Badge(
        "everybodys-fan",
        "recognition",
        "copper",
        N_("Everybody's fan"),
        N_("You clapped for eight different colleagues."),
        "megaphone.svg",
        8,
        COLLEAGUES,
    ),
    Badge(
        "happy-for-you",
        "recognition",
        "copper",
        N_("Happy for you"),
        N_("You clapped for five badges that colleagues earned."),
        "balloon.svg",
        5,
        FOR_BADGES,
    ),
    Badge(
        "sings-along",
        "recognition",
        "silver",
        N_("Sings along"),
        N_("A clap on fifteen different days."),
        "musical-notes.svg",
        15,
        DAYS,
    ),
    Badge(
        "heard-applause",
        "recognition",
        "paper",
        N_("Seen"),
        N_("Five times somebody clapped for something you did, however often each."),
        "hugging-face.svg",
        5,
        RECEIVED,
    ),
    Badge(
        "full-house",
        "recognition",
        "gold",
        N_("Full house"),
        N_("A hundred times somebody clapped for something you did."),
        "stadium.svg",
        100,
        RECEIVED,
    ),
    Badge(
        "liked-all-round",
        "recognition",
        "silver",
        N_("Liked all round"),
        N_("Eight different colleagues clapped for you."),
        "sunflower.svg",
        8,
        FANS,
    ),
)
