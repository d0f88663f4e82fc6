"""How long a spotlight shines, and how many at a time. Pure."""

from datetime import datetime, timedelta

SHINES = timedelta(days=7)
MOST = 3
"""At a time, for one team: of many lights none is seen."""
LONGEST = 140  # characters of the sentence


def shines(until: datetime, now: datetime) -> bool:
    """Whether a spotlight that ends at `until` is on."""
    return now < until
