"""Looking up a push service's name, refusing addresses inside anybody's network.

The sender connects to the addresses that were checked here, so a name that changes between check and connection gains
nothing.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from errno import EACCES
from typing import NamedTuple

from app.push.rules import are_public

KEPT = 60.0
"""Seconds for which a name is not looked up again."""
AT_ONCE = 4
"""A name server that does not answer holds a thread of its own, not the sender."""


class Place(NamedTuple):
    """Where a connection goes."""

    host: str
    port: int
    is_tls: bool
    name: str
    """As the host header says it: with the port where it is no ordinary one."""


LookUp = Callable[[str, int], Sequence[str]]
"""The addresses of a name; blocks, and raises OSError."""
Resolve = Callable[[Place], Awaitable[Sequence[str]]]
"""The addresses of a place that may be connected to; raises OSError where there are none."""


def system_look_up(host: str, port: int) -> Sequence[str]:
    """What this machine's resolver says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class PublicResolver:
    """Resolves public names; `is_exempt` says which "host:port" a test may reach on its own machine."""

    def __init__(self, is_exempt: Callable[[str], bool], look_up: LookUp | None = None) -> None:
        self._is_exempt = is_exempt
        self._look_up = look_up or system_look_up
        self._known: dict[Place, tuple[float, Sequence[str]]] = {}
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="names")

    async def __call__(self, place: Place) -> Sequence[str]:
        """All addresses of `place`; raises OSError where one of them is not public."""
        loop = asyncio.get_running_loop()
        known_at, addresses = self._known.get(place, (0.0, ()))
        if addresses and loop.time() - known_at < KEPT:
            return addresses
        addresses = await loop.run_in_executor(self._threads, self._look_up, place.host, place.port)
        if not self._is_exempt(f"{place.host}:{place.port}") and not are_public(addresses):
            raise OSError(EACCES, f"{place.host} leads to an address that is not public")
        self._known[place] = (loop.time(), addresses)
        return addresses

    def close(self) -> None:
        """Let go of the threads; one that still waits for a name server is not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)
