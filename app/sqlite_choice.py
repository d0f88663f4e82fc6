"""Which SQLite to run on, because most of those around can corrupt a database.

SQLite 3.7.0 to 3.51.2 has a bug in resetting the write-ahead log when several connections are open (the "WAL-reset
bug", fixed in 3.51.3 and, for older lines, in 3.50.7 and 3.44.6; see https://sqlite.org/wal.html). Streepje has several
connections by design, so it takes Python's own module where that is sound, else the ``pysqlite3`` wheel, which carries
a newer library, and else refuses to run.
"""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from types import ModuleType

from app.config import ConfigError

Version = tuple[int, int, int]

_CANDIDATES = ("sqlite3", "pysqlite3.dbapi2")
_FIRST_AFFECTED: Version = (3, 7, 0)
_FIRST_SOUND: Version = (3, 51, 3)
_REPAIRED: dict[tuple[int, int], Version] = {(3, 50): (3, 50, 7), (3, 44): (3, 44, 6)}


def is_affected(version: Version) -> bool:
    """Whether this SQLite can corrupt a database in WAL mode with several connections."""
    if not _FIRST_AFFECTED <= version < _FIRST_SOUND:
        return False
    repaired_in = _REPAIRED.get(version[:2])
    return repaired_in is None or version < repaired_in


def choose(found: Sequence[tuple[str, Version]]) -> str:
    """Return the name of the first sound module of *found*; raise ConfigError where there is none."""
    for name, version in found:
        if not is_affected(version):
            return name
    seen = ", ".join(f"{name} {'.'.join(map(str, version))}" for name, version in found) or "none"
    raise ConfigError(
        f"SQLite: found {seen}, but 3.7.0 to 3.51.2 can corrupt the database; use a Python with"
        " SQLite 3.51.3 or newer, install pysqlite3, or point STREEPJE_DATABASE_URL at PostgreSQL"
    )


@cache
def sqlite_module() -> ModuleType:
    """Return the sound DB-API module of this machine, for ``create_engine(module=...)``."""
    modules = {name: module for name in _CANDIDATES if (module := _import(name))}
    return modules[choose([(name, module.sqlite_version_info) for name, module in modules.items()])]


def _import(name: str) -> ModuleType | None:
    """Return the module, or None where it is not installed or cannot be loaded."""
    try:
        return import_module(name)
    except ImportError:
        return None
