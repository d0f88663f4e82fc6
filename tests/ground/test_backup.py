"""Backing up and restoring: what is wrong is one line and changes nothing."""

import io
import shutil
import tarfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import create_engine, insert, select, text

from app.config import Settings
from app.database import engine_options
from app.people.models import DeviceSession, Organisation
from app.serve import backup, epoch, restore
from app.serve.backup import back_up
from app.serve.checks import StartRefused, hold_data_folder
from app.serve.photos import photos_beside
from app.serve.prepare import migrate_on
from launch import commands
from tests.databases import DATABASES, database_url

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def make_database(path: Path, name: str, version: str = "head") -> None:
    """A database with one organisation."""
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{path}", **engine_options(f"sqlite:///{path}"))
    with engine.connect() as connection:
        migrate_on(connection, version)
    with engine.begin() as connection:
        columns = "name, country, zone, language, word, is_demo, created_at"
        values = f"'{name}', 'NL', 'Europe/Amsterdam', 'nl', 'customer', 0, '2026-11-23 09:00:00'"
        if version == "head":
            columns, values = f"{columns}, epoch", f"{values}, '01a2152300007000800000000000000f'"
        connection.execute(text(f"INSERT INTO organisation ({columns}) VALUES ({values})"))
    engine.dispose()


def look(path: Path) -> tuple[str, UUID]:
    """The name of the organisation, and the epoch."""
    engine = create_engine(f"sqlite:///{path}", **engine_options(f"sqlite:///{path}"))
    with engine.connect() as connection:
        row = connection.execute(select(Organisation.name, Organisation.epoch)).one()
    engine.dispose()
    return row.name, row.epoch


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A deployment whose organisation is Linden."""
    found = Settings(data_dir=tmp_path / "data")
    make_database(tmp_path / "data" / "streepje.db", "Linden")
    return found


def test_photos_are_packed_beside_a_backup_and_put_back_where_they_are_missing(
    settings: Settings, tmp_path: Path
) -> None:
    names = [digit * 32 for digit in "ab"]
    for name in names:
        shelf = settings.photos_folder / name[:2]
        shelf.mkdir(parents=True)
        (shelf / f"{name}.jpg").write_bytes(name.encode())
        (shelf / f"{name}-small.jpg").write_bytes(b"small")
    (settings.photos_folder / "aa" / "notes.txt").write_text("no photo")
    target = tmp_path / "safe" / "monday.db"
    back_up(settings, target)
    shutil.rmtree(settings.photos_folder / "aa")
    kept = settings.photos_folder / "bb" / f"{names[1]}.jpg"
    kept.write_bytes(b"as it is now")
    restore.restore(settings, target, NOW)
    found = sorted(path.name for path in (settings.photos_folder / "aa").iterdir())
    assert found == [f"{names[0]}-small.jpg", f"{names[0]}.jpg"]
    assert kept.read_bytes() == b"as it is now"


def test_nothing_but_photos_comes_out_of_an_archive(settings: Settings, tmp_path: Path) -> None:
    target = tmp_path / "safe" / "monday.db"
    back_up(settings, target)
    assert not photos_beside(target).exists()  # there are none
    with tarfile.open(photos_beside(target), "w") as archive:
        for name in ("../../outside.jpg", "aa/../../../outside.jpg", "aa/run.py", "/outside.jpg"):
            archive.addfile(tarfile.TarInfo(name), io.BytesIO())
        link = tarfile.TarInfo(f"aa/{'a' * 32}.jpg")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    restore.restore(settings, target, NOW)
    assert not settings.photos_folder.exists()
    photos_beside(target).write_bytes(b"torn")
    with pytest.raises(StartRefused, match="is damaged"):
        restore.restore(settings, target, NOW)


def database(settings: Settings) -> Path:
    return settings.data_dir / "streepje.db"


def test_what_was_backed_up_comes_back_in_a_greater_epoch(settings: Settings, tmp_path: Path) -> None:
    back_up(settings, tmp_path / "kept.db")
    _, before = look(database(settings))
    engine = create_engine(settings.database_url, **engine_options(settings.database_url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE organisation SET name = 'Beuken', epoch = 'ffa2152300007000800000000000000f'"))
    engine.dispose()
    replaced = restore.restore(settings, tmp_path / "kept.db", NOW)
    name, after = look(database(settings))
    assert name == "Linden"
    assert str(after) > "ffa21523-0000-7000-8000-00000000000f" > str(before)  # also than that of the replaced one
    assert replaced == settings.data_dir / "streepje.db.replaced-20261123-090000"
    assert look(replaced)[0] == "Beuken"


def test_a_backup_is_for_its_owner_alone_and_leaves_no_draft(settings: Settings, tmp_path: Path) -> None:
    back_up(settings, tmp_path / "backups" / "kept.db")
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["kept.db"]
    assert (tmp_path / "backups" / "kept.db").stat().st_mode & 0o077 == 0


def test_an_older_backup_is_brought_up_to_this_version(settings: Settings, tmp_path: Path) -> None:
    make_database(tmp_path / "old.db", "Berken", "0001")
    restore.restore(settings, tmp_path / "old.db", NOW)
    assert look(database(settings))[0] == "Berken"


def test_a_lost_database_is_restored_too(settings: Settings, tmp_path: Path) -> None:
    back_up(settings, tmp_path / "kept.db")
    shutil.rmtree(settings.data_dir)
    assert restore.restore(settings, tmp_path / "kept.db", NOW) is None
    assert look(database(settings))[0] == "Linden"


def test_a_damaged_database_is_replaced_and_kept(settings: Settings, tmp_path: Path) -> None:
    back_up(settings, tmp_path / "kept.db")
    database(settings).write_bytes(b"not a database at all" * 1000)
    replaced = restore.restore(settings, tmp_path / "kept.db", NOW)
    assert replaced
    assert replaced.read_bytes().startswith(b"not a database")
    assert look(database(settings))[0] == "Linden"


def test_where_the_replaced_one_cannot_be_kept_nothing_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system without hard links, and a database whose log cannot be taken in."""

    def refuse(*_: object) -> None:
        raise StartRefused("no")

    def refuse_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    for name in ("streepje.db", "streepje.db-wal", "draft"):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(restore, "one_file", refuse)
    monkeypatch.setattr("os.link", refuse_links)
    with pytest.raises(PermissionError):
        restore.swap(tmp_path / "streepje.db", tmp_path / "draft", NOW)
    assert {path.name for path in tmp_path.iterdir()} == {"streepje.db", "streepje.db-wal", "draft"}


