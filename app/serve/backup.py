"""A backup while the server runs: the whole database at one moment, checked before it gets its name; and the photos."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy.engine import URL, make_url

from app import clock
from app.config import Settings
from app.privacy import journal
from app.serve import told
from app.serve.checks import PATIENCE, StartRefused
from app.serve.photos import pack_photos, photos_beside
from app.sqlite_choice import sqlite_module

OWNER_ONLY = 0o600


def back_up(settings: Settings, target: Path) -> None:
    """Copy the database to *target*, which may not be there yet; StartRefused says in one line what is wrong."""
    source = database_file(settings)
    if not source.exists():
        raise StartRefused(f"there is no database in {source.parent} yet, so nothing to back up")
    if target.exists():
        raise StartRefused(f"{target} is there already; choose another name")
    draft = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        copy_database(source, draft)
        check_whole(draft, source)
        pack_photos(settings.photos_folder, photos_beside(target))
        draft.replace(target)
        settle_on_disk(target.parent)
    except OSError as error:
        raise StartRefused(f"cannot write {target} ({error.strerror or error})") from None
    finally:
        draft.unlink(missing_ok=True)


def default_name(settings: Settings, now: datetime) -> Path:
    """A name that sorts by its moment, in the data folder."""
    return settings.data_dir / "backups" / f"streepje-{now.astimezone(UTC):%Y%m%d-%H%M%S}.db"


def database_file(settings: Settings) -> Path:
    """The SQLite file of these settings; refuses PostgreSQL, which has tools of its own."""
    url = make_url(settings.database_url)
    if not settings.is_sqlite:
        name = URL.create("postgresql", url.username, None, url.host, url.port, url.database).render_as_string()
        raise StartRefused(
            f"this database is on PostgreSQL: back it up with pg_dump --format=custom --file=FILE {name};"
            " restore it with pg_restore while no server runs, and then run: python3 run.py restore --only-epoch."
            f" Photos are files: copy the folder {settings.photos_folder} too"
        )
    return Path(url.database or "")


def copy_database(source: Path, draft: Path) -> None:
    """Make *draft* a copy of *source* at one moment, one file, safe on the disk. Nobody who writes waits for it."""
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))
    with opened(source) as old, opened(draft) as new:
        old.backup(new)  # in one step: with write-ahead logging that is one snapshot, which holds up no writer
        new.execute("PRAGMA journal_mode=DELETE")
    settle_on_disk(draft)


def check_whole(path: Path, named: Path) -> None:
    """Refuse a database that is damaged; the person knows it as *named*."""
    with opened(path) as database:
        found = [row[0] for row in database.execute("PRAGMA integrity_check").fetchall()]
        orphans = database.execute("PRAGMA foreign_key_check").fetchone()
    if found != ["ok"] or orphans:
        raise StartRefused(f"{named} is damaged ({found[0] if found != ['ok'] else 'rows that refer to nothing'})")


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """A connection to a file that is there; what SQLite says of it becomes one line."""
    module = sqlite_module()
    connection = None
    try:
        connection = module.connect(
            f"file:{quote(str(path.absolute()))}?mode=rw", uri=True, timeout=PATIENCE, isolation_level=None
        )
        connection.execute("PRAGMA schema_version").fetchone()  # the first thing that reads the file
        yield connection
    except module.Error as error:
        raise StartRefused(f"cannot use {path}: {error}") from None
    finally:
        if connection is not None:
            connection.close()


def settle_on_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, would survive the power going off."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def main(arguments: Sequence[str]) -> int:
    """Back up, and return 0, or 2 after one line that says why not."""
    parser = argparse.ArgumentParser(prog="run.py backup")
    parser.add_argument("file", nargs="?", type=Path)
    file: Path | None = parser.parse_args(arguments).file

    def command(settings: Settings) -> None:
        target = file or default_name(settings, clock.system_clock())
        back_up(settings, target)
        too = f"{settings.data_dir / 'keys'} and of {settings.data_dir / journal.NAME} (where somebody was erased)"
        photos = photos_beside(target)
        beside = f" and {photos.name} beside it" if photos.exists() else ""
        print(f"streepje: the backup is {target}{beside}; keep it on another machine, with a copy of {too}")

    return told.run(command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
