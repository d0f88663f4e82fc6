"""What a day is worth to a pot, by family of deeds. Pure."""

from collections.abc import Mapping

from app.scores.rules import POINTS


def by_family(counts: Mapping[str, int], points: float, doubles: str | None = None) -> dict[str, float]:
    """How much of a team's points each family brought; what was capped is taken off all alike.

    In a season one family counts double: twice what it brought, so that its cap doubles too and talk still has an end.
    """
    raw = {name: worth * max(0, counts[name]) for name, worth in POINTS.items()}
    total = sum(raw.values())
    if not total:
        return dict.fromkeys(POINTS, 0.0)
    return {name: worth * points / total * (2 if name == doubles else 1) for name, worth in raw.items()}


def worth_of(family: str, fresh: float, doubles: str | None) -> float:
    """The degrees of one deed, where a point gives `fresh`."""
    return POINTS[family] * (2 if family == doubles else 1) * fresh


def as_told(degrees: float) -> float:
    """With one decimal; of what is little, where very many warm a pot, with two figures."""
    return round(degrees, 1) if degrees >= 1 else float(f"{degrees:.2g}")
