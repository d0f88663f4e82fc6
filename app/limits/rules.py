"""What a limit is, and how long who ran into one has to wait."""

import hashlib
import hmac
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from app import periods

WINDOW = periods.TRIES


@dataclass(frozen=True)
class Limit:
    """At most `most` tries in a window on one subject, and at least one."""

    subject: str
    most: int
    is_of_place: bool = False
    """Whether many share it, as an office does its address: then who was right is forgiven their last try alone."""

    def mixed(self, key: str) -> Self:
        """The same limit with its subject mixed with the deployment's key: from what is kept nobody can find out who
        tried, by trying names and addresses."""
        return replace(self, subject=hmac.new(key.encode(), self.subject.encode(), hashlib.sha256).hexdigest())

    @property
    def digest(self) -> str:
        """How the subject is kept: nobody reads a name or an address from where tries are counted."""
        return hashlib.sha256(self.subject.encode()).hexdigest()


def seconds_to_wait(oldest: datetime, now: datetime) -> int:
    """How long until the oldest try of a full window is forgotten; at least a second."""
    return max(1, int((oldest + WINDOW - now).total_seconds()))
