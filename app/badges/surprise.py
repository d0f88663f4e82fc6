"""Badges for surprising people: the first reason to have badges at all."""

from app.badges.badge import Badge, Measure
from app.badges.facts import Facts
from app.i18n import N_, nN_

SURPRISES = Measure[Facts](
    "surprises",
    lambda facts: facts.surprises,
    N_("The first surprise for a %(customer)s."),
    N_("%(have)s surprises for %(customers)s."),
    nN_("one surprise to go", "%(num)s surprises to go"),
)
WEEKS = Measure[Facts](
    "surprises",
    lambda facts: facts.surprise_weeks,
    "",
    N_("Surprises in %(have)s different weeks."),
    nN_("a surprise in one more week", "a surprise in %(num)s more weeks"),
)
FOR_SOMEBODY = Measure[Facts](
    "surprises",
    lambda facts: facts.for_somebody,
    "",
    N_("%(have)s surprises for somebody in particular."),
    nN_("one such surprise to go", "%(num)s such surprises to go"),
)
IN_A_DAY = Measure[Facts](
    "surprises",
    lambda facts: facts.best_day_surprises,
    "",
    N_("%(have)s surprises in one day."),
    nN_("your best day was one short", "your best day was %(num)s short"),
)
WEEKDAYS = Measure[Facts](
    "surprises",
    lambda facts: facts.surprise_weekdays,
    "",
    N_("A surprise on each day of your week."),
    nN_("one surprise to go", "%(num)s surprises to go"),
)

BADGES: tuple[Badge[Facts], ...] = (
    Badge(
        "first-surprise",
        "surprise",
        "paper",
        N_("The first surprise"),
        N_("You surprised a %(customer)s for the first time."),
        "wrapped-gift.svg",
        1,
        SURPRISES,
    ),
    Badge(
        "five-surprises",
        "surprise",
        "copper",
        N_("Party maker"),
        N_("Five times you did something nobody had asked for."),
        "party-popper.svg",
        5,
        SURPRISES,
    ),
    Badge(
        "fifteen-surprises",
        "surprise",
        "silver",
        N_("Magician"),
        N_("Fifteen surprises: you seem to have a wand."),
        "magic-wand.svg",
        15,
        SURPRISES,
    ),
    Badge(
        "forty-surprises",
        "surprise",
        "gold",
        N_("Fireworks"),
        N_("Forty surprises. The whole street can see it."),
        "fireworks.svg",
        40,
        SURPRISES,
    ),
    Badge(
        "four-warm-weeks",
        "surprise",
        "silver",
        N_("The pot stays warm"),
        N_("A surprise in four different weeks. They need not follow each other."),
        "teapot.svg",
        4,
        WEEKS,
    ),
    Badge(
        "ten-warm-weeks",
        "surprise",
        "gold",
        N_("Evergreen"),
        N_("A surprise in ten different weeks, spread as you like."),
        "evergreen-tree.svg",
        10,
        WEEKS,
    ),
    Badge(
        "somebody-in-mind",
        "surprise",
        "copper",
        N_("Somebody in mind"),
        N_("Five surprises of which you wrote down for whom they were."),
        "love-letter.svg",
        5,
        FOR_SOMEBODY,
    ),
    Badge(
        "double-feature",
        "surprise",
        "copper",
        N_("Double feature"),
        N_("Two surprises in one day."),
        "two-hearts.svg",
        2,
        IN_A_DAY,
    ),
    Badge(
        "any-day",
        "surprise",
        "silver",
        N_("Any day will do"),
        N_("Five surprises, at least one on each day of your week; in any week."),
        "spiral-calendar.svg",
        5,
        WEEKDAYS,
    ),
)
