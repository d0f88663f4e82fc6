"""The steps of a first visit, and when somebody's own words come back. Pure."""

import hashlib
from datetime import date

STEPS = ("language", "days", "pictures", "why", "impact", "install", "notifications")
EVERY = 6  # days, on average, on which own words come back


def after(step: str) -> int:
    """The number of the step that comes after this one; the number of all where it was the last."""
    return STEPS.index(step) + 1


def comes_back(seed: str, day: date, count: int) -> int | None:
    """Which of `count` sentences is seen again on a day; None on most days. The same on every device."""
    if not count:
        return None
    lot = int.from_bytes(hashlib.blake2b(f"{seed}/{day.isoformat()}/why".encode(), digest_size=8).digest())
    return lot // EVERY % count if lot % EVERY == 0 else None
