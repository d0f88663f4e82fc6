"""Badges for keeping the word in the air: for sharp ears, never for talking the most."""

from app.badges.badge import Badge
from app.i18n import N_, nN_

BADGES: tuple[Badge, ...] = (
    Badge(
        key="sharp-ears",
        family="tally",
        tier="paper",
        name=N_("Sharp ears"),
        text=N_("Ten strokes in one day."),
        art="ear.svg",
        need=10,
        measure=lambda facts: facts.best_day_strokes,
        evidence=N_("%(have)s strokes in one day."),
        step=nN_("one stroke to go on your best day", "%(num)d strokes to go on your best day"),
    ),
    Badge(
        key="round-the-clock",
        family="tally",
        tier="copper",
        name=N_("Hour after hour"),
        text=N_("“%(customer)s” heard in six different hours of one day."),
        art="alarm-clock.svg",
        need=6,
        measure=lambda facts: facts.best_day_hours,
        evidence=N_("Strokes in %(have)s hours of one day."),
        step=nN_("one hour to go on your best day", "%(num)d hours to go on your best day"),
    ),
    Badge(
        key="five-hundred-strokes",
        family="tally",
        tier="silver",
        name=N_("Worn-down pencil"),
        text=N_("Five hundred strokes. Time for a new pencil."),
        art="pencil.svg",
        need=500,
        measure=lambda facts: facts.strokes,
        evidence=N_("%(have)s strokes in all."),
        step=nN_("one stroke to go", "%(num)d strokes to go"),
    ),
)
