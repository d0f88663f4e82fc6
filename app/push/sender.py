"""The sender: one event loop and one client session in the worker process, used by all of its threads.

It follows no redirect, believes no proxy from the environment, reads a little of the answer and waits a limited time,
because the other side is an address that a user supplied.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from datetime import datetime
from functools import partial
from threading import Lock, Thread
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from app.push.resolver import PublicResolver
from app.push.rules import Answer, EndpointRefused, check_endpoint, retry_after

log = logging.getLogger(__name__)
TIMEOUT = 10.0
MOST_READ = 2048
CONNECTIONS = 64


class Sender:
    """Sends to push services of `allowed` hosts. `send` may be called from any thread; `close` ends the loop."""

    def __init__(self, allowed: tuple[str, ...], timeout: float = TIMEOUT) -> None:
        self._allowed = allowed
        self._timeout = timeout
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._session: aiohttp.ClientSession | None = None
        self._paused: dict[str, datetime] = {}

    def send(self, url: str, body: bytes, headers: Mapping[str, str], now: datetime) -> Answer:
        """Post one message and say what came back; an address that is refused is never connected to."""
        try:
            host = urlsplit(check_endpoint(url, self._allowed)).netloc
        except EndpointRefused as error:
            return Answer(400, why=f"endpoint: {error}")
        if (until := self._paused.get(host)) and now < until:
            return Answer(503, wait=until - now, why=f"{host} asked for patience")
        answer = self._on_loop(partial(self._post, url, body, headers, now))
        if answer.status in {429, 503} and answer.wait:
            self._paused[host] = now + answer.wait
        return answer

    def close(self) -> None:
        """End the loop and its connections."""
        with self._lock:
            loop, session = self._loop, self._session
            self._loop = self._session = None
        if loop is None:
            return
        if session is not None:
            asyncio.run_coroutine_threadsafe(session.close(), loop).result(timeout=5)
        loop.call_soon_threadsafe(loop.stop)

    def _on_loop(self, work: Callable[[], Coroutine[Any, Any, Answer]]) -> Answer:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                Thread(target=_run, args=(self._loop,), daemon=True, name="push-sender").start()
            loop = self._loop
        return asyncio.run_coroutine_threadsafe(work(), loop).result()

    async def _post(self, url: str, body: bytes, headers: Mapping[str, str], now: datetime) -> Answer:
        try:
            async with self._client().post(url, data=body, headers=headers, allow_redirects=False) as response:
                said = "" if response.ok else await _beginning(response)
                return Answer(response.status, retry_after(response.headers, now), said)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            return Answer(None, why=f"{type(error).__name__}: {error}"[:200])

    def _client(self) -> aiohttp.ClientSession:
        if self._session is None:
            listed = {host for host in self._allowed if ":" in host}
            connector = aiohttp.TCPConnector(
                resolver=PublicResolver(listed.__contains__), limit=CONNECTIONS, ttl_dns_cache=60
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                timeout=aiohttp.ClientTimeout(total=self._timeout),
                trust_env=False,
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                headers={"User-Agent": "Streepje"},
            )
        return self._session


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        loop.close()


async def _beginning(response: aiohttp.ClientResponse) -> str:
    """The first words of an answer, for the log; it may be endless, or never come."""
    try:
        read = await asyncio.wait_for(response.content.read(MOST_READ), 1)
    except (aiohttp.ClientError, TimeoutError):
        return ""
    finally:
        response.close()
    return read[:200].decode("utf-8", "replace")
