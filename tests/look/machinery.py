"""View models of devices, and of what the administrator sees of the machinery."""

from datetime import UTC, date, datetime
from types import SimpleNamespace as Model
from typing import Any

from app.upkeep.numbers import Failed, FailedJob, Reach, SendingDay, TeamReach, Waiting
from tests.look.samples import person
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


def upkeep(is_empty: bool) -> dict[str, Any]:
    """A week of sending with a bad day, and work that failed; or a day on which nothing has happened yet."""
    days = [
        SendingDay(date(2026, 11, 23), {"sent": 1284, "delayed": 3, "gone": 2}),
        SendingDay(date(2026, 11, 20), {"sent": 1301, "delayed": 412, "late": 57, "gone": 4, "refused": 1}),
        SendingDay(date(2026, 11, 19), {"sent": 1297}),
    ]
    failed = Failed(
        2,
        [
            FailedJob(81, "notifications.challenge", 12, SEEN, "OperationalError: could not connect to the server"),
            FailedJob(80, "jobs.forget_old", 12, SEEN, "OSError: No space left on device"),
        ],
    )
    return {
        "reach": Reach(
            [
                TeamReach("Bezorging", 23),
                TeamReach("Binnendienst", None),
                TeamReach("Klantcontactcentrum Noord", 8),
            ],
            page=2,
            pages=1 if is_empty else 3,
        ),
        "least": 5,
        "days": [] if is_empty else days,
        "waiting": Waiting(0, None) if is_empty else Waiting(37, SEEN),
        "failed": Failed(0) if is_empty else failed,
        "nav": "team",
        "person": person("administrator"),
        "url_for": address,
    }
