"""A simulated phone that follows the outbox contract of docs/sync.md, and nothing else."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from uuid_utils import uuid7

from app.calendar.rules import game_day
from app.clock import Clock, system_clock
from faults.line import Answer, Post

ZONE = "Europe/Amsterdam"
Item = dict[str, Any]


@dataclass(slots=True)
class Phone:
    """One device of one account. `slow` is how far its clock is behind that of the world."""

    account: str
    post: Post
    zone: str = ZONE
    slow: timedelta = timedelta()
    clock: Clock = system_clock
    most: int = 100
    outbox: dict[str, Item] = field(default_factory=dict)
    attention: dict[str, str] = field(default_factory=dict)
    sent: dict[str, tuple[Item, str]] = field(default_factory=dict)
    state: dict[str, Any] = field(default_factory=dict)

    @property
    def epoch(self) -> str:
        """The epoch of the newest state that this phone knows."""
        return str(self.state.get("epoch", ""))

    def now(self) -> datetime:
        """What this phone's clock says."""
        return self.clock() - self.slow

    def tap(self, kind: str = "tally", at: datetime | None = None, **payload: Any) -> str:
        """Do something; it is stamped with this phone's clock, or with what the clock said `at` an earlier moment."""
        said = at or self.now()
        name = str(uuid7())
        item = {
            "id": name,
            "kind": kind,
            "occurred_at": said.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "zone": self.zone,
            "local_day": game_day(said, self.zone).isoformat(),
            "payload": payload,
        }
        self.outbox[name] = item
        return name

    def drain(self) -> str:
        """Send until the outbox is empty, or until something else has to happen first: says which."""
        size = self.most
        while self.outbox:
            batch = list(self.outbox.values())[:size]
            answer = self.hand_in(batch)
            if answer and self._is_receipt(answer):
                self._settle(answer)
                if all(result["status"] == "failed" for result in answer.json["results"]):
                    return "failed"
            elif answer and (answer.status == 413 or (answer.status == 400 and self._code(answer) == "malformed")):
                if len(batch) == 1:
                    self._give_up(batch[0], answer)
                size = max(1, len(batch) // 2)
            else:
                return self._code(answer) or "unreachable"
        return "empty"

    def look(self) -> bool:
        """Learn the newest state, as opening a page does; an empty batch is answered with it."""
        answer = self.hand_in([])
        if not self._is_receipt(answer):
            return False
        self._settle(answer)
        return True

    def hand_in(self, items: Iterable[Item]) -> Answer | None:
        """Post these deeds, whatever they are."""
        sent_at = self.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")
        body = {"version": 1, "account": self.account, "sent_at": sent_at, "deeds": list(items)}
        return self.post(json.dumps(body).encode())

    def _is_receipt(self, answer: Answer | None) -> bool:
        return bool(
            answer
            and answer.status == 200
            and isinstance(answer.json, dict)
            and answer.json.get("account") == self.account
            and isinstance(answer.json.get("results"), list)
        )

    def _settle(self, answer: Answer | None) -> None:
        """Let go of what the answer names, and of nothing else; a new epoch brings back what an older one was told."""
        assert answer
        state = answer.json["state"]
        for result in answer.json["results"]:
            if result["status"] == "failed":
                continue
            item = self.outbox.pop(result["id"], None)
            if item and result["status"] in {"rejected", "conflict"}:
                self.attention[result["id"]] = str(result["code"])
            elif item:
                self.sent[result["id"]] = item, state["epoch"]
        if (state["epoch"], state["revision"]) >= (self.epoch, self.state.get("revision", 0)):
            self.state = state
        forgotten = [name for name, (_, epoch) in self.sent.items() if epoch < self.epoch]
        for name in forgotten:
            self.outbox[name], _ = self.sent.pop(name)

    def _give_up(self, item: Item, answer: Answer) -> None:
        """Refused alone, although an empty batch is taken: it is the deed, and it must not hold up the others."""
        if self.look():
            del self.outbox[item["id"]]
            self.attention[item["id"]] = self._code(answer)

    @staticmethod
    def _code(answer: Answer | None) -> str:
        return str(answer.json.get("code", "")) if answer and isinstance(answer.json, dict) else ""
