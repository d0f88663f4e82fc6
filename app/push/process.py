"""The sender process: ``python -m app.push.process [MODULE:APP]``, by default the application that the web serves.

One event loop posts; one thread beside it reads and writes the tables. Messages are taken in batches while those of the
batch before are on their way, and never more than a few hundred are in memory, however many wait.
"""

import asyncio
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_hex
from typing import TypeVar

from flask import Flask

from app.clock import Clock
from app.config import ConfigError
from app.jobs.batches import Claim, Ended
from app.jobs.work import Outcome
from app.jobs.worker import load
from app.push.desk import Desk
from app.push.fates import Settled, settle
from app.push.letters import Letter
from app.push.rules import Answer
from app.push.sender import Sender
from app.push.tools import make_sender

log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(slots=True)
class Held:
    """A message in hand: it is ours `until` a moment of the loop's clock."""

    claim: Claim
    until: float


@dataclass(frozen=True, slots=True)
class Pace:
    """How a sender works: `at_once` posts, twice as many messages in memory; `lease` as for workers."""

    at_once: int = 256
    lease: timedelta = timedelta(seconds=60)
    poll: float = 0.3
    beat: float = 15.0
    stop_within: float = 9.0


class Process:
    """One sender process of an application."""

    def __init__(self, app: Flask, pace: Pace, sender: Sender) -> None:
        self.pace = pace
        self.sender = sender
        self.now: Clock = app.extensions["clock"]
        name = f"{socket.gethostname()[:12]}-{os.getpid()}-{token_hex(3)}"
        self.desk = Desk(app, name, pace.lease, sender.knows_key)
        self.stopping = asyncio.Event()
        self._tables = ThreadPoolExecutor(1, thread_name_prefix="tables")
        self._letters: asyncio.Queue[Letter] = asyncio.Queue()
        self._held: dict[int, Held] = {}
        self._settled: list[Settled] = []
        self._enough = asyncio.Event()

    async def run(self) -> None:
        """Send what is due until `stopping` is set; then finish what is on its way."""
        await self._show_life()
        beats = asyncio.create_task(self._beat())
        carriers = [asyncio.create_task(self._carry()) for _ in range(self.pace.at_once)]
        while not self.stopping.is_set():
            await self._exchange(self._room())
            await self._rest()
        await self._end(carriers)
        beats.cancel()
        await self._at_tables(self.desk.sign_off)
        self._tables.shutdown()
        self.sender.close()

    def stop(self) -> None:
        """Take no more, finish what is on its way, end."""
        self.stopping.set()
        self._enough.set()

    def _room(self) -> int:
        """How many more to take: none while there is enough to do."""
        return 2 * self.pace.at_once - len(self._held) if len(self._held) <= self.pace.at_once else 0

    async def _exchange(self, most: int) -> None:
        handed_in, self._settled = self._settled, []
        until = self._lease_from_now()
        try:
            letters, settled = await self._at_tables(lambda: self.desk.exchange(handed_in, most))
        except Exception:
            log.exception("the tables could not be reached; it is tried again")
            self._settled = handed_in + self._settled
            return
        self._settled += settled
        for letter in letters:
            self._held[letter.claim.job_id] = Held(letter.claim, until)
            self._letters.put_nowait(letter)
        if settled:
            self._enough.set()

    async def _rest(self) -> None:
        """Wait until half of what was held is dealt with, or all of it, or a moment has passed."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._enough.wait(), self.pace.poll)
        self._enough.clear()

    async def _carry(self) -> None:
        """Post one letter after the other; one that is no longer ours, after a stall, is left to whoever takes it."""
        loop = asyncio.get_running_loop()
        while True:
            letter = await self._letters.get()
            if loop.time() < self._held[letter.claim.job_id].until:
                answer = await self._send(letter)  # in a line of its own: the list is another one afterwards
                self._settled.append(settle(letter, answer, self.now()))
            del self._held[letter.claim.job_id]
            if len(self._held) in {0, self.pace.at_once}:
                self._enough.set()

    async def _send(self, letter: Letter) -> Answer:
        try:
            return await self.sender.send(letter, self.now())
        except Exception as problem:
            log.exception("message %s could not be sent", letter.claim.job_id)
            return Answer(None, why=f"{type(problem).__name__}: {problem}")

    async def _end(self, carriers: Sequence[asyncio.Task[None]]) -> None:
        """Give back what was not begun, wait a while for what was, and write down what became of it."""
        while not self._letters.empty():
            letter = self._letters.get_nowait()
            del self._held[letter.claim.job_id]
            self._settled.append(Settled(Ended(letter.claim, Outcome(again_after=timedelta()))))
        with suppress(TimeoutError):
            async with asyncio.timeout(self.pace.stop_within):
                while self._held:
                    await asyncio.sleep(0.05)
        for carrier in carriers:
            carrier.cancel()
        await self._exchange(0)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(self.pace.beat)
            await self._show_life()

    async def _show_life(self) -> None:
        held, until = list(self._held.values()), self._lease_from_now()
        try:
            await self._at_tables(lambda: self.desk.keep(one.claim for one in held))
        except Exception:
            log.exception("no sign of life could be given; it is tried again")
            return
        for one in held:
            one.until = until

    def _lease_from_now(self) -> float:
        return asyncio.get_running_loop().time() + self.pace.lease.total_seconds()

    async def _at_tables(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._tables, work)


async def serve(app: Flask, pace: Pace) -> None:
    """Run a sender process until a signal comes."""
    process = Process(app, pace, make_sender(app))
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, process.stop)
    await process.run()


def main(arguments: Sequence[str]) -> int:
    """Run until stopped; 2 after one line where the configuration is wrong."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        app = load(arguments[0] if arguments else "wsgi:app")
        asyncio.run(serve(app, Pace()))
    except ConfigError as error:
        print(f"streepje: {error}", file=sys.stderr)  # noqa: T201 - one line for the person who starts it
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
