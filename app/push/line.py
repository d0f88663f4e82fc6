"""One kept connection: a request, then its answer, then the next request.

It works on the socket itself: what asyncio puts between a protocol and TLS costs as much as encrypting a message.
"""

import asyncio
import socket
import ssl
from collections.abc import Callable

from app.push.reply import Nonsense, Reply, is_complete, read_reply

BODY_WITHIN = 1.0
"""Seconds that the rest of a body may take once the status is known."""
ONE_READ = 16 * 1024


class Line:
    """An open connection; `deadline` is until when the answer that is waited for may come, on the loop's clock."""

    def __init__(self, wire: socket.socket) -> None:
        self.used_at = 0.0
        self.deadline = 0.0
        self._wire = wire
        self._loop = asyncio.get_running_loop()
        self._data = b""
        self._answer: asyncio.Future[Reply] | None = None
        self._loop.add_reader(wire, self._read)

    @classmethod
    async def open(cls, address: str, port: int, tls: ssl.SSLContext | None, host: str) -> "Line":
        """Connect to an address, as `host`. Raises OSError."""
        loop = asyncio.get_running_loop()
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        wire = socket.socket(family, socket.SOCK_STREAM)
        try:
            wire.setblocking(False)
            wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            await loop.sock_connect(wire, (address, port))
            if tls is not None:
                wire = tls.wrap_socket(wire, server_hostname=host, do_handshake_on_connect=False)
                await _shake_hands(loop, wire)
            return cls(wire)
        except BaseException:
            wire.close()
            raise

    @property
    def is_open(self) -> bool:
        """Whether it can be asked."""
        return self._wire.fileno() >= 0

    async def ask(self, request: bytes, deadline: float) -> Reply:
        """Send a request and wait for its answer. Raises OSError, also where it comes too late, or Nonsense."""
        if not self.is_open:
            raise ConnectionResetError("no answer")
        self._data, self.deadline = b"", deadline
        self._answer = self._loop.create_future()
        try:
            # the one before was answered, so there is room for it; where there is none, nobody reads at the other end
            if self._wire.send(request) < len(request):
                raise BlockingIOError("not taken")
            return await self._answer
        finally:
            self._answer = None

    def give_up(self, now: float) -> None:
        """Stop waiting for an answer that is late."""
        if self._answer is not None and now >= self.deadline:
            reply = _beginning(self._data)
            if reply is None:
                self._fail(TimeoutError("no answer in time"))
            else:
                self._end(reply)

    def close(self) -> None:
        """End it at once."""
        if self.is_open:
            self._loop.remove_reader(self._wire)
            self._wire.close()
        self._fail(ConnectionResetError("no answer"))

    def _read(self) -> None:
        try:
            data = self._wire.recv(ONE_READ)
        except (ssl.SSLWantReadError, BlockingIOError):
            return
        except OSError:
            data = b""
        if not data:
            self._lose()
        elif self._answer is None:
            self.close()  # nobody asked
        else:
            self._take(data)

    def _take(self, data: bytes) -> None:
        self._data += data
        try:
            reply = read_reply(self._data)
        except Nonsense as problem:
            self._fail(problem)
            return
        if reply is not None and is_complete(reply):
            self._end(reply)
        elif reply is not None:
            self.deadline = min(self.deadline, self._loop.time() + BODY_WITHIN)

    def _lose(self) -> None:
        """The other side is gone; an answer that had a status is one nevertheless."""
        reply = _beginning(self._data) if self._answer is not None else None
        if reply is not None:
            self._end(reply)
        self.close()

    def _end(self, reply: Reply) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(reply)

    def _fail(self, problem: Exception) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(problem)


def _beginning(data: bytes) -> Reply | None:
    """What there is of an answer that is no longer waited for."""
    try:
        return read_reply(data)
    except Nonsense:
        return None


async def _shake_hands(loop: asyncio.AbstractEventLoop, wire: ssl.SSLSocket) -> None:
    while True:
        try:
            wire.do_handshake()
            return
        except ssl.SSLWantReadError:
            await _until(wire, loop.add_reader, loop.remove_reader)
        except ssl.SSLWantWriteError:
            await _until(wire, loop.add_writer, loop.remove_writer)


async def _until(wire: socket.socket, add: Callable[..., None], remove: Callable[[socket.socket], bool]) -> None:
    """Wait until the socket can be read, or written."""
    ready = asyncio.get_running_loop().create_future()
    add(wire, _make_ready, ready)
    try:
        await ready
    finally:
        remove(wire)


def _make_ready(ready: asyncio.Future[None]) -> None:
    if not ready.done():
        ready.set_result(None)
