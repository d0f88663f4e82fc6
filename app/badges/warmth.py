"""Badges for keeping it warm; none of them asks anybody to be there every day."""

from app.badges.badge import Badge
from app.i18n import N_, nN_

BADGES: tuple[Badge, ...] = (
    Badge(
        key="five-in-a-row",
        family="warmth",
        tier="copper",
        name=N_("On the boil"),
        text=N_("Five of your own working days in a row. A tea cosy counts."),
        art="fire.svg",
        need=5,
        measure=lambda facts: facts.best_streak,
        evidence=N_("%(have)s working days in a row."),
        step=nN_("one working day to go", "%(num)d working days to go"),
    ),
    Badge(
        key="twenty-days",
        family="warmth",
        tier="silver",
        name=N_("Keeps it warm"),
        text=N_("Active on twenty days, with as many pauses as you like."),
        art="hot-beverage.svg",
        need=20,
        measure=lambda facts: facts.active_days,
        evidence=N_("Active on %(have)s days."),
        step=nN_("one day to go", "%(num)d days to go"),
    ),
    Badge(
        key="whole-package",
        family="warmth",
        tier="gold",
        name=N_("The whole package"),
        text=N_("Five days with a stroke, a challenge and a surprise, all three."),
        art="glowing-star.svg",
        need=5,
        measure=lambda facts: facts.all_round_days,
        evidence=N_("All three on %(have)s days."),
        step=nN_("one such day to go", "%(num)d such days to go"),
    ),
)
