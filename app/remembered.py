"""What a process works out once in a while and remembers for a few minutes, for each database apart."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy.orm import Session

Key = TypeVar("Key")
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """Values by key, each with the moment at which it was worked out; what is older than `kept` is worked out anew."""

    def __init__(self, kept: timedelta) -> None:
        self.kept = kept
        self._known: WeakKeyDictionary[Any, dict[Key, tuple[datetime, Value]]] = WeakKeyDictionary()

    def value(self, session: Session, key: Key, now: datetime, work_out: Callable[[], Value]) -> Value:
        """What is known under `key`, or what `work_out` says now."""
        values = self._known.setdefault(session.get_bind().engine, {})
        known = values.get(key)
        if known is None or not timedelta(0) <= now - known[0] < self.kept:
            for old in [one for one, (since, _) in values.items() if now - since >= self.kept]:
                values.pop(old, None)
            known = values[key] = now, work_out()
        return known[1]

    def forget(self, session: Session, key: Key) -> None:
        """Whatever is known under `key` is worked out anew when it is asked for again."""
        self._known.get(session.get_bind().engine, {}).pop(key, None)

    def clear(self) -> None:
        """Forget everything."""
        self._known.clear()
