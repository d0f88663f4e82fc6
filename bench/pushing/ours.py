"""Our sender, with its messages in memory as the others have theirs."""

import asyncio
from datetime import UTC, datetime, timedelta

from app.config import Settings
from app.jobs.batches import Claim
from app.push.fates import Fate, settle
from app.push.letters import Letter
from app.push.sender import Sender
from app.push.tools import make_sealers
from bench.pushing.task import BODY, TIMEOUT, Task, drive


async def main() -> None:
    """Send them."""
    task = Task.read()
    sealers = make_sealers(Settings.load({"STREEPJE_DATA_DIR": task.data}))
    [key_id] = sealers
    sender = Sender((task.origin.removeprefix("https://"),), sealers, timeout=TIMEOUT)
    now = datetime.now(UTC)
    claim, body, expires = Claim(1, "bench", {}, 1, now), BODY.encode(), now + timedelta(hours=12)

    async def send(phone: dict[str, str]) -> None:
        to = phone["endpoint"], phone["p256dh"], phone["auth"]
        letter = Letter(claim, 1, *to, key_id, body, expires, "normal", "x" * 32)
        moment = datetime.now(UTC)
        answer = await sender.send(letter, moment)
        if settle(letter, answer, moment).fate is not Fate.SENT:
            raise SystemExit(f"streepje: {answer}")

    await drive(task, send)
    sender.close()


if __name__ == "__main__":
    asyncio.run(main())
