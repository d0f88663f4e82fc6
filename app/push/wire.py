"""Posting over kept connections: HTTP/1.1 by hand, because a message should not cost more to post than to encrypt.

No redirect is followed, no proxy asked, no cookie kept: there is nothing here that could. A connection goes to an
address that was checked when the name was looked up, so a name that changes afterwards gains nothing.
"""

import asyncio
import ssl
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress

from app.push.reply import Nonsense, Reply, is_complete, read_reply
from app.push.resolver import Place, Resolve

IDLE = 30.0
"""Seconds after which a kept connection is not trusted any more."""
BODY_WITHIN = 1.0
"""Seconds that the rest of a body may take once the status is known."""


class Line(asyncio.Protocol):
    """One connection: a request, then its answer, then the next request."""

    def __init__(self) -> None:
        self.used_at = 0.0
        self._data = b""
        self._answer: asyncio.Future[Reply] | None = None
        self._transport: asyncio.Transport | None = None
        self._late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the transport."""
        self._transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        """Take what came; what nobody asked for ends the connection."""
        self._data += data
        if self._answer is None:
            self.close()
            return
        try:
            reply = read_reply(self._data)
        except Nonsense as problem:
            self._fail(problem)
            return
        if reply is not None and is_complete(reply):
            self._end(reply)
        elif reply is not None and self._late is None:
            self._late = asyncio.get_running_loop().call_later(BODY_WITHIN, self._end, reply)

    def connection_lost(self, error: Exception | None) -> None:
        """The other side is gone; an answer that had a status is one nevertheless."""
        self._transport = None
        reply = read_reply(self._data) if self._answer and self._data else None
        if reply is not None:
            self._end(reply)
        else:
            self._fail(ConnectionResetError("no answer"))

    async def ask(self, request: bytes) -> Reply:
        """Send a request and wait for its answer. Raises OSError or Nonsense."""
        if self._transport is None:
            raise ConnectionResetError("no answer")
        self._data = b""
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        try:
            return await self._answer
        finally:
            self._answer = None

    @property
    def is_open(self) -> bool:
        """Whether it can be asked."""
        return self._transport is not None and not self._transport.is_closing()

    def close(self) -> None:
        """End it at once."""
        if self._transport is not None:
            self._transport.abort()

    def _end(self, reply: Reply) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(reply)

    def _fail(self, problem: Exception) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(problem)


class Wire:
    """Posts to anywhere over kept connections; for one event loop. As many are open to a place as are asked at once."""

    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve
        self._tls = ssl.create_default_context()
        self._idle: dict[Place, list[Line]] = defaultdict(list)
        self._open: set[Line] = set()

    async def post(self, place: Place, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """Post once; again on a new connection where a kept one had been closed meanwhile. Raises OSError, Nonsense."""
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        port = "" if place.port == (443 if place.is_tls else 80) else f":{place.port}"
        head = f"POST {path} HTTP/1.1\r\nhost: {place.host}{port}\r\n{lines}content-length: {len(body)}\r\n\r\n"
        request = head.encode("latin-1") + body
        if kept := self._take(place):
            with suppress(ConnectionResetError):  # it was closed meanwhile
                return await self._ask(place, kept, request)
        return await self._ask(place, await self._connect(place), request)

    def close(self) -> None:
        """End all connections, also those that are being asked."""
        for line in self._open:
            line.close()
        self._open.clear()
        self._idle.clear()

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
        loop = asyncio.get_running_loop()
        tls, name = (self._tls, place.host) if place.is_tls else (None, None)
        problem: OSError = ConnectionRefusedError(f"{place.host} has no address")
        for address in await self._resolve(place):
            try:
                _, line = await loop.create_connection(Line, address, place.port, ssl=tls, server_hostname=name)
            except OSError as error:
                problem = error
            else:
                self._open.add(line)
                return line
        raise problem

    async def _ask(self, place: Place, line: Line, request: bytes) -> Reply:
        reply = None
        try:
            reply = await line.ask(request)
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
