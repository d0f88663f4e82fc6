"""Which push services want to be left alone for a while."""

from datetime import datetime, timedelta

SILENT_IN_A_ROW = 16
SILENT_PAUSE = timedelta(seconds=30)


class Hosts:
    """Pauses by host: as long as a service asked for, or a little while after it kept silent many times in a row."""

    def __init__(self) -> None:
        self._until: dict[str, datetime] = {}
        self._silent: dict[str, int] = {}

    def wait(self, host: str, now: datetime) -> timedelta | None:
        """How long this host is still paused; None where it may be asked."""
        until = self._until.get(host)
        return until - now if until is not None and now < until else None

    def note(self, host: str, status: int | None, wait: timedelta | None, now: datetime) -> None:
        """Learn from an answer; status None: none came."""
        if status is not None:
            self._silent.pop(host, None)
            if status in {429, 503} and wait:
                self._until[host] = now + wait
            return
        self._silent[host] = self._silent.get(host, 0) + 1
        if self._silent[host] >= SILENT_IN_A_ROW:
            self._silent[host] = 0
            self._until[host] = now + SILENT_PAUSE
