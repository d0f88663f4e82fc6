"""Two servers take turns, so that a busy moment of the machine falls on both; the middle of the rounds counts."""

import statistics
from collections.abc import Callable, Sequence

from bench.driver import Round

ROUNDS = 5
SECONDS = 3.0
WARM_UP = 1.0


def take_turns(real: Callable[[float], Round], bare: Callable[[float], Round]) -> tuple[list[float], list[float]]:
    """Drive both in alternating rounds after a warm-up; return the rates of each."""
    ours, theirs = in_turns([real, bare])
    return ours, theirs


def in_turns(drives: Sequence[Callable[[float], Round]]) -> list[list[float]]:
    """Drive them all, forwards and backwards by turns, after a warm-up; return the rates of each."""
    for drive in drives:
        drive(WARM_UP)
    turns: list[tuple[Callable[[float], Round], list[float]]] = [(drive, []) for drive in drives]
    for number in range(ROUNDS):
        for drive, found in turns if number % 2 == 0 else turns[::-1]:
            found.append(drive(SECONDS).rate)
    return [found for _, found in turns]


def report(what: str, real: Sequence[float], bare: Sequence[float], target: float | None) -> int:
    """Print both medians and their ratio; return 0 where the ratio reaches the *target*, if there is one, else 1."""
    ratio = statistics.median(real) / statistics.median(bare)
    for name, rates in (("real", real), ("bare", bare)):
        spread = f"{min(rates):,.0f} to {max(rates):,.0f}"
        print(f"{name}: {statistics.median(rates):,.0f} {what} a second (median of {len(rates)} rounds; {spread})")
    print(f"ratio: {ratio:.2f}" + (f" (at least {target} is wanted)" if target else ""))
    return int(target is not None and ratio < target)
