"""How much applause is enough. Pure."""

MOST_CLAPS = 10  # of one person on one thing: warm, without one hand making all of the noise


def claps_left(own: int) -> int:
    """How many claps are still welcome from somebody who gave `own` on the same thing."""
    return max(0, MOST_CLAPS - own)
