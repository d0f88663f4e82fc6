"""pywebpush's asynchronous sender, used well: one kept session, the key parsed once."""

import asyncio
import ssl
from importlib import import_module

import aiohttp

from app.config import Settings
from app.keys import vapid_keys
from bench.pushing.task import AT_ONCE, BODY, TIMEOUT, Task, drive


async def main() -> None:
    """Send them."""
    task = Task.read()
    webpush_async = import_module("pywebpush").webpush_async
    vapid = import_module("py_vapid").Vapid02.from_pem(
        vapid_keys(Settings.load({"STREEPJE_DATA_DIR": task.data})).private_pem
    )
    connector = aiohttp.TCPConnector(limit=AT_ONCE, ssl=ssl.create_default_context())
    async with aiohttp.ClientSession(connector=connector) as session:

        async def send(phone: dict[str, str]) -> None:
            keys = {"p256dh": phone["p256dh"], "auth": phone["auth"]}
            answer = await webpush_async(
                subscription_info={"endpoint": phone["endpoint"], "keys": keys},
                data=BODY,
                vapid_private_key=vapid,
                vapid_claims={"sub": "mailto:bench@example.org"},
                ttl=43200,
                timeout=aiohttp.ClientTimeout(total=TIMEOUT),
                headers={"urgency": "normal", "topic": "x" * 32},
                aiohttp_session=session,
            )
            if answer.status != 201:
                raise SystemExit(f"streepje: {answer.status}")

        await drive(task, send)


if __name__ == "__main__":
    asyncio.run(main())
