"""What every side is asked to do, and how it tells what that took."""

import asyncio
import base64
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

PHONES = 200
AT_ONCE = 256
WARM = 1024
"""Messages before the clock runs: every connection is open then."""
TIMEOUT = 60
"""Seconds: a busy machine is no reason to begin anew."""
BODY = json.dumps(
    {
        "web_push": 8030,
        "account": "00000000-0000-4000-8000-000000000000",
        "id": "123456.1",
        "notification": {
            "title": "Streepje",
            "body": "There is a new challenge for you.",
            "navigate": "https://streepje.example.org/inbox/123456",
            "lang": "en",
            "tag": "x" * 32,
        },
        "app_badge": 3,
    }
)


@dataclass(frozen=True)
class Task:
    """`messages` to `phones` at a push service; everything that is not the sending itself is in here."""

    origin: str
    messages: int
    phones: list[dict[str, str]]
    data: str

    def write(self, path: Path) -> None:
        """Write it for the sides to read."""
        path.write_text(json.dumps(asdict(self) | {"body": BODY, "at_once": AT_ONCE, "warm": WARM, "timeout": TIMEOUT}))

    @classmethod
    def read(cls) -> Self:
        """Read it from the file that the command line names."""
        told = json.loads(Path(sys.argv[1]).read_text())
        return cls(told["origin"], told["messages"], told["phones"], told["data"])


def new_phones(origin: str) -> list[dict[str, str]]:
    """Subscriptions of browsers that do not exist."""
    made = []
    for number in range(PHONES):
        public = ec.generate_private_key(ec.SECP256R1()).public_key()
        point = public.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
        auth = os.urandom(16)
        made.append({"endpoint": f"{origin}/{number}", "p256dh": _base64url(point), "auth": _base64url(auth)})
    return made


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


async def drive(task: Task, send: Callable[[dict[str, str]], Awaitable[None]]) -> None:
    """Send the messages, so many at once as everybody, after a warm-up; print what it took."""

    async def some(numbers: Iterator[int]) -> None:
        for number in numbers:
            await send(task.phones[number % PHONES])

    async def everything(count: int) -> None:
        numbers = iter(range(count))
        await asyncio.gather(*(some(numbers) for _ in range(AT_ONCE)))

    await everything(WARM)
    with Reading(task.messages):
        await everything(task.messages)


class Reading:
    """Reads both clocks around a block and prints the difference."""

    def __init__(self, messages: int) -> None:
        self.messages = messages

    def __enter__(self) -> Self:
        self._began, self._used = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, problem: type[BaseException] | None, *_: object) -> None:
        if problem is None:
            seconds, cpu = time.perf_counter() - self._began, time.process_time() - self._used
            print(json.dumps({"messages": self.messages, "seconds": seconds, "cpu": cpu}), flush=True)
