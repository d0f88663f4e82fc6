"""Phone and server agree on the day of every moment, and ids sort by time."""

import random
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app.calendar.offsets import offsets_around
from app.calendar.rules import game_day, local_hour
from tests.phone.phone import Phone

pytestmark = pytest.mark.browser

ZONES = [
    "Europe/Amsterdam",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "UTC",
]
CHANGES = [datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)]  # in Amsterdam


def moments() -> list[datetime]:
    """Every quarter of an hour around both clock changes and a new year, and some from anywhere."""
    near = [
        start + timedelta(minutes=15 * n)
        for start in (*CHANGES, datetime(2027, 1, 1, tzinfo=UTC))
        for n in range(-40, 40)
    ]
    dice = random.Random(4)
    return near + [datetime.fromtimestamp(dice.randrange(1_500_000_000, 2_100_000_000), UTC) for _ in range(200)]


@pytest.mark.parametrize("told", [False, True], ids=["by the browser's tables", "by what the page tells"])
def test_every_moment_has_the_same_day_and_hour_on_phone_and_server(phone: Phone, told: bool) -> None:
    page = phone.open()
    asked = [(moment, zone) for zone in ZONES for moment in moments()]
    answers = page.evaluate(
        """asked => asked.map(([at, zone, offsets]) => {
          const { gameDay, hourOf, learnZone } = self.streepje;
          learnZone(zone, offsets);
          return [gameDay(new Date(at), zone, 4), hourOf(new Date(at), zone)];
        })""",
        [[moment.isoformat(), zone, offsets_around(moment.date(), zone) if told else ""] for moment, zone in asked],
    )
    wrong = [
        (moment, zone, answer)
        for (moment, zone), answer in zip(asked, answers, strict=True)
        if answer != [game_day(moment, zone).isoformat(), local_hour(moment, zone)]
    ]
    assert wrong == []


def test_ids_are_version_seven_and_sort_by_time(phone: Phone) -> None:
    ids = phone.open().evaluate("Array.from({ length: 50 }, (_, n) => self.streepje.uuid7(1700000000000 + n))")
    assert ids == sorted(ids)
    assert {UUID(text).version for text in ids} == {7}
    assert UUID(ids[0]).int >> 80 == 1_700_000_000_000


def test_an_unknown_zone_falls_back_to_the_phones_own(phone: Phone) -> None:
    day = phone.open().evaluate("self.streepje.gameDay(new Date(), 'Mars/Olympus', 4)")
    assert len(day) == len("2026-11-23")
