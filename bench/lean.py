"""A client that takes next to nothing: one thread, plain sockets, and calls that were made before the clock ran.

Threads that ask take turns with one interpreter, and an answer that lies there waits until its thread's turn comes:
with sixteen of them that is a good part of what they measure. Where waits are compared, this client asks.
"""

import selectors
import socket
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.driver import Call, Round, WrongAnswer

AHEAD = 100
"""Calls that are made for each client and each second before the clock runs."""
SETTLED = 3
"""Answers of each client that are asked for and not timed: all of them ask their first at the same instant, which is a
start of the bench and no queue. They would be 1 to 5 % of a round, and so decide its p99."""
_LENGTH = b"content-length:"


@dataclass(slots=True)
class Phone:
    """One client with its kept connection."""

    next_call: Callable[[], Call]
    connection: socket.socket
    ready: deque[bytes] = field(default_factory=deque)
    got: bytearray = field(default_factory=bytearray)
    whole: int = 0
    asked: float = 0.0
    waits: list[float] = field(default_factory=list)

    def prepare(self, calls: int) -> None:
        """Make that many calls ahead."""
        self.ready.extend(packed(self.next_call()) for _ in range(calls))

    def ask(self) -> None:
        """Send the next call."""
        if not self.ready:
            self.prepare(1)
        call = self.ready.popleft()
        self.asked = time.perf_counter()
        self.connection.sendall(call)

    def read(self) -> bool:
        """Take what came; whether the answer is whole."""
        part = self.connection.recv(1 << 16)
        now = time.perf_counter()
        if not part:
            raise WrongAnswer("the connection was closed")
        self.got += part
        if not self.whole:
            self.whole = length_of(self.got)
        if not self.whole or len(self.got) < self.whole:
            return False
        self.waits.append(now - self.asked)
        if bytes(self.got[9:12]) not in {b"200", b"201"}:
            raise WrongAnswer(bytes(self.got[:200]).decode("latin-1"))
        self.got.clear()
        self.whole = 0
        return True


def packed(call: Call) -> bytes:
    """The bytes of a call."""
    method, path, body, headers = call
    body = body or b""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def length_of(got: bytearray) -> int:
    """How long the whole answer is, head and body; 0 where that cannot be told yet."""
    end = got.find(b"\r\n\r\n")
    if end < 0:
        return 0
    head = bytes(got[:end]).lower()
    start = head.find(_LENGTH)
    if start < 0:
        raise WrongAnswer("an answer without a length")
    return end + 4 + int(head[start + len(_LENGTH) :].split(b"\r\n", 1)[0])


def drive(port: int, seconds: float, calls_of: Callable[[int], Callable[[], Call]], clients: int) -> Round:
    """Let *clients* ask *port* for *seconds*, each again as soon as it is answered. Only 200 and 201 count."""
    phones = []
    with selectors.DefaultSelector() as selector:
        for client in range(clients):
            connection = socket.create_connection(("127.0.0.1", port), timeout=30)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            phones.append(phone := Phone(calls_of(client), connection))
            phone.prepare(int(AHEAD * seconds))
            selector.register(connection, selectors.EVENT_READ, phone)
        began = time.perf_counter()
        for phone in phones:
            phone.ask()
        busy = len(phones)
        while busy:
            for key, _ in selector.select(30):
                if key.data.read():
                    if time.perf_counter() - began < seconds:
                        key.data.ask()
                    else:
                        busy -= 1
        for phone in phones:
            phone.connection.close()
    waits = [wait for phone in phones for wait in phone.waits[SETTLED:]]
    answers = sum(len(phone.waits) for phone in phones)
    return Round(answers, time.perf_counter() - began, waits)
