"""Badges for clapping and for being clapped for."""

from app.badges.badge import Badge
from app.i18n import N_, nN_

BADGES: tuple[Badge, ...] = (
    Badge(
        key="warm-hands",
        family="applause",
        tier="paper",
        name=N_("Warm hands"),
        text=N_("Ten times you clapped for a colleague."),
        art="gloves.svg",
        need=10,
        measure=lambda facts: facts.claps_given,
        evidence=N_("Clapped %(have)s times for colleagues."),
        step=nN_("one clap to go", "%(num)d claps to go"),
    ),
    Badge(
        key="everybodys-fan",
        family="applause",
        tier="copper",
        name=N_("Everybody's fan"),
        text=N_("You clapped for eight different colleagues."),
        art="megaphone.svg",
        need=8,
        measure=lambda facts: facts.applauded_colleagues,
        evidence=N_("Clapped for %(have)s different colleagues."),
        step=nN_("one other colleague to go", "%(num)d other colleagues to go"),
    ),
    Badge(
        key="full-house",
        family="applause",
        tier="gold",
        name=N_("Full house"),
        text=N_("A hundred claps from colleagues, all together."),
        art="stadium.svg",
        need=100,
        measure=lambda facts: facts.claps_received,
        evidence=N_("%(have)s claps received."),
        step=nN_("one clap to receive", "%(num)d claps to receive"),
    ),
)
