"""Our encryption and signing with aiohttp to post: what the client alone makes of a difference."""

import asyncio
import ssl

import aiohttp

from app.config import Settings
from app.push.tools import make_sealers
from bench.pushing.task import AT_ONCE, BODY, TIMEOUT, Task, drive


async def main() -> None:
    """Send them."""
    task = Task.read()
    [sealer] = make_sealers(Settings.load({"STREEPJE_DATA_DIR": task.data})).values()
    body = BODY.encode()
    connector = aiohttp.TCPConnector(limit=AT_ONCE, ssl=ssl.create_default_context())
    timeout = aiohttp.ClientTimeout(total=TIMEOUT)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:

        async def send(phone: dict[str, str]) -> None:
            sealed = sealer.seal(body, phone["endpoint"], phone["p256dh"], phone["auth"])
            headers = sealed.headers | {"ttl": "43200", "urgency": "normal", "topic": "x" * 32}
            async with session.post(
                phone["endpoint"], data=sealed.body, headers=headers, allow_redirects=False
            ) as answer:
                if answer.status != 201:
                    raise SystemExit(f"streepje: {answer.status}")

        await drive(task, send)


if __name__ == "__main__":
    asyncio.run(main())
