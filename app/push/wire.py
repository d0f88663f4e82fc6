"""Posting over kept connections: HTTP/1.1 by hand, because a message should not cost more to post than to encrypt.

No redirect is followed, no proxy asked, no cookie kept: there is nothing here that could. A connection goes to an
address that was checked when the name was looked up, so a name that changes afterwards gains nothing.
"""

import asyncio
import ssl
from collections import defaultdict
from contextlib import suppress

from app.push.line import Line
from app.push.reply import Reply
from app.push.resolver import Place, Resolve

IDLE = 30.0
"""Seconds after which a kept connection is not trusted any more."""
LOOKED_AT = 0.25
"""Every how many seconds it is seen which answers are late."""


class Wire:
    """Posts to anywhere, for one event loop; `timeout` is for a whole post. As many connections as posts at once."""

    def __init__(self, resolve: Resolve, timeout: float) -> None:
        self._resolve = resolve
        self._timeout = timeout
        self._tls = ssl.create_default_context()
        self._idle: dict[Place, list[Line]] = defaultdict(list)
        self._open: set[Line] = set()
        self._look: asyncio.TimerHandle | None = None

    async def post(self, place: Place, path: str, headers: str, body: bytes) -> Reply:
        """Post once; again on a new connection where a kept one had been closed meanwhile.

        `headers` are whole lines. Raises OSError, also where the answer does not come in time, or Nonsense.
        """
        request = b"%b%b" % (
            f"POST {path} HTTP/1.1\r\nhost: {place.name}\r\n{headers}content-length: {len(body)}\r\n\r\n".encode(
                "latin-1"
            ),
            body,
        )
        deadline = asyncio.get_running_loop().time() + self._timeout
        if kept := self._take(place):
            with suppress(ConnectionResetError):  # it was closed meanwhile
                return await self._ask(place, kept, request, deadline)
        async with asyncio.timeout_at(deadline):
            line = await self._connect(place)
        return await self._ask(place, line, request, deadline)

    def close(self) -> None:
        """End all connections, also those that are being asked."""
        for line in self._open:
            line.close()
        self._open.clear()
        self._idle.clear()
        if self._look is not None:
            self._look.cancel()

    def _take(self, place: Place) -> Line | None:
        """The connection that was used last, so that those that are too many grow old."""
        idle, now = self._idle[place], asyncio.get_running_loop().time()
        while idle:
            line = idle.pop()
            if line.is_open and now - line.used_at < IDLE:
                return line
            self._drop(line)
        return None

    async def _connect(self, place: Place) -> Line:
        problem: OSError = ConnectionRefusedError(f"{place.host} has no address")
        for address in await self._resolve(place):
            try:
                line = await Line.open(address, place.port, self._tls if place.is_tls else None, place.host)
            except OSError as error:
                problem = error
            else:
                self._open.add(line)
                self._look_later()
                return line
        raise problem

    async def _ask(self, place: Place, line: Line, request: bytes, deadline: float) -> Reply:
        reply = None
        try:
            reply = await line.ask(request, deadline)
            return reply
        finally:
            if reply is not None and reply.is_whole:
                line.used_at = asyncio.get_running_loop().time()
                self._idle[place].append(line)
            else:
                self._drop(line)

    def _drop(self, line: Line) -> None:
        self._open.discard(line)
        line.close()

    def _look_later(self) -> None:
        if self._look is None:
            self._look = asyncio.get_running_loop().call_later(min(LOOKED_AT, self._timeout / 4), self._look_now)

    def _look_now(self) -> None:
        """One look at all connections, where a timer for each message would cost more than the rest of it."""
        self._look = None
        now = asyncio.get_running_loop().time()
        for line in self._open:
            line.give_up(now)
        if self._open:
            self._look_later()
