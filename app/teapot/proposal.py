"""Which goal suits a team for a week, where nobody sets one. Pure."""

import math
from collections.abc import Sequence
from statistics import median

LOOKED_BACK = 4  # whole weeks
STRETCH = 1.1  # of what the team does anyway
LEAST_GOAL, MOST_GOAL = 3, 500
FEWEST = 0.1  # people: one of them, for half a day of the week
FRESH_RATE = 2.0  # deeds a person, for a team without a past


def propose(past: Sequence[tuple[int, float]], active: float) -> int:
    """A little more than the team mostly does.

    `past` has of each week the deeds and how many people were there; `active` is how many are there now. Weeks in which
    nobody did anything, or in which hardly anybody was there, tell nothing.
    """
    rates = [deeds / people for deeds, people in past if deeds > 0 and people >= FEWEST]
    rate = STRETCH * median(rates) if rates else FRESH_RATE
    return max(LEAST_GOAL, min(MOST_GOAL, math.ceil(round(rate * active, 6))))
