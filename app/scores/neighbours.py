"""Who stands just before and just after somebody. Pure. Without a list nobody is at the bottom of one."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

One = TypeVar("One")


class Neighbours(NamedTuple, Generic[One]):
    """Somebody with who is just ahead and just behind, where there is one."""

    ahead: One | None
    own: One
    behind: One | None


def neighbours(
    everybody: Sequence[One], is_own: Callable[[One], bool], worth: Callable[[One], float]
) -> Neighbours[One] | None:
    """By `worth`, the highest first; None where the one asked for is not among them."""
    in_order = sorted(everybody, key=lambda one: -worth(one))
    at = next((n for n, one in enumerate(in_order) if is_own(one)), None)
    if at is None:
        return None
    behind = in_order[at + 1] if at + 1 < len(in_order) else None
    return Neighbours(in_order[at - 1] if at else None, in_order[at], behind)
