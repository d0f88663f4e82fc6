"""A list that many hands add to and close: what it comes to, in whatever order the deeds arrive. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

TEN = 10 * 60  # minutes of the day
EARLIEST, LATEST = 6 * 60, 20 * 60
CALLED_BEFORE = 30  # minutes before the end that those who chose it are called
MOST_TOLD = 3


def clock_time(minutes: int) -> str:
    """Minutes of the day as on a clock."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


@dataclass(frozen=True)
class Added:
    """An item as it was added. `is_late`: it came in when the report was told already."""

    item: UUID
    text: str
    by: str
    at: datetime
    is_late: bool = False


@dataclass(frozen=True)
class Helped:
    """That somebody helped with an item, and what would help tomorrow; `is_late` as of an item.

    `who` tells apart who is named alike.
    """

    item: UUID
    by: str
    at: datetime
    line: str = ""
    who: int = 0
    is_late: bool = False


@dataclass(frozen=True)
class Line:
    """One line of the list. `helpers` are in the order in which they helped; none while it is open.

    `late_at`: the report that was told says otherwise, because it was added, or helped, by what came in since; at this
    moment that was done, which may be before the end or after it.
    """

    item: UUID
    text: str
    by: str
    helpers: tuple[str, ...] = ()
    late_at: datetime | None = None

    @property
    def is_helped(self) -> bool:
        """Whether nobody waits any longer."""
        return bool(self.helpers)


@dataclass(frozen=True)
class Report:
    """What became of a morning: who was helped, who still waits, thanks to whom, and what helps tomorrow."""

    helped: tuple[str, ...]
    waiting: tuple[str, ...]
    thanks: tuple[str, ...]
    advice: tuple[str, ...]


def lines_of(added: Iterable[Added], helped: Iterable[Helped]) -> list[Line]:
    """The list, what is open first, each part in the order of adding. An item that is not known has no line."""
    by_item: dict[UUID, list[str]] = {}
    in_time: set[UUID] = set()
    first: dict[UUID, datetime] = {}
    for help_ in sorted(helped, key=lambda one: (one.at, one.by)):
        names = by_item.setdefault(help_.item, [])
        if help_.by not in names:
            names.append(help_.by)
        if not help_.is_late:
            in_time.add(help_.item)
        first.setdefault(help_.item, help_.at)
    lines: dict[UUID, Line] = {}
    for one in sorted(added, key=lambda one: (one.at, one.item)):
        added_at = one.at if one.is_late else None
        late_at = added_at if one.item in in_time else first.get(one.item, added_at)
        lines[one.item] = Line(one.item, one.text, one.by, tuple(by_item.get(one.item, ())), late_at)
    return sorted(lines.values(), key=lambda line: line.is_helped)


def last_of(helped: Iterable[Helped], who: int) -> UUID | None:
    """With what somebody helped last; about that they may say what would help tomorrow."""
    own = [one for one in helped if one.who == who]
    return max(own, key=lambda one: one.at).item if own else None


def report_of(lines: Sequence[Line], helped: Iterable[Helped]) -> Report:
    """The short report. Thanks go to each helper once, the most helpful first; advice is what the last of them said."""
    counts: dict[str, int] = {}
    for line in lines:
        for name in line.helpers:
            counts[name] = counts.get(name, 0) + 1
    said = [one.line for one in sorted(helped, key=lambda one: one.at, reverse=True) if one.line]
    return Report(
        helped=tuple(line.text for line in lines if line.is_helped),
        waiting=tuple(line.text for line in lines if not line.is_helped),
        thanks=tuple(sorted(counts, key=lambda name: (-counts[name], name))),
        advice=tuple(dict.fromkeys(said))[:MOST_TOLD],
    )
