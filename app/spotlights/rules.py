"""How long a spotlight shines, and how many at a time. Pure."""

from datetime import timedelta

SHINES = timedelta(days=7)
MOST = 3
"""At a time, for one team: of many lights none is seen."""
LONGEST = 140  # characters of the sentence
