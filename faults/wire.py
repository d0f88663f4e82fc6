"""A wire to a server on this machine that a trial can cut, mend, silence, or have lose an answer."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

PIECE = 65536


class Wire:
    """Hands on what comes in at its own port, both ways, for as long as it is whole."""

    def __init__(self, port: int) -> None:
        """A wire to this port; `port` of the wire itself is where to connect."""
        self._to = port
        self._ear = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._ear.getsockname()[1]
        self._open: list[socket.socket] = []
        self._is_cut = False
        self._loses_an_answer = False
        self._is_silent = False
        self.swallowed = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """End every connection; who connects from now on is hung up on at once."""
        self._is_cut = True
        self._hang_up()

    def mend(self) -> None:
        """Let all through again."""
        self._is_cut = self._is_silent = False

    def lose_an_answer(self) -> None:
        """What is asked next arrives, but its answer never comes: the connection breaks instead."""
        self._loses_an_answer = True

    def fall_silent(self) -> None:
        """From now on what is asked is `swallowed`, and its connection stays open."""
        self._is_silent = True

    def close(self) -> None:
        """End it for good."""
        self.cut()
        with suppress(OSError):
            self._ear.shutdown(socket.SHUT_RDWR)
        self._ear.close()

    def _hang_up(self) -> None:
        while self._open:
            end = self._open.pop()
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._ear.accept()
                if self._is_cut:
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self._to))
                self._open += [near, far]
                for ends in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=(*ends, far), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, far: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(PIECE):
                if self._is_silent:
                    self.swallowed += 1
                    continue
                if source is far and self._loses_an_answer:
                    self._loses_an_answer = False
                    break
                target.sendall(piece)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        source.close()


@contextmanager
def wire(port: int) -> Iterator[Wire]:
    """A wire for as long as a block."""
    made = Wire(port)
    try:
        yield made
    finally:
        made.close()
