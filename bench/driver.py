"""The client: a fixed number of people who ask again as soon as they are answered, for a fixed time."""

import http.client
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

CLIENTS = 8

Call = tuple[str, str, bytes | None, dict[str, str]]
"""Method, path, body, headers."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one round brought."""

    answers: int
    seconds: float
    waits: list[float] = field(default_factory=list)
    """How long each answer took, in seconds, in no order."""

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds


class WrongAnswer(Exception):
    """The server answered something else than it should: there is nothing to measure."""


def drive(port: int, seconds: float, calls_of: Callable[[int], Callable[[], Call]], clients: int = CLIENTS) -> Round:
    """Let *clients* ask *port* for *seconds*; ``calls_of(client)()`` makes each next call. Only 200 and 201 count."""
    waits: list[list[float]] = [[] for _ in range(clients)]
    wrong: list[str] = []
    start = threading.Barrier(clients + 1)
    stop = threading.Event()

    def ask(client: int) -> None:
        next_call = calls_of(client)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        start.wait()
        while not stop.is_set() and not wrong:
            method, path, body, headers = next_call()
            asked = time.perf_counter()
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read()
            if answer.status not in {200, 201}:
                wrong.append(f"{method} {path}: {answer.status} {text[:200]!r}")
            waits[client].append(time.perf_counter() - asked)
        connection.close()

    threads = [threading.Thread(target=ask, args=(client,)) for client in range(clients)]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.perf_counter()
    time.sleep(seconds)
    stop.set()
    for thread in threads:
        thread.join()
    if wrong:
        raise WrongAnswer(wrong[0])
    all_waits = [wait for own in waits for wait in own]
    return Round(len(all_waits), time.perf_counter() - began, all_waits)
