"""The whole sender process, from the table and back to it: ``table TASK``, until nothing is due.

It waits for a file, so that two of them begin together.
"""

import asyncio
import json
import sys
import time
from datetime import datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from app import create_app
from app.config import Settings
from app.database import db
from app.jobs.models import OPEN, Job
from app.push.actions import LANE
from app.push.letters import Letter
from app.push.process import Pace, Process
from app.push.rules import Answer
from app.push.sender import Sender
from app.push.tools import make_sealers
from bench.pushing.task import Task


class Counting(Sender):
    """Counts what it sends, and looks how large the process is early on and halfway."""

    sent, early, middle, end = 0, 0, 0, 0

    async def send(self, letter: Letter, now: datetime) -> Answer:
        """Send as always."""
        answer = await super().send(letter, now)
        self.sent += 1
        if self.sent == self.end // 8:
            self.early = size_kb()
        elif self.sent == self.end // 2:
            self.middle = size_kb()
        return answer


def size_kb() -> int:
    """The memory that this process has now, or 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


def is_open_left(app: Flask) -> bool:
    """Whether a message is not ended."""
    with app.app_context():
        found = db.session.scalar(select(Job.id).where(Job.lane == LANE, Job.state == OPEN).limit(1))
        db.session.rollback()
        return found is not None


async def main() -> None:
    """Send until nothing is left; tell what it took, and how large the process was meanwhile."""
    task = Task.read()
    settings = Settings.load(
        {"STREEPJE_DATA_DIR": task.data, "STREEPJE_PUSH_ALLOWED_HOSTS": task.origin.removeprefix("https://")}
    )
    app = create_app(settings, "a key for measuring alone, long enough")
    sender = Counting(settings.push_allowed_hosts, make_sealers(settings))
    sender.end = task.messages
    process = Process(app, Pace(), sender)
    first = size_kb()
    print("ready", flush=True)
    while not (Path(task.data) / "go").exists():
        await asyncio.sleep(0.02)
    began, used = time.perf_counter(), time.process_time()
    running = asyncio.create_task(process.run())
    while is_open_left(app):
        await asyncio.sleep(0.3)
    seconds, cpu = time.perf_counter() - began, time.process_time() - used
    late = size_kb()
    process.stop()
    await running
    found = {"messages": sender.sent, "seconds": seconds, "cpu": cpu}
    found |= {"first_kb": first, "early_kb": sender.early, "middle_kb": sender.middle, "end_kb": late}
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
