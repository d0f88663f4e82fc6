"""What a database of an older version holds is taken along by the migrations."""

from datetime import UTC, datetime
from pathlib import Path

from alembic import command as alembic
from sqlalchemy import select, text

from app.database import db
from app.people.models import Organisation
from app.serve.prepare import alembic_config, migrate
from tests.ground.olden import OLD_CHALLENGE, OLD_DAY, database_of


def test_an_organisation_from_before_epochs_gets_one(empty_database: str, tmp_path: Path) -> None:
    organisation = (
        "INSERT INTO organisation (name, country, zone, language, word, is_demo, created_at)"
        " VALUES ('Linden', 'NL', 'Europe/Amsterdam', 'nl', 'customer', false, '2026-11-23 09:00:00')"
    )
    with database_of("0001", [organisation], tmp_path, empty_database):
        migrate()
        assert db.session.scalars(select(Organisation.epoch)).one().version == 7


def test_days_that_were_counted_before_are_laid_by_person(tmp_path: Path) -> None:
    with database_of("0003", OLD_DAY, tmp_path):
        migrate()
        downgrade("0003")
        migrate()
        with db.engine.connect() as connection:
            made = connection.execute(text("SELECT sql FROM sqlite_master WHERE name IN ('person_day', 'team_day')"))
            assert [statement.split()[-2:] for (statement,) in made] == [["WITHOUT", "ROWID"]] * 2
            assert connection.execute(text("SELECT strokes, hours FROM person_day")).all() == [(3, '{"9":3}')]
            assert connection.execute(text("PRAGMA foreign_key_list(person_day)")).all()


def downgrade(version: str) -> None:
    with db.engine.connect() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        alembic.downgrade(config, version)


def test_who_was_away_until_a_day_is_on_leave_until_then(tmp_path: Path) -> None:
    with database_of("0005", OLD_DAY[:2], tmp_path):
        with db.engine.begin() as connection:
            connection.execute(
                text("INSERT INTO preference (person_id, channels, quiet_until) VALUES (1, '{}', '2199-01-31')")
            )
        migrate()
        with db.engine.connect() as connection:
            leave = connection.execute(text("SELECT leave FROM person")).scalar_one()
        assert leave == f"{datetime.now(UTC).date()}/2199-01-31"


def test_challenges_that_were_set_before_keep_their_numbers_and_commitments(tmp_path: Path) -> None:
    with database_of("0008", (*OLD_DAY[:2], *OLD_CHALLENGE), tmp_path):
        migrate()
        with db.engine.begin() as connection:
            assert connection.execute(text("SELECT challenge_id, person_id FROM commitment")).all() == [(7, 1)]
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
            indexes = connection.execute(text("SELECT name FROM pragma_index_list('set_challenge')")).scalars().all()
            assert "ix_set_challenge_team" in indexes
            connection.execute(text("DELETE FROM set_challenge"))
            connection.execute(text(OLD_CHALLENGE[0].replace("(7, ", "(NULL, ")))
            assert connection.execute(text("SELECT id FROM set_challenge")).scalar_one() == 8
