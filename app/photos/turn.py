"""Whose picture is drawn now: one at a time in each process, few that wait, and never two of the same person.

A picture takes much memory while it is open, and whoever waits for a turn holds a thread that pages need. So nobody
waits long, and somebody who sends many at once holds one. A phone keeps its photo and comes back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from app.errors import Busy
from app.limits.rules import Limit

PATIENCE = 4.0  # seconds that one waits for its turn
MOST_IN_HAND = 4  # of all people together: the one that is drawn, and those that wait
MOST_OF_ONE = 30  # of one person in a quarter of an hour: a phone that was away for long holds fewer
COME_BACK = 15  # seconds, as a phone is told

_TURN = Lock()
_COUNTING = Lock()
_in_hand: set[int] = set()


def one_after_the_other(person: int) -> Limit:
    """How many of one person are drawn: each may be kept, so a program that never stops would fill the disk."""
    return Limit(f"photo of\0{person}", MOST_OF_ONE)


@contextmanager
def in_hand(person: int) -> Iterator[None]:
    """Take what this person sent in hand. Raises Busy: photos_busy."""
    with _COUNTING:
        if person in _in_hand or len(_in_hand) >= MOST_IN_HAND:
            raise _busy()
        _in_hand.add(person)
    try:
        yield
    finally:
        _in_hand.discard(person)


@contextmanager
def turn(patience: float = PATIENCE) -> Iterator[None]:
    """While it lasts, no other picture is open. Raises Busy: photos_busy."""
    if not _TURN.acquire(timeout=patience):
        raise _busy()
    try:
        yield
    finally:
        _TURN.release()


def _busy() -> Busy:
    return Busy("photos_busy", retry_after=COME_BACK)
