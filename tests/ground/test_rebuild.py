"""Counting anew by command: the counters say what the deeds say, whatever they said before."""

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from app.config import Settings
from app.database import db, write
from app.scores.models import PersonDay, TeamDay
from app.serve import rebuild
from app.serve.checks import StartRefused, hold_data_folder
from app.serve.rebuild import count_anew
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send


@pytest.fixture
def settings(app: Flask, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The deployment of the test's own database, which was made without migrations."""
    monkeypatch.setattr(rebuild, "refuse_without_database", lambda _settings, _so: None)
    monkeypatch.setattr(rebuild, "migrate", lambda: None)
    return Settings(data_dir=tmp_path, database_url=database, secret_key="a key for tests alone, long enough")


def counted() -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    days = select(PersonDay.person_id, PersonDay.day, PersonDay.strokes, PersonDay.surprises, PersonDay.points)
    team_days = select(TeamDay.team_id, TeamDay.day, TeamDay.strokes, TeamDay.surprises, TeamDay.points)
    db.session.rollback()
    return tuple(sorted(tuple(row) for row in db.session.execute(rows)) for rows in (days, team_days))  # type: ignore[return-value]


def test_wrong_counters_are_right_afterwards(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, settings: Settings
) -> None:
    send(alice, cast.alice, [deed("tally", MONDAY - timedelta(days=n)) for n in (0, 0, 1)])
    send(bob, cast.bob, [deed("surprise", MONDAY, what="A card")])
    before = counted()
    with write() as session:
        session.execute(update(PersonDay).values(strokes=99, points=7))
        session.execute(update(TeamDay).values(surprises=5))
    assert counted() != before
    assert count_anew(settings) == 3
    assert counted() == before


def test_a_server_that_runs_is_not_counted_under(settings: Settings) -> None:
    with hold_data_folder(settings), pytest.raises(StartRefused, match="already running"):
        count_anew(settings)


def test_without_a_database_there_is_nothing_to_count(tmp_path: Path) -> None:
    with pytest.raises(StartRefused, match="nothing to count"):
        count_anew(Settings(data_dir=tmp_path))
