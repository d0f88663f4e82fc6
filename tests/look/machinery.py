"""View models of devices, and of what the administrator sees of the machinery."""

from datetime import UTC, datetime
from types import SimpleNamespace as Model
from typing import Any

from tests.look.told import address

SEEN = datetime(2026, 11, 23, 8, 41, tzinfo=UTC)
SINCE = datetime(2026, 9, 2, 8, 41, tzinfo=UTC)


def devices(outcome: str, tried: int = 1) -> dict[str, Any]:
    """A phone that hears us, a laptop that does not, and one with a long name."""

    def device(number: int, label: str, hears_us: bool, reached: bool) -> Model:
        return Model(
            id=number,
            label=label,
            since=SINCE,
            last_seen_at=SEEN,
            is_this=number == 1,
            hears_us=hears_us,
            reached_at=SEEN if reached else None,
        )

    return {
        "devices": [
            device(1, "Chrome, Android", True, True),
            device(2, "De tablet van de balie op de begane grond", True, False),
            device(3, "Edge, Windows", False, False),
        ],
        "trial": "",
        "tried": tried,
        "outcome": outcome,
        "longest_name": 40,
        "nav": "me",
        "url_for": address,
    }
