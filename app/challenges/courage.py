"""How much courage a day asks of somebody: it grows with what they did, and they can turn it down. Pure.

1. Everybody begins with comfort.
2. After three challenges done at one's level, the level is one higher; it never rises by two in a day.
3. After three days in a row on which somebody put the challenges aside, and did none, it is one lower.
4. It never passes the ceiling that a person chose, and nothing above that is offered from the library.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Iterator
from datetime import date

COMFORT, STRETCH, DARING = 1, 2, 3
LEVELS = (COMFORT, STRETCH, DARING)
RISES_AFTER = 3  # challenges done
FALLS_AFTER = 3  # days put aside

MIX = {COMFORT: (COMFORT, COMFORT, COMFORT), STRETCH: (STRETCH, COMFORT, STRETCH), DARING: (STRETCH, DARING, COMFORT)}
"""The courage of the three cards of a day, by level."""


def level_of(done: Iterable[tuple[date, int]], skipped: Collection[date], ceiling: int = DARING) -> int:
    """The level after all of this: `done` are days with the courage of what was done, in any order."""
    last = deque(course(done, skipped, ceiling), maxlen=1)
    return last[0] if last else COMFORT


def course(done: Iterable[tuple[date, int]], skipped: Collection[date], ceiling: int = DARING) -> Iterator[int]:
    """The level after each day on which something was done or put aside, the earliest first."""
    did: dict[date, Counter[int]] = defaultdict(Counter)
    for day, courage in done:
        did[day][courage] += 1
    level, steps, aside = COMFORT, 0, 0
    for day in sorted({*did, *skipped}):
        if day in did:
            aside = 0
            steps += sum(times for courage, times in did[day].items() if courage >= level)
            if steps >= RISES_AFTER:
                level, steps = min(level + 1, ceiling), 0
        else:
            aside += 1
            if aside == FALLS_AFTER:
                level, steps, aside = max(level - 1, COMFORT), 0, 0
        yield level
