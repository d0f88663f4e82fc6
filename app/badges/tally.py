"""Badges for keeping the word in the air: for sharp ears, never for talking the most."""

from app.badges.badge import Badge, Measure
from app.badges.facts import Facts
from app.i18n import N_, nN_

BEST_DAY = Measure[Facts](
    "days",
    lambda facts: facts.best_day_strokes,
    "",
    N_("%(have)s strokes in one day."),
    nN_("your best day was one stroke short", "your best day was %(num)s strokes short"),
)
HOURS = Measure[Facts](
    "days",
    lambda facts: facts.best_day_hours,
    "",
    N_("Strokes in %(have)s hours of one day."),
    nN_("your best day was one hour short", "your best day was %(num)s hours short"),
)
STROKES = Measure[Facts](
    "days",
    lambda facts: facts.strokes,
    "",
    N_("%(have)s strokes in all, at most ten a day."),
    nN_("one stroke to go", "%(num)s strokes to go"),
)
DAYS = Measure[Facts](
    "days",
    lambda facts: facts.stroke_days,
    "",
    N_("Strokes on %(have)s days."),
    nN_("one day with a stroke to go", "%(num)s days with a stroke to go"),
)

BADGES: tuple[Badge[Facts], ...] = (
    Badge(
        "first-strokes",
        "tally",
        "paper",
        N_("The pen writes"),
        N_("Your first twenty-five strokes."),
        "fountain-pen.svg",
        25,
        STROKES,
    ),
    Badge(
        "hundred-strokes",
        "tally",
        "copper",
        N_("A full sheet"),
        N_("A hundred strokes. What is over ten a day is just talk."),
        "memo.svg",
        100,
        STROKES,
    ),
    Badge(
        "five-hundred-strokes",
        "tally",
        "silver",
        N_("Worn-down pencil"),
        N_("Five hundred strokes. Time for a new pencil."),
        "pencil.svg",
        500,
        STROKES,
    ),
    Badge("sharp-ears", "tally", "paper", N_("Sharp ears"), N_("Ten strokes in one day."), "ear.svg", 10, BEST_DAY),
    Badge(
        "round-the-clock",
        "tally",
        "copper",
        N_("Hour after hour"),
        N_("“%(customer)s” heard in six different hours of one day."),
        "alarm-clock.svg",
        6,
        HOURS,
    ),
    Badge(
        "from-tea-to-tea",
        "tally",
        "silver",
        N_("From dawn to dusk"),
        N_("“%(customer)s” heard in eight different hours of one day."),
        "sun-with-face.svg",
        8,
        HOURS,
    ),
    Badge(
        "night-owl-ears", "tally", "copper", N_("All ears"), N_("A stroke on ten different days."), "owl.svg", 10, DAYS
    ),
    Badge(
        "elephants-memory",
        "tally",
        "gold",
        N_("Never forgets"),
        N_("A stroke on sixty different days. The word is yours now."),
        "elephant.svg",
        60,
        DAYS,
    ),
)
