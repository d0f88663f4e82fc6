"""What somebody made of a day's offer does not depend on the order in which it arrives."""

from datetime import datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.challenges.library import LIBRARY
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send

A, B = list(LIBRARY)[:2]


def at(minute: int, action: str, ref: str | None = None) -> dict[str, Any]:
    return deed("choice", MONDAY - timedelta(minutes=60 - minute), action=action, challenge=ref)


@pytest.mark.parametrize(
    ("steps", "chosen", "skipped"),
    [
        ([at(1, "choose", A), at(2, "swap", B)], A, False),
        ([at(1, "choose", A), at(2, "swap", A)], None, False),
        ([at(1, "swap", A), at(2, "choose", A)], A, False),
        ([at(1, "choose", A), at(2, "skip"), at(3, "choose", B)], B, False),
        ([at(1, "choose", A), at(2, "choose", B), at(3, "skip")], None, True),
    ],
)
def test_in_any_order(
    alice: FlaskClient, cast: Cast, steps: list[dict[str, Any]], chosen: str | None, skipped: bool
) -> None:
    seen = set()
    for number, order in enumerate(permutations(steps)):
        day = timedelta(days=number % 6)  # each order on a day of its own
        for step in order:
            moved = step | {
                "id": deed("tally", MONDAY)["id"],
                "occurred_at": _moved(step["occurred_at"], day),
                "local_day": None,
            }
            answer = send(alice, cast.alice, [moved])
        state = answer.json["state"]["days"][(MONDAY - day).date().isoformat()]
        seen.add((state["chosen"], state["skipped"]))
    assert seen == {(chosen, skipped)}


def _moved(moment: str, by: timedelta) -> str:
    return (datetime.fromisoformat(moment) - by).isoformat()
