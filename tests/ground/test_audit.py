"""Checking the chain by command: whole, broken, cut off, and after a backup was put back."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from app.audit.actions import act_of_the_machine, append
from app.audit.rules import FIRST
from app.config import Settings
from app.database import engine_options
from app.serve import audit
from app.serve.backup import back_up
from app.serve.prepare import migrate_on
from app.serve.restore import restore

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A deployment with an empty chain."""
    monkeypatch.setenv("STREEPJE_DATA_DIR", str(tmp_path))
    made = Settings(data_dir=tmp_path)
    engine = create_engine(made.database_url, **engine_options(made.database_url))
    with engine.begin() as connection:
        migrate_on(connection)
    engine.dispose()
    return made


def act(settings: Settings, times: int = 1) -> None:
    engine = create_engine(settings.database_url, **engine_options(settings.database_url))
    for _ in range(times):
        with Session(engine) as session, session.begin():
            append(session, [act_of_the_machine("database.rebuilt", ("organisation", "1"), NOW)])
    engine.dispose()


def tamper(settings: Settings, statement: str) -> None:
    """What somebody with the file in hand can do: take the guards away first."""
    file = sqlite3.connect(settings.data_dir / "streepje.db", isolation_level=None)
    for guard in ("act_unchanged", "act_unremoved", "act_next"):
        file.execute(f"DROP TRIGGER IF EXISTS {guard}")
    file.execute(statement)
    file.close()


def head(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.split()[-1]


def test_a_whole_chain_tells_its_last_hash(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main([]) == 0
    assert head(capsys) == FIRST
    act(settings, 3)
    assert audit.main([]) == 0
    said = capsys.readouterr().out
    assert "the chain of 3 acts is whole" in said
    kept = said.split()[-1]
    act(settings)
    assert audit.main(["--expect", kept.upper()]) == 0


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE act SET actor_id = 7 WHERE sequence = 2", "BROKEN at act 2: it was changed; the 1 acts"),
        ("DELETE FROM act WHERE sequence = 2", "BROKEN at act 3: an act before it is missing"),
        ("UPDATE act SET previous = hash WHERE sequence = 3", "BROKEN at act 3: it was changed"),
    ],
)
def test_a_broken_chain_says_where(
    settings: Settings, capsys: pytest.CaptureFixture[str], statement: str, words: str
) -> None:
    act(settings, 4)
    tamper(settings, statement)
    assert audit.main([]) == audit.BROKEN
    assert words in capsys.readouterr().err


def test_a_tail_that_was_cut_off_is_seen_by_the_hash_that_was_kept(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    act(settings, 4)
    audit.main([])
    kept = head(capsys)
    tamper(settings, "DELETE FROM act WHERE sequence = 4")
    assert audit.main([]) == 0
    assert audit.main(["--expect", kept]) == audit.BROKEN
    assert "some were cut off" in capsys.readouterr().err


def test_a_backup_keeps_its_chain_and_putting_it_back_is_an_act(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    act(settings, 2)
    audit.main([])
    kept = head(capsys)
    back_up(settings, tmp_path / "copy.db")
    act(settings)
    restore(settings, tmp_path / "copy.db", NOW)
    assert audit.main(["--expect", kept]) == 0
    assert "the chain of 3 acts is whole" in capsys.readouterr().out
    with sqlite3.connect(settings.data_dir / "streepje.db") as file:
        assert file.execute("SELECT act FROM act WHERE sequence = 3").fetchone() == ("database.restored",)
        with pytest.raises(sqlite3.IntegrityError, match="never removed"):
            file.execute("DELETE FROM act")
    file.close()


def test_without_a_database_there_is_nothing_to_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STREEPJE_DATA_DIR", str(tmp_path / "elsewhere"))
    assert audit.main([]) == 2
    assert "streepje: " in capsys.readouterr().err


def test_what_is_no_hash_is_refused_as_such(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    act(settings)
    with pytest.raises(SystemExit) as refused:
        audit.main(["--expect", "deadbeef"])
    assert refused.value.code == 2
    told = capsys.readouterr().err
    assert "a hash has 64 signs" in told
    assert "BROKEN" not in told
