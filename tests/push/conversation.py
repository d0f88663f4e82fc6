"""A conversation with the real sender, and a server that says exactly what a test wants said."""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from app.push.rules import Answer
from app.push.sender import Sender
from tests.push.conftest import IMPATIENT, Service
from tests.push.test_endpoints import Changing

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
Conversation = Callable[[Sender], Awaitable[None]]


def talk(service: Service, conversation: Conversation, look_up: Changing | None = None) -> None:
    """Hold a conversation with a sender that may send to the service, and to Mozilla's."""

    async def hold() -> None:
        sender = Sender((service.host, "*.push.services.mozilla.com"), {}, timeout=IMPATIENT, look_up=look_up)
        await conversation(sender)
        sender.close()
        await asyncio.sleep(0.01)

    asyncio.run(hold())


async def post(sender: Sender, service: Service, name: str = "phone", now: datetime = NOW) -> Answer:
    return await sender.post(service.phone(name).endpoint, b"x", "ttl: 60\r\n", now)


@contextmanager
def listening(*answers: bytes) -> Iterator[int]:
    """A server that says exactly this, one answer for each connection in turn, and keeps the connection open."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        kept: list[socket.socket] = []

        def answer() -> None:
            for text in answers:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                kept.append(connection)
                connection.recv(65536)
                connection.sendall(text)

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        for connection in kept:
            connection.close()
