"""The queue of those who want to write to one SQLite file: fair, over all processes."""

import fcntl
import os

from sqlalchemy import Engine


class Turn:
    """A place in the writers' queue of a SQLite file: the kernel wakes waiters on a file lock in their order."""

    def __init__(self, engine: Engine) -> None:
        path = engine.url.database if engine.dialect.name == "sqlite" else None
        self._path = f"{path}.writers" if path and path != ":memory:" else None
        self._lock: int | None = None

    def take(self) -> None:
        """Wait until everybody who came earlier has written."""
        if self._path and self._lock is None:
            self._lock = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            fcntl.flock(self._lock, fcntl.LOCK_EX)

    def pass_on(self) -> None:
        """Let the next writer in; harmless without a turn."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
