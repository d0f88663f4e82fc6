"""Putting a backup back, while no server runs: everything is checked before anything is replaced.

Phones have let go of deeds that the backup does not know. A new epoch tells them to send those again (docs/sync.md).
"""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from app import clock
from app.audit.actions import act_of_the_machine, append
from app.config import Settings
from app.database import engine_options
from app.people.founding import ONLY
from app.privacy import journal
from app.privacy.erasing import erase_again
from app.serve import told
from app.serve.backup import check_whole, copy_database, database_file, opened, settle_on_disk
from app.serve.checks import StartRefused, hold_data_folder, refuse_without_database
from app.serve.epoch import begin_epoch, epoch_of
from app.serve.photos import photos_beside, unpack_photos
from app.serve.prepare import alembic_config


def restore(settings: Settings, backup: Path, now: datetime) -> Path | None:
    """Make *backup* the database, with a new epoch; return where the replaced one is kept, if there was one.

    StartRefused says in one line what is wrong, and then nothing has changed.
    """
    database = database_file(settings)
    if not backup.is_file():
        raise StartRefused(f"there is no backup {backup}")
    with hold_data_folder(settings):
        draft = database.with_name(f"{database.name}.restoring")
        try:
            copy_database(backup, draft)
            check_whole(draft, backup)
            check_version(draft, backup)
            begin_epoch(f"sqlite:///{draft}", [epoch_of(f"sqlite:///{database}")] if database.exists() else [])
            if photos_beside(backup).is_file():  # first: erasing takes some of them away again
                unpack_photos(photos_beside(backup), settings.photos_folder)
            forget_again(f"sqlite:///{draft}", settings, now)
            one_file(draft)
            return swap(database, draft, now)
        except OSError as error:
            raise StartRefused(f"cannot write in {database.parent} ({error.strerror or error})") from None
        finally:
            draft.unlink(missing_ok=True)


def forget_again(url: str, settings: Settings, now: datetime) -> None:
    """Erase anew whoever was erased since the backup was made, and have the chain of acts tell of the backup."""
    accounts = journal.erased(settings.data_dir)
    engine = create_engine(url, **engine_options(url))
    try:
        with Session(engine) as session, session.begin():
            erase_again(session, accounts, now)
            append(session, [act_of_the_machine("database.restored", ("organisation", str(ONLY)), now)])
    finally:
        engine.dispose()


def check_version(draft: Path, backup: Path) -> None:
    """Refuse what is no database of Streepje, or one of a version that this code does not know."""
    with opened(draft) as database:
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()}
        if not {"alembic_version", "organisation", "deed"} <= tables:
            raise StartRefused(f"{backup} is no backup of Streepje")
        found = database.execute("SELECT version_num FROM alembic_version").fetchone()
    known = {script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()}
    if found is None or found[0] not in known:
        raise StartRefused(f"{backup} was made by a newer Streepje; restore it with that version or a later one")


def one_file(path: Path) -> None:
    """Have a database that nobody else has open be one file again, without a log beside it."""
    with opened(path) as database:
        database.execute("PRAGMA journal_mode=DELETE")
    settle_on_disk(path)


def swap(database: Path, draft: Path, now: datetime) -> Path | None:
    """Put *draft* in the place of *database* at once; whatever is cut off here leaves one of the two in that place."""
    kept = None
    if database.exists():
        kept = database.with_name(f"{database.name}.replaced-{now.astimezone(UTC):%Y%m%d-%H%M%S}")
        with suppress(StartRefused):  # a damaged one is kept with its log, as it is
            one_file(database)
        os.link(database, kept)  # first: where this cannot be done, nothing has changed
        for ending in ("-wal", "-shm"):
            beside = Path(f"{database}{ending}")
            if beside.exists():
                beside.rename(f"{kept}{ending}")
    draft.replace(database)
    settle_on_disk(database.parent)
    return kept


def main(arguments: Sequence[str]) -> int:
    """Restore, and return 0, or 2 after one line that says why not."""
    parser = argparse.ArgumentParser(prog="run.py restore")
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--only-epoch", action="store_true")
    asked = parser.parse_args(arguments)
    return told.run(_only_epoch if asked.only_epoch else partial(_put_back, asked.file))


def _only_epoch(settings: Settings) -> None:
    refuse_without_database(settings, "no phone to tell")
    with hold_data_folder(settings):
        begin_epoch(settings.database_url, [])
        forget_again(settings.database_url, settings, clock.system_clock())
    print("streepje: a new epoch has begun; phones send again what they sent before")


def _put_back(file: Path | None, settings: Settings) -> None:
    if file is None:
        raise StartRefused("which backup? python3 run.py restore FILE")
    kept = restore(settings, file, clock.system_clock())
    print(f"streepje: restored {file}; phones send again what it does not know yet")
    if kept:
        print(f"streepje: the database that it replaced is {kept}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
