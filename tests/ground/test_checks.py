"""A start that cannot work is refused with one clear line."""

import os
import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app.config import Settings
from app.serve import audit
from app.serve.checks import (
    FOLDERS,
    StartRefused,
    check_place_of_database,
    check_redis,
    hold_data_folder,
    hold_port,
    is_database_used,
)
from app.serve.prepare import provide_keys, rotate_keys
from app.serve.rebuild import count_anew


def test_a_busy_port() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(StartRefused, match=rf"port {port} is busy; choose another: --port {port + 1}"):
            hold_port("127.0.0.1", port)
    hold_port("127.0.0.1", port).close()


def test_a_port_that_a_start_holds_is_busy_for_another_before_anything_listens() -> None:
    with hold_port("127.0.0.1", 0) as held:
        port = held.getsockname()[1]
        with pytest.raises(StartRefused, match=f"port {port} is busy"):
            hold_port("127.0.0.1", port)
        with socket.socket() as web:  # as granian opens it
            web.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            web.bind(("127.0.0.1", port))
            web.listen()
            socket.create_connection(("127.0.0.1", port)).close()
            web.accept()[0].close()


def test_an_address_that_is_not_this_machines() -> None:
    with pytest.raises(StartRefused, match=r"cannot listen on 192\.0\.2\.1"):
        hold_port("192.0.2.1", 5700)


def test_an_address_that_is_none() -> None:
    with pytest.raises(StartRefused, match=r"cannot listen on no\.such\.host\.invalid: [A-Z]"):
        hold_port("no.such.host.invalid", 5700)


def test_a_database_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'nowhere' / 'tea.db'}"
    with pytest.raises(StartRefused, match="cannot make the database"):
        check_place_of_database(Settings(data_dir=tmp_path, database_url=url))


@pytest.mark.parametrize(
    "command",
    [count_anew, rotate_keys, lambda settings: audit.check_chain(settings, None)],
    ids=["rebuild", "keys", "audit"],
)
def test_a_command_before_any_start_says_that_there_is_nothing_yet_and_leaves_nothing(
    tmp_path: Path, command: Callable[[Settings], object]
) -> None:
    with pytest.raises(StartRefused, match=r"there is no database for .* yet"):
        command(Settings(data_dir=tmp_path / "new"))
    assert not (tmp_path / "new").exists()


def test_a_data_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StartRefused, match="cannot write to the data folder"):
        hold_data_folder(Settings(data_dir=tmp_path / "file"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_data_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StartRefused, match="cannot write to the data folder"):
        hold_data_folder(Settings(data_dir=tmp_path))


@pytest.mark.parametrize("name", FOLDERS)
def test_what_has_to_be_a_folder_and_is_a_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("a file")
    with pytest.raises(StartRefused, match=f"{name} has to be a folder, and is a file"):
        hold_data_folder(Settings(data_dir=tmp_path))
    (tmp_path / name).unlink()
    (tmp_path / name).symlink_to(tmp_path / "gone")
    with pytest.raises(StartRefused, match=f"{name} leads nowhere"):
        hold_data_folder(Settings(data_dir=tmp_path))
    (tmp_path / name).unlink()
    hold_data_folder(Settings(data_dir=tmp_path)).close()


def test_a_data_folder_that_another_server_holds(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "new")
    with (
        hold_data_folder(settings),
        pytest.raises(StartRefused, match=r"another Streepje is already running .*; stop it first \(Ctrl-C\)"),
    ):
        hold_data_folder(settings)
    hold_data_folder(settings).close()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "streepje.db").write_text("tea" * 1000)
    with pytest.raises(StartRefused, match=r"cannot use the database .* not a database"):
        is_database_used(Settings(data_dir=tmp_path))


def test_a_database_is_used_once_it_has_tables(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    assert not is_database_used(settings)
    connection = sqlite3.connect(tmp_path / "streepje.db")
    assert not is_database_used(settings)
    connection.execute("CREATE TABLE pot (temperature)")
    connection.close()
    assert is_database_used(settings)


def test_an_unreachable_database_server_keeps_its_password() -> None:
    settings = Settings(database_url="postgresql+psycopg://me:secret@127.0.0.1:1/tea")
    with pytest.raises(StartRefused, match=r"cannot reach the database .*refused") as refusal:
        is_database_used(settings)
    assert "secret" not in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_an_unreachable_redis() -> None:
    with pytest.raises(StartRefused, match="cannot reach Redis"):
        check_redis(Settings(redis_url="redis://127.0.0.1:1/0"))


def test_keys_are_made_for_a_newcomer_but_never_beside_a_used_database(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    provide_keys(settings, is_used=False)
    provide_keys(settings, is_used=True)
    (tmp_path / "keys" / "vapid.pem").unlink()
    with pytest.raises(StartRefused, match=r"there is a database, but .*vapid\.pem is missing"):
        provide_keys(settings, is_used=True)
    assert not (tmp_path / "keys" / "vapid.pem").exists()


def test_production_makes_no_keys_by_itself(tmp_path: Path) -> None:
    settings = Settings(environment="production", data_dir=tmp_path)
    with pytest.raises(StartRefused, match=r"production needs its keys \(session\.key and vapid\.pem\)"):
        provide_keys(settings, is_used=False)
    assert not (tmp_path / "keys").exists()
