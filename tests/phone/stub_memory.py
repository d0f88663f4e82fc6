"""What the stub server remembers: deeds, and the state that it tells of them."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

ALICE = "0190a000-0000-7000-8000-00000000a11c"
BOB = "0190a000-0000-7000-8000-0000000000b0"


class Memory:
    """The deeds of one deployment, and whose turn it is on it."""

    def __init__(self, zone: str) -> None:
        self.zone = zone
        self.account = ALICE
        self.shift = timedelta()
        self.deeds: dict[str, dict[str, Any]] = {}
        self.epoch = 1
        self.warmth: dict[str, Any] = {}  # pot and streak
        self.badges: list[dict[str, str]] = []

    def now(self) -> datetime:
        return datetime.now(UTC) + self.shift

    def day(self, ahead: int = 0) -> str:
        local = self.now().astimezone(ZoneInfo(self.zone)) - timedelta(hours=4)
        return (local.date() + timedelta(days=ahead)).isoformat()

    def strokes(self, day: str) -> int:
        kinds = Counter(deed["kind"] for deed in self.deeds.values() if deed["local_day"] == day)
        return kinds["tally"] - kinds["retraction"]

    def state(self) -> dict[str, Any]:
        days = {deed["local_day"] for deed in self.deeds.values()} | {self.day()}
        return {
            "account": self.account,
            "epoch": f"019ab0bf-0000-7000-8000-{self.epoch:012}",
            "revision": len(self.deeds),
            "day": self.day(),
            "days": {day: self.day_state(day) for day in days},
            "new_badges": self.badges,
            **self.warmth,
        }

    def restore(self) -> None:
        """A backup from before the first deed is put back."""
        self.deeds.clear()
        self.epoch += 1

    def day_state(self, day: str) -> dict[str, Any]:
        mine = [deed for deed in self.deeds.values() if deed["local_day"] == day]
        zone = ZoneInfo(self.zone)
        hours = Counter(
            datetime.fromisoformat(deed["occurred_at"]).astimezone(zone).hour
            for deed in mine
            if deed["kind"] == "tally"
        )
        choices = [deed["payload"] for deed in mine if deed["kind"] == "choice"]
        decided = next((made for made in reversed(choices) if made["action"] != "swap"), {"action": "none"})
        return {
            "strokes": self.strokes(day),
            "hours": hours,
            "done": [deed["payload"]["challenge"] for deed in mine if deed["kind"] == "completion"],
            "chosen": decided.get("challenge"),
            "swapped": [made["challenge"] for made in choices if made["action"] == "swap"],
            "skipped": decided["action"] == "skip",
        }
