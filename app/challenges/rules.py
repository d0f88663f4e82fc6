"""Which challenges a day offers to whom. Pure, and the same on every machine, so that the pages of
the coming days can be kept on a phone before those days begin."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from app.challenges.library import LibraryChallenge

OFFERED = 3
RESERVE = 4  # to swap with, also without a connection


def _lot(seed: str, day: date, ref: str) -> bytes:
    return hashlib.blake2b(f"{seed}/{day.isoformat()}/{ref}".encode(), digest_size=8).digest()


def fits(challenge: LibraryChallenge, department: str) -> bool:
    """Whether it is meant for this department."""
    return "any" in challenge.departments or department in challenge.departments


def draw(
    library: Mapping[str, LibraryChallenge],
    seed: str,
    day: date,
    department: str,
    avoid: Collection[str] = (),
) -> list[str]:
    """Every fitting challenge of the library, in the order in which the day offers them.

    The order is a lottery by person and day. One's own department goes before what suits anybody,
    every first three hold three levels of courage and kinds that differ where the library allows it,
    and what was done lately (`avoid`) comes last.
    """
    fitting = [ref for ref, challenge in library.items() if fits(challenge, department)]
    lots = sorted(
        fitting,
        key=lambda ref: (
            ref in avoid,
            _lot(seed, day, ref)[0] % 3 == 0 and department not in library[ref].departments,
            _lot(seed, day, ref),
        ),
    )
    return _varied(library, lots)


def _varied(library: Mapping[str, LibraryChallenge], lots: Sequence[str]) -> list[str]:
    """The same lots, rearranged so that each three in a row differ in courage, then in kind."""
    left, order = list(lots), []
    while left:
        group: list[LibraryChallenge] = []
        for _ in range(min(OFFERED, len(left))):
            levels = {member.courage for member in group}
            kinds = {member.kind for member in group}
            best = min(
                range(len(left)),
                key=lambda at: (
                    library[left[at]].courage in levels,
                    library[left[at]].kind in kinds,
                    at,
                ),
            )
            ref = left.pop(best)
            group.append(library[ref])
            order.append(ref)
    return order


def standing(chosen: str | None, decided_at: datetime, swapped: Mapping[str, str]) -> str | None:
    """What was chosen, unless it was swapped away later. `swapped` has the moment (ISO 8601, UTC) of each swap."""
    if chosen is None or swapped.get(chosen, "") > decided_at.isoformat():
        return None
    return chosen


def arrange(
    drawn: Sequence[str], fixed: Sequence[str], swapped: Collection[str], chosen: str | None
) -> tuple[list[str], list[str]]:
    """What the day shows, and what is in reserve to swap with.

    `fixed` (set by the manager) goes first and stays among what is shown unless it was swapped away;
    what was chosen is always shown.
    """
    order = [ref for ref in (*fixed, *drawn) if ref not in swapped]
    if chosen is not None:
        order = [chosen, *(ref for ref in order if ref != chosen)]
    if len(order) < OFFERED:  # everything was swapped away: begin again
        order += [ref for ref in (*fixed, *drawn) if ref not in order]
    return order[:OFFERED], order[OFFERED : OFFERED + RESERVE]
