"""What has to be true before a start, each with one clear line for the person who starts it."""

import fcntl
import os
import socket
from pathlib import Path
from typing import TextIO

import redis
from sqlalchemy import create_engine, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError

from app.config import Settings
from app.sqlite_choice import sqlite_module

FOLDERS = ("keys", "assets")
PATIENCE = 5  # seconds for a database or Redis to answer


class StartRefused(Exception):
    """The start is refused; the message says what is wrong and what to do, in one line."""


def hold_data_folder(settings: Settings) -> TextIO:
    """Make the data folder where needed and hold it while the returned file is open: one server to a folder."""
    folder = settings.data_dir
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        held = (folder / "server.lock").open("a")
    except OSError as error:
        reason = error.strerror or error
        raise StartRefused(f"cannot write to the data folder {folder} ({reason}); choose another: --data DIR") from None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        held.close()
        raise StartRefused(
            f"another Streepje is already running on the data folder {folder}; stop it first (Ctrl-C)"
        ) from None
    try:
        _check_folders(folder)
    except StartRefused:
        held.close()
        raise
    return held


def _check_folders(data: Path) -> None:
    """What is made later inside the data folder has to have its place there."""
    for path in (data / name for name in FOLDERS):
        if path.is_symlink() and not path.exists():
            raise StartRefused(f"{path} leads nowhere; take it away, and it is made anew")
        if path.exists() and not path.is_dir():
            raise StartRefused(f"{path} has to be a folder, and is a file; move it away")


def hold_port(host: str, port: int) -> socket.socket:
    """Refuse a port that something else listens on, or that this user may not open.

    The web process opens it much later, and lets others share it. So it is held by the socket that is returned, which
    never listens: whoever comes with this question meanwhile finds the port busy.
    """
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
        held = socket.socket(family, kind, protocol)
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        held.bind(address)
        return held
    except PermissionError:
        raise StartRefused(f"port {port} needs more rights; choose one above 1023: --port {port + 5000}") from None
    except OSError as error:
        if isinstance(error, socket.gaierror) or error.errno not in {48, 98}:  # EADDRINUSE on macOS and on Linux
            raise StartRefused(f"cannot listen on {host}: {error.strerror or error}") from None
        raise StartRefused(f"port {port} is busy; choose another: --port {port + 1}") from None


def check_place_of_database(settings: Settings) -> None:
    """Refuse a place in which no database can be made, where there is none yet."""
    path = Path(make_url(settings.database_url).database or "")
    if settings.is_sqlite and not path.exists() and not os.access(path.parent, os.W_OK | os.X_OK):
        raise StartRefused(f"cannot make the database {path}: is {path.parent} a folder that may be written?")


def refuse_without_database(settings: Settings, so: str) -> None:
    """Stop a command that is about a database where there is none, before anything is made for it; `so` says what it
    cannot do."""
    if not is_database_used(settings):
        raise StartRefused(f"there is no database for {settings.data_dir} yet, so {so}")


def is_database_used(settings: Settings) -> bool:
    """Whether the database holds tables already; refuse one that cannot be reached or is none."""
    url = make_url(settings.database_url)
    return _is_file_used(url) if settings.is_sqlite else _is_server_used(url)


def _is_file_used(url: URL) -> bool:
    path = Path(url.database or "")
    if not path.exists():
        return False
    module = sqlite_module()
    try:
        connection = module.connect(str(path), timeout=PATIENCE)
        try:
            (version,) = connection.execute("PRAGMA schema_version").fetchone()
        finally:
            connection.close()
    except module.Error as error:
        raise StartRefused(f"cannot use the database {path}: {error}") from None
    return bool(version)


def _is_server_used(url: URL) -> bool:
    engine = create_engine(url, connect_args={"connect_timeout": PATIENCE})
    try:
        return inspect(engine).has_table("alembic_version")
    except DBAPIError as error:
        reason = str(error.orig).strip().splitlines()[0]
        raise StartRefused(f"cannot reach the database {url.render_as_string(hide_password=True)}: {reason}") from None
    finally:
        engine.dispose()


def check_redis(settings: Settings) -> None:
    """Refuse a Redis that does not answer."""
    if not settings.redis_url:
        return
    timeouts = {"socket_connect_timeout": PATIENCE, "socket_timeout": PATIENCE}
    try:
        with redis.Redis.from_url(settings.redis_url, **timeouts) as client:
            client.ping()
    except (redis.RedisError, ValueError) as error:
        raise StartRefused(f"cannot reach Redis (STREEPJE_REDIS_URL): {str(error).splitlines()[0]}") from None
