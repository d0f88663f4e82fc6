"""The supervisor keeps its children from the first moment on, and says that the server is up however long that took."""

from dataclasses import dataclass
from typing import Any

import pytest

from app.config import Settings
from app.serve import __main__ as supervisor
from app.serve.children import Child

SLOW = 1_000  # looks at the children


@dataclass
class Watched(Child):
    """A child that only counts, and ends the supervising after a while as Ctrl-C does."""

    looks: int = 0
    is_stopped: bool = False

    def tend(self, now: float) -> None:
        self.looks += 1
        if self.looks > SLOW + 3:
            raise supervisor.Stopped

    def ask_to_stop(self) -> None:
        self.is_stopped = True

    def wait(self, until: float) -> None: ...


def test_a_server_that_is_slow_to_start_is_looked_after_meanwhile_and_told_of_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    child = Watched("web", [], ".")

    def is_answered(*_: Any) -> bool:
        return child.looks >= SLOW

    monkeypatch.setattr(supervisor, "TICK", 0)
    monkeypatch.setattr(supervisor, "is_answered", is_answered)
    with pytest.raises(supervisor.Stopped):
        supervisor._supervise([child], Settings(), "127.0.0.1", 5150)
    assert child.looks > SLOW
    assert child.is_stopped
    assert capsys.readouterr().out.count("Streepje is ready") == 1
