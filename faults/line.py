"""The line between a simulated phone and the server: one that works, and one that fails in the ways that lines do."""

import http.client
import json
import random
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

PATIENCE = 20.0
PATH = "/api/v1/deeds"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: a status, and the JSON where it is JSON."""

    status: int
    json: Any = None


Post = Callable[[bytes], Answer | None]
"""Hands a batch in. None: no answer came, and nobody knows whether it arrived."""


@dataclass(slots=True)
class Line:
    """HTTP to a port on this machine with somebody's cookie; each request has a connection of its own."""

    port: int
    headers: Mapping[str, str]

    def __call__(self, body: bytes) -> Answer | None:
        """Post a batch."""
        return self.ask("POST", PATH, body)

    def ask(self, method: str, path: str, body: bytes | None = None) -> Answer | None:
        """Ask anything; None where no whole answer came."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, {"Content-Type": "application/json", **self.headers})
            answer = connection.getresponse()
            said = answer.read()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
        is_json = (answer.getheader("Content-Type") or "").startswith("application/json")
        return Answer(answer.status, json.loads(said) if is_json else None)

    def hang_up(self, body: bytes) -> None:
        """Send a whole batch and go without waiting for the answer: it may be committed a moment from now."""
        lines = [f"POST {PATH} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in {"Content-Type": "application/json", **self.headers}.items()]
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as connection:
                connection.sendall("\r\n".join([*lines, "", ""]).encode() + body)
        except OSError:
            return


REFUSALS = (
    Answer(401, {"code": "signed_out"}),
    Answer(403, {"code": "foreign_request"}),
    Answer(429),
    Answer(503),
    Answer(200),  # a captive portal: a page of HTML to everything
)


@dataclass(slots=True)
class BadLine:
    """A line that loses a share of the answers, half of them while the server is still at work, and refuses a share."""

    line: Line
    luck: random.Random
    cut: float = 0.3
    refused: float = 0.1
    cuts: int = field(default=0)

    def __call__(self, body: bytes) -> Answer | None:
        """Post a batch, with luck."""
        fate = self.luck.random()
        if fate < self.refused:
            return self.luck.choice(REFUSALS)
        if fate >= self.refused + self.cut:
            return self.line(body)
        self.cuts += 1
        if self.luck.random() < 0.5:
            self.line(body)
        else:
            self.line.hang_up(body)
        return None
