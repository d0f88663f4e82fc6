"""What a meeting counts for, how long it lasts, and by which code one comes in. Pure.

The published rule: when a meeting ends, its number is the median of what everybody who sat in it drew, also of who drew
nothing; between two middle numbers it is half-way, rounded up. So five people who all hear the same word count it once,
and a single hand that draws too much or too little changes little. Whoever sits there alone meets nobody: what they
drew is theirs, as any other stroke.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

LASTS = timedelta(hours=3)  # then it ends by itself
GRACE = timedelta(minutes=2)  # the clocks of phones differ
SHARED_FROM = 2  # people at the table
TOLD_FROM = 3  # people: of fewer, everybody could work out what the other heard
LETTERS = "ACDEFGHJKMNPQRTUVWXY3479"  # none that looks or sounds much like another on a board across the room
LENGTH = 5


def counts_for(strokes: Iterable[int]) -> int:
    """The number of a meeting, from the strokes of each who sat in it; zero where nobody did."""
    in_order = sorted(strokes)
    if not in_order:
        return 0
    middle = len(in_order) // 2
    if len(in_order) % 2:
        return in_order[middle]
    return (in_order[middle - 1] + in_order[middle] + 1) // 2


def new_code(choose: Callable[[Sequence[str]], str]) -> str:
    """A code for a meeting; `choose` picks a letter."""
    return "".join(choose(LETTERS) for _ in range(LENGTH))


def fold_code(typed: str) -> str:
    """A code as it is kept, however it was typed."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())[: LENGTH + 1]
