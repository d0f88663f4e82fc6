"""Badges for keeping it warm; none of them asks anybody to be there every day."""

from app.badges.badge import Badge, Measure
from app.badges.facts import Facts
from app.i18n import N_, nN_

STREAK = Measure[Facts](
    "streak",
    lambda facts: facts.best_streak,
    "",
    N_("%(have)s days in a row."),
    nN_("one working day to go", "%(num)s working days to go"),
)
DAYS = Measure[Facts](
    "days",
    lambda facts: facts.active_days,
    "",
    N_("Active on %(have)s days."),
    nN_("one day to go", "%(num)s days to go"),
)
WEEKS = Measure[Facts](
    "days",
    lambda facts: facts.active_weeks,
    "",
    N_("Active in %(have)s different weeks."),
    nN_("one other week to go", "%(num)s other weeks to go"),
)
ALL_ROUND = Measure[Facts](
    "days",
    lambda facts: facts.all_round_days,
    N_("A stroke, a challenge and a surprise on one day."),
    N_("All three on %(have)s days."),
    nN_("one such day to go", "%(num)s such days to go"),
)
RETURNS = Measure[Facts](
    "days",
    lambda facts: facts.returns,
    N_("Back after a pause."),
    "",
    nN_("a pause of two weeks, and then a deed", "%(num)s pauses of two weeks, each with a deed after it"),
)

BADGES: tuple[Badge[Facts], ...] = (
    Badge(
        "five-in-a-row",
        "steadiness",
        "copper",
        N_("On the boil"),
        N_("Five days in a row; only your own working days can break it."),
        "fire.svg",
        5,
        STREAK,
    ),
    Badge(
        "twenty-days",
        "steadiness",
        "silver",
        N_("Keeps it warm"),
        N_("Active on twenty days, with as many pauses as you like."),
        "hot-beverage.svg",
        20,
        DAYS,
    ),
    Badge(
        "sixty-days",
        "steadiness",
        "gold",
        N_("Keeps the light on"),
        N_("Active on sixty days. The pauses were yours to take."),
        "candle.svg",
        60,
        DAYS,
    ),
    Badge(
        "six-weeks",
        "steadiness",
        "copper",
        N_("Taking root"),
        N_("Active in six different weeks; one deed in each is enough."),
        "potted-plant.svg",
        6,
        WEEKS,
    ),
    Badge(
        "twenty-weeks",
        "steadiness",
        "silver",
        N_("Deep roots"),
        N_("Active in twenty different weeks, whichever they were."),
        "deciduous-tree.svg",
        20,
        WEEKS,
    ),
    Badge(
        "three-in-one",
        "steadiness",
        "copper",
        N_("Three in one"),
        N_("One day with a stroke, a challenge and a surprise."),
        "puzzle-piece.svg",
        1,
        ALL_ROUND,
    ),
    Badge(
        "whole-package",
        "steadiness",
        "gold",
        N_("The whole package"),
        N_("Five days with a stroke, a challenge and a surprise, all three."),
        "glowing-star.svg",
        5,
        ALL_ROUND,
    ),
    Badge(
        "back-again",
        "steadiness",
        "paper",
        N_("Good to see you"),
        N_("You were away for two weeks or more, and came back."),
        "boomerang.svg",
        1,
        RETURNS,
    ),
)
