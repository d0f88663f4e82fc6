"""The weeks of a team as a drawing: how warm the pot was at the end of each, and what warmed it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.aggregates.models import TeamWeek
from app.aggregates.reading import together
from app.scores.rules import POINTS

SHOWN = 12  # weeks


@dataclass(frozen=True)
class WeekPoint:
    """A week: degrees at its end (None where the pot is hidden), and by family the points that may be known."""

    monday: date
    degrees: int | None
    points: Mapping[str, int]
    sums: Mapping[str, int]

    @property
    def worth(self) -> int:
        """All that is known of it together."""
        return sum(self.points.values())


def drawn(weeks: Sequence[TeamWeek], degrees: Mapping[date, int]) -> list[WeekPoint]:
    """The oldest first."""
    points = []
    for week in weeks:
        sums = together([week])
        worth = {name: POINTS[name] * amount for name, amount in sums.items() if amount}
        points.append(WeekPoint(week.monday, degrees.get(week.monday), worth, sums))
    return points
