"""Everything that has to be done once before web, worker and sender start, in a process of its own.

Of its own, so that the supervisor stays small and no open database connection outlives the preparation. Migrations run
here and nowhere else: never in a worker, of which there are several.
"""

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from flask import current_app
from sqlalchemy import Connection

from app import clock, create_app, keys
from app.config import Settings
from app.database import db, write
from app.demo.actions import create_demo
from app.people.actions import the_organisation
from app.serve import told
from app.serve.catalogue import compile_catalogues
from app.serve.checks import (
    StartRefused,
    check_place_of_database,
    check_redis,
    hold_data_folder,
    is_database_used,
    refuse_without_database,
)

MIGRATIONS = Path(__file__).resolve().parent.parent.parent / "migrations"


def prepare(settings: Settings, with_demo: bool = False) -> None:
    """Check, make keys where they may be made, translate, migrate; raise ConfigError or StartRefused with one line."""
    check_place_of_database(settings)
    is_used = is_database_used(settings)
    check_redis(settings)
    provide_keys(settings, is_used=is_used)
    compile_catalogues()
    app = create_app(settings, keys.session_key(settings))
    with app.app_context():
        tell_of_migrating()
        migrate()
        if with_demo:
            fill_with_demo(os.environ.get("LANG", ""))
        db.session.remove()
        db.engine.dispose()


def tell_of_migrating() -> None:
    """Say that a database of an earlier version is brought to this one: a large one takes a while."""
    with db.engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    newest = ScriptDirectory.from_config(alembic_config()).get_current_head()
    if found not in (None, newest):
        print("streepje: bringing the database to this version", flush=True)


def migrate(version: str = "head") -> None:
    """Bring the database to this version of the code, or to an earlier one, inside an application context."""
    with db.engine.connect() as connection:
        migrate_on(connection, version)


def migrate_on(connection: Connection, version: str = "head") -> None:
    """The same, for whoever holds a connection."""
    config = alembic_config()
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, version)
    except CommandError as error:
        raise StartRefused(f"cannot migrate the database ({error}); was it made by a newer Streepje?") from None


def alembic_config() -> Config:
    """Where the migrations are."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def fill_with_demo(system_language: str) -> None:
    """Make the demo organisation in the language of this machine, where there is no organisation yet."""
    if the_organisation(db.session()) is not None:
        print("streepje: there is an organisation already; --demo changes nothing", flush=True)
        return
    print("streepje: making the demo organisation (half a minute)", flush=True)
    language = "nl" if system_language.startswith("nl") else "en"
    with write() as session:
        create_demo(session, current_app.extensions["way"], language, clock.now())


def provide_keys(settings: Settings, is_used: bool) -> None:
    """Make a newcomer's keys; with a database that is in use, or in production, a missing one stops the start."""
    refuse_lost_keys(settings, is_used)
    missing = keys.missing(settings)
    if missing and settings.is_production:
        names = " and ".join(path.name for path in missing)
        raise StartRefused(f"production needs its keys ({names}) first; make them once with: python3 run.py keys")
    keys.make_missing(settings)
    keys.vapid_keys(settings)


def refuse_lost_keys(settings: Settings, is_used: bool) -> None:
    """Stop where a database is in use and a key is gone: a new one would sign out all phones and end their push."""
    missing = keys.missing(settings)
    if missing and is_used:
        names = " and ".join(str(path) for path in missing)
        raise StartRefused(f"there is a database, but {names} is missing: put it back from your backup")


def make_keys(settings: Settings) -> None:
    """Make the keys because somebody asked for it, which production demands."""
    with hold_data_folder(settings):
        refuse_lost_keys(settings, is_used=is_database_used(settings))
        keys.make_missing(settings)
    print(f"streepje: the keys are in {keys.folder(settings)}; keep a copy where your backups are")


def rotate_keys(settings: Settings) -> None:
    """Make a new key for push because somebody asked for it; the old one serves phones until they come by."""
    refuse_without_database(settings, "no key to replace; the keys are made once with: python3 run.py keys")
    with hold_data_folder(settings):
        keys.rotate_vapid(settings)
        known = len(keys.known_vapid_keys(settings))
    print(
        f"streepje: there is a new key for push, and {known - 1} from before that serve until a phone is opened again;"
        f" keep a copy of {keys.folder(settings)} where your backups are"
    )


def main(arguments: Sequence[str]) -> int:
    """Prepare, and return 0, or 2 after one line that says why not."""
    if "--rotate" in arguments:
        return told.run(rotate_keys)
    if "--keys" in arguments:
        return told.run(make_keys)
    return told.run(partial(prepare, with_demo="--demo" in arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
