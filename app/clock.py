"""The one source of 'now', so that everything below it takes the time as an argument.

A test may move time for a whole server process: the clock then adds the number of seconds
that it finds in a file. Production refuses that setting (see app.config).
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import current_app

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The current moment, aware and in UTC."""
    return datetime.now(UTC)


def file_clock(path: Path) -> Clock:
    """A clock that is shifted by the seconds written in `path`; a missing file shifts nothing."""

    def shifted() -> datetime:
        seconds = float(path.read_text() or 0) if path.exists() else 0.0
        return datetime.now(UTC) + timedelta(seconds=seconds)

    return shifted


def now() -> datetime:
    """The moment of this application's clock, aware and in UTC."""
    clock: Clock = current_app.extensions["clock"]
    return clock()
