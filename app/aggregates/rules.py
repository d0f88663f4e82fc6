"""Which numbers about people may be known. Pure.

A number is made of at least five people who do not lead: what those who lead did stands by name elsewhere, so anybody
could take it off. What is hidden must not come out by subtraction either. So everything that is shown is one of

- a cell of its own, over five people or more;
- a part of a whole that is shown too, where all the other parts together are over five people or more as well;
- a number that grows, in steps of five, so that two looks at it do not tell who came in between.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from app.calendar.rules import monday_of
from app.people.visibility import LEAST

Cell = Mapping[int, int]
"""How much each person brought, by their number."""

WEEK = timedelta(days=7)
SETTLED = timedelta(days=8)  # after its Monday: it is over everywhere by then, and most phones were heard
BLOCK = 4  # weeks


def people_in(cell: Cell, leading: Collection[int]) -> int:
    """How many who do not lead are behind a cell."""
    return sum(1 for person, amount in cell.items() if amount > 0 and person not in leading)


def shown(cell: Cell, leading: Collection[int]) -> int | None:
    """The sum of a cell; None where fewer than five are behind it."""
    return sum(cell.values()) if people_in(cell, leading) >= LEAST else None


def parts_shown(parts: Mapping[str, Cell], leading: Collection[int]) -> dict[str, int]:
    """Of the parts of a whole that is shown itself: those that may be known beside it.

    The rest is what anybody finds by subtraction, so it is over five people too: where it is not, the smallest of the
    others goes with it.
    """
    whole = {name: cell for name, cell in parts.items() if any(amount > 0 for amount in cell.values())}
    left = {name for name, cell in whole.items() if people_in(cell, leading) >= LEAST}
    for name in sorted(left, key=lambda name: (people_in(whole[name], leading), name)):
        rest = [whole[other] for other in whole if other not in left]
        if not rest or people_in(united(rest), leading) >= LEAST:
            break
        left.discard(name)
    rest = [whole[other] for other in whole if other not in left]
    if rest and people_in(united(rest), leading) < LEAST:
        return {}
    return {name: sum(whole[name].values()) for name in parts if name in left}


def united(cells: Iterable[Cell]) -> dict[int, int]:
    """Several cells as one."""
    together: dict[int, int] = {}
    for cell in cells:
        for person, amount in cell.items():
            together[person] = together.get(person, 0) + amount
    return together


def took_part(people: int, members: int) -> int | None:
    """At least so many of `members`; None for fewer than five.

    Who did not is a group too: where it is smaller than five, only that is known of it.
    """
    if people < LEAST:
        return None
    return people if members - people >= LEAST else max(LEAST, members - LEAST + 1)


def is_exact_number(people: int | None, members: int) -> bool:
    """Whether what is told of who took part is their number, rather than the least that it can be."""
    return people is not None and members - people >= LEAST


def in_steps(people: int) -> int:
    """A number that grows, in steps of five: "5 people or more", "10 people or more"; 0 for fewer than five."""
    return people - people % LEAST


def newest_settled(today: date) -> date:
    """The Monday of the newest week that can be published."""
    return monday_of(today - SETTLED)


def ends_block(monday: date) -> bool:
    """Whether this week is the last of a block of four. Blocks lie fixed, so that no two of them overlap."""
    return monday.toordinal() // 7 % BLOCK == BLOCK - 1


def weeks_of_block(last: date) -> list[date]:
    """The Mondays of the block that ends with this week."""
    return [last - n * WEEK for n in reversed(range(BLOCK))]