def newer(path: Path) -> None:
    make_database(path, "Later")
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from-the-future'"))
    engine.dispose()


def damaged(path: Path) -> None:
    make_database(path, "Damaged")
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 20] = b"\xff" * 4096 * 17
    path.write_bytes(content)


def another_kind(path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE recipe (id INTEGER)"))
    engine.dispose()


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda _: None, "there is no backup"),
        (lambda path: path.write_text("# A page of text\n" * 500), "file is not a database"),
        (another_kind, "is no backup of Streepje"),
        (newer, "was made by a newer Streepje"),
        (damaged, "malformed|damaged"),
    ],
)
def test_what_is_no_good_backup_changes_nothing(
    settings: Settings, tmp_path: Path, make: Callable[[Path], None], complaint: str
) -> None:
    before = look(database(settings))
    make(tmp_path / "other.db")
    with pytest.raises(StartRefused, match=complaint) as refused:
        restore.restore(settings, tmp_path / "other.db", NOW)
    assert "\n" not in str(refused.value)
    assert look(database(settings)) == before
    assert [path.name for path in settings.data_dir.glob("*.db*")] == ["streepje.db"]


def test_a_running_server_is_not_restored_under(settings: Settings, tmp_path: Path) -> None:
    back_up(settings, tmp_path / "kept.db")
    with hold_data_folder(settings), pytest.raises(StartRefused, match="already running"):
        restore.restore(settings, tmp_path / "kept.db", NOW)


def test_nothing_is_written_over_and_nothing_is_made_up(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "kept.db").write_text("somebody's own")
    with pytest.raises(StartRefused, match="is there already"):
        back_up(settings, tmp_path / "kept.db")
    with pytest.raises(StartRefused, match="nothing to back up"):
        back_up(Settings(data_dir=tmp_path / "elsewhere"), tmp_path / "other.db")
    assert not (tmp_path / "elsewhere").exists()
    with pytest.raises(StartRefused, match="postgresql://me@db/tea; restore it with pg_restore"):
        back_up(
            Settings(data_dir=tmp_path, database_url="postgresql+psycopg://me:secret@db/tea"), tmp_path / "other.db"
        )


@pytest.mark.parametrize("kind", DATABASES)
def test_numbers_that_were_handed_out_since_the_backup_are_not_given_again(
    kind: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A phone brings back a clap for a surprise that was lost: it must not land on the next one."""
    with database_url(kind, tmp_path_factory) as url:
        engine = create_engine(url, **engine_options(url))
        with engine.begin() as connection:
            epoch.leave_room(connection)
            epoch.leave_room(connection)
            values = {"token_hash": "x", "label": "a phone", "created_at": NOW, "last_seen_at": NOW, "expires_at": NOW}
            if kind == "sqlite":
                connection.execute(text("PRAGMA defer_foreign_keys = ON"))
                found = connection.scalar(
                    insert(DeviceSession).values(person_id=1, **values).returning(DeviceSession.id)
                )
            else:
                found = connection.scalar(text("SELECT nextval(pg_get_serial_sequence('device_session', 'id'))"))
            assert found is not None
            assert found > 2 * epoch.GAP
            connection.rollback()
        engine.dispose()


def test_only_a_new_epoch(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a database that was put back by other means, such as pg_restore."""
    monkeypatch.setenv("STREEPJE_DATA_DIR", str(settings.data_dir))
    before = look(database(settings))
    assert restore.main(["--only-epoch"]) == 0
    after = look(database(settings))
    assert after[0] == before[0]
    assert str(after[1]) > str(before[1])


def test_the_commands_hand_on_whole_paths(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(commands, "_become", lambda _data, words: asked.append(words))
    monkeypatch.setattr(commands, "_serve", lambda _asked: 0)
    monkeypatch.chdir(tmp_path)
    for words in (["backup"], ["backup", "kept.db"], ["restore", "kept.db"], ["restore", "--only-epoch"]):
        commands.main(words)
    assert asked == [
        ["-m", "app.serve.backup"],
        ["-m", "app.serve.backup", str(tmp_path / "kept.db")],
        ["-m", "app.serve.restore", str(tmp_path / "kept.db")],
        ["-m", "app.serve.restore", "--only-epoch"],
    ]


def test_a_complaint_is_one_line_and_code_2(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STREEPJE_DATA_DIR", str(tmp_path / "data"))
    assert backup.main([]) == restore.main([]) == restore.main([str(tmp_path / "none.db")]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in lines] == ["streepje"] * 3
