"""Child processes that are kept running, and that stop when the supervisor stops, however it stops."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

LONGEST_PAUSE = 30.0
SOUND_AFTER = 60.0
"""A child that ran this many seconds is sound: when it dies after all, the pause starts small again."""


def next_pause(pause: float, ran_for: float) -> float:
    """Return the seconds to wait before a died child is started again: 1, 2, 4 … 30."""
    return 1.0 if ran_for >= SOUND_AFTER or pause == 0 else min(pause * 2, LONGEST_PAUSE)


@dataclass
class Child:
    """One process in a group of its own, so that Ctrl-C reaches the supervisor alone and nothing is left behind."""

    name: str
    command: Sequence[str]
    cwd: str
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    pause: float = 0.0
    due_at: float = field(default=0.0)

    def tend(self, now: float) -> None:
        """Start it where it is due; note where it died. *now* is monotonic seconds."""
        if self.process is None:
            if now >= self.due_at:
                self._start(now)
        elif (code := self.process.poll()) is not None:
            self.kill_group()
            self.process = None
            self.pause = next_pause(self.pause, now - self.started_at)
            self.due_at = now + self.pause
            print(f"streepje: {self.name} stopped ({_ending(code)}); again in {self.pause:.0f} s", file=sys.stderr)

    def _start(self, now: float) -> None:
        self.process = subprocess.Popen(self.command, cwd=self.cwd, start_new_session=True, preexec_fn=_die_with_parent)
        self.started_at = now

    def ask_to_stop(self) -> None:
        """Send SIGTERM to the process itself; it stops its own workers."""
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def kill_group(self) -> None:
        """End whatever is left of the group at once."""
        if self.process:
            with suppress(ProcessLookupError, PermissionError):  # nothing is left
                os.killpg(self.process.pid, signal.SIGKILL)

    def wait(self, until: float) -> None:
        """Wait for the end, at most to the monotonic moment *until*; then end it by force."""
        if self.process:
            try:
                self.process.wait(timeout=max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                print(f"streepje: {self.name} did not stop in time and was ended", file=sys.stderr)
            self.kill_group()
            self.process.wait()


def _die_with_parent() -> None:
    """On Linux, have the kernel send SIGTERM when the supervisor is gone, also after kill -9 (prctl(2))."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def _ending(code: int) -> str:
    return f"exit code {code}" if code >= 0 else f"signal {-code}"
