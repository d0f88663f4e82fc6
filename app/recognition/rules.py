"""How much applause is enough, and how many compliments a day. Pure."""

MOST_CLAPS = 10  # of one person on one thing: warm, without one hand making all of the noise
ALLOWANCE = 3  # compliments of one person on one day: few enough to be meant
SHOWN_AT_ONCE = 8  # colleagues to choose from before the others unfold
MOST_RECEIVERS = 12  # of one compliment; for more there is the whole team


def claps_left(own: int) -> int:
    """How many claps are still welcome from somebody who gave `own` on the same thing."""
    return max(0, MOST_CLAPS - own)


def compliments_left(given: int) -> int:
    """How many compliments somebody may still give on a day on which they gave `given`."""
    return max(0, ALLOWANCE - given)
