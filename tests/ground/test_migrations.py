"""The migrations make the tables that the models mean, on each kind of database."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command as alembic
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, event, inspect, select, text

from app import create_app
from app.config import Settings
from app.database import Base, db, engine_options
from app.people.models import Organisation, Person
from app.serve.checks import StartRefused
from app.serve.prepare import alembic_config, migrate
from tests.databases import DATABASES, database_url


@pytest.fixture(params=DATABASES)
def empty_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    with database_url(request.param, tmp_path_factory) as url:
        engine = create_engine(url, **engine_options(url))
        Base.metadata.drop_all(engine)
        engine.dispose()
        yield url


def test_migrated_tables_are_the_models_tables(empty_database: str, tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path, database_url=empty_database), "a key for tests alone, long enough")
    with app.app_context():
        migrate()
        migrate()  # a second start finds nothing to do
        with db.engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
        db.engine.dispose()


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path), "a key for tests alone, long enough")
    with app.app_context():
        migrate()
        with db.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = 'from-the-future'"))
        with pytest.raises(StartRefused, match="made by a newer Streepje"):
            migrate()
        db.engine.dispose()


def test_an_organisation_from_before_epochs_gets_one(empty_database: str, tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path, database_url=empty_database), "a key for tests alone, long enough")
    with app.app_context():
        migrate("0001")
        with db.engine.begin() as connection:
            connection.execute(
                text(
                    "INSERT INTO organisation (name, country, zone, language, word, is_demo, created_at)"
                    " VALUES ('Linden', 'NL', 'Europe/Amsterdam', 'nl', 'customer', false, '2026-11-23 09:00:00')"
                )
            )
        migrate()
        assert db.session.scalars(select(Organisation.epoch)).one().version == 7
        db.session.remove()
        db.engine.dispose()


OLD_DAY = (
    "INSERT INTO team (id, name, department, zone, country, created_at)"
    " VALUES (1, 'Delivery', 'transport', 'Europe/Amsterdam', 'NL', '2026-11-23 09:00:00')",
    "INSERT INTO person (id, account, team_id, name, sign_in_name, password_hash, role, language, work_week, joined_at,"
    " revision) VALUES (1, '5f0c6f5e0b5a4c629f0e0f3a2a1f7a11', 1, 'Alice', 'alice', '-', 'employee', 'nl', '1111100',"
    " '2026-11-23 09:00:00', 0)",
    "INSERT INTO person_day (person_id, day, team_id, strokes, completions, surprises, applauses, hours, full_hours,"
    " points) VALUES (1, '2026-11-23', 1, 3, 0, 0, 0, '{\"9\"\\:3}', 1, 3)",
)

OLD_CHALLENGE = (
    "INSERT INTO set_challenge (id, team_id, author_id, title, what, why, minutes, courage, starts_on, ends_on,"
    " created_at) VALUES (7, 1, 1, 'Call back', 'Call one customer back', '', 10, 1, '2026-11-23', '2026-11-24',"
    " '2026-11-23 09:00:00')",
    "INSERT INTO commitment (challenge_id, person_id, created_at) VALUES (7, 1, '2026-11-23 09:00:00')",
)


def test_days_that_were_counted_before_are_laid_by_person(tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path), "a key for tests alone, long enough")
    with app.app_context():
        migrate("0003")
        with db.engine.begin() as connection:
            for statement in OLD_DAY:
                connection.execute(text(statement))
        migrate()
        downgrade("0003")
        migrate()
        with db.engine.connect() as connection:
            made = connection.execute(text("SELECT sql FROM sqlite_master WHERE name IN ('person_day', 'team_day')"))
            assert [statement.split()[-2:] for (statement,) in made] == [["WITHOUT", "ROWID"]] * 2
            assert connection.execute(text("SELECT strokes, hours FROM person_day")).all() == [(3, '{"9":3}')]
            assert connection.execute(text("PRAGMA foreign_key_list(person_day)")).all()
        db.engine.dispose()


def downgrade(version: str) -> None:
    with db.engine.connect() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        alembic.downgrade(config, version)


def test_who_was_away_until_a_day_is_on_leave_until_then(tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path), "a key for tests alone, long enough")
    with app.app_context():
        migrate("0005")
        with db.engine.begin() as connection:
            for statement in OLD_DAY[:2]:
                connection.execute(text(statement))
            connection.execute(
                text("INSERT INTO preference (person_id, channels, quiet_until) VALUES (1, '{}', '2199-01-31')")
            )
        migrate()
        with db.engine.connect() as connection:
            leave = connection.execute(text("SELECT leave FROM person")).scalar_one()
        assert leave == f"{datetime.now(UTC).date()}/2199-01-31"
        db.engine.dispose()


def test_challenges_that_were_set_before_keep_their_numbers_and_commitments(tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path), "a key for tests alone, long enough")
    with app.app_context():
        migrate("0008")
        with db.engine.begin() as connection:
            for statement in (*OLD_DAY[:2], *OLD_CHALLENGE):
                connection.execute(text(statement))
        migrate()
        with db.engine.begin() as connection:
            assert connection.execute(text("SELECT challenge_id, person_id FROM commitment")).all() == [(7, 1)]
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
            indexes = connection.execute(text("SELECT name FROM pragma_index_list('set_challenge')")).scalars().all()
            assert "ix_set_challenge_team" in indexes
            connection.execute(text("DELETE FROM set_challenge"))
            connection.execute(text(OLD_CHALLENGE[0].replace("(7, ", "(NULL, ")))
            assert connection.execute(text("SELECT id FROM set_challenge")).scalar_one() == 8
        db.engine.dispose()


LEADERS = (
    *(
        "INSERT INTO person (id, account, team_id, name, sign_in_name, password_hash, role, language, joined_at,"
        f" revision) VALUES ({number}, '5f0c6f5e0b5a4c629f0e0f3a2a1f7a{number}', 1, '{number}', '{number}', '-',"
        f" '{role}', 'nl', '2026-10-01 09:00:00', 0)"
        for number, role in (
            (20, "administrator"),
            (21, "manager"),
            (22, "director"),
            (23, "employee"),
            (24, "manager"),
        )
    ),
    *(
        "INSERT INTO act (sequence, at, act, about_type, about_id, details, previous, hash)"
        f" VALUES ({n}, '{at}', '{act}', 'person', '{about}', '{details}', '-', '{n}')"
        for n, (at, act, about, details) in enumerate(
            (
                ("2026-11-02 09:00:00", "person.role_changed", 21, '{"role"\\:"manager","was"\\:"employee"}'),
                ("2026-11-03 02:00:00", "person.role_changed", 22, '{"role"\\:"manager","was"\\:"employee"}'),
                ("2026-11-09 09:00:00", "person.role_changed", 22, '{"role"\\:"director","was"\\:"manager"}'),
                ("2026-11-02 09:00:00", "person.role_changed", 23, '{"role"\\:"manager","was"\\:"employee"}'),
                ("2026-11-09 09:00:00", "person.role_changed", 23, '{"role"\\:"employee","was"\\:"manager"}'),
                ("2026-11-12 23:30:00", "person.merged", 24, '{"other"\\:9}'),
            ),
            1,
        )
    ),
)


def test_who_came_to_lead_before_that_day_was_kept_leads_since_the_day_after(
    empty_database: str, tmp_path: Path
) -> None:
    app = create_app(Settings(data_dir=tmp_path, database_url=empty_database), "a key for tests alone, long enough")
    with app.app_context():
        migrate("0049")
        with db.engine.begin() as connection:
            for statement in (OLD_DAY[0], *LEADERS):
                connection.execute(text(statement))
        migrate()
        with db.engine.connect() as connection:
            found = connection.execute(text("SELECT id, led_from FROM person ORDER BY id")).all()
        assert [(number, str(day) if day else None) for number, day in found] == [
            (20, None),
            (21, "2026-11-03"),
            (22, "2026-11-03"),  # at three in the night it was still the day before
            (23, None),
            (24, "2026-11-13"),
        ]
        db.engine.dispose()


DONE_BEFORE = (
    OLD_CHALLENGE[0],
    "INSERT INTO challenge_event (challenge_id, kind, person_id, at, was) VALUES (7, 'changed', 1,"
    """ '2026-11-23 10:00:00', '{"title"\\:"Wave","what"\\:"Wave once","why"\\:"","minutes"\\:2,"courage"\\:1}')""",
    *(
        "INSERT INTO completion (person_id, deed_id, team_id, ref, line, local_day, occurred_at) VALUES (1,"
        f" '5f0c6f5e0b5a4c629f0e0f3a2a1f7a1{n}', 1, '{ref}', '', '2026-11-23', '2026-11-23 {at}:00.000000')"
        for n, (ref, at) in enumerate((("set-7", "09:59"), ("set-7", "10:00"), ("call-for-no-reason", "10:00")))
    ),
)


def test_what_was_done_before_its_words_changed_gets_those_of_then(empty_database: str, tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path, database_url=empty_database), "a key for tests alone, long enough")
    with app.app_context():
        migrate("0050")
        with db.engine.begin() as connection:
            for statement in (*OLD_DAY[:2], *DONE_BEFORE):
                connection.execute(text(statement))
        migrate()
        with db.engine.connect() as connection:
            said = connection.execute(text("SELECT said FROM completion ORDER BY id")).scalars().all()
            assert connection.execute(text("SELECT edition FROM set_challenge")).scalar_one() == 1
        told = [json.loads(one) if isinstance(one, str) else one for one in said]
        assert [one and one["title"] for one in told] == ["Wave", "Call back", None]
        db.engine.dispose()


def test_what_was_done_is_found_by_its_challenge_while_it_gets_its_words(empty_database: str, tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path, database_url=empty_database), "a key for tests alone, long enough")
    found: list[bool] = []

    def look(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("UPDATE completion"):
            indexes = inspect(connection).get_indexes("completion")
            found.append(["ref"] in [index["column_names"] for index in indexes])

    with app.app_context():
        migrate("0051")
        with db.engine.begin() as connection:
            for statement in (*OLD_DAY[:2], *DONE_BEFORE):
                connection.execute(text(statement))
        event.listen(db.engine, "before_cursor_execute", look)
        migrate("0052")
        assert found == [True, True]
        db.engine.dispose()


MOVED = (
    "INSERT INTO team (id, name, department, zone, country, created_at) VALUES"
    " (2, 'Antwerp', 'transport', 'Europe/Brussels', 'BE', '2026-10-01 09:00:00'),"
    " (3, 'Shop', 'shop', 'Europe/Amsterdam', 'NL', '2026-10-01 09:00:00')",
    *(
        "INSERT INTO person (id, account, team_id, name, sign_in_name, password_hash, role, language, joined_at,"
        f" revision, past_teams) VALUES ({number}, '5f0c6f5e0b5a4c629f0e0f3a2a1f7b{number}', {team}, '{number}',"
        f" '{number}', '-', 'employee', 'nl', '2026-10-01 09:00:00', 0, '{past}')"
        for number, team, past in (
            (30, 2, "1/2026-11-01 3/2026-11-08"),
            (31, 1, "2/2026-11-01"),
            (32, 1, "3/2026-11-01"),
            (33, 1, "3/2026-11-01 2/2026-11-08"),
        )
    ),
)


def test_who_moved_gets_back_the_holidays_and_the_clock_of_then(empty_database: str, tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path, database_url=empty_database), "a key for tests alone, long enough")
    with app.app_context():
        migrate("0052")
        with db.engine.begin() as connection:
            for statement in (OLD_DAY[0], *MOVED):
                connection.execute(text(statement))
        migrate()
        people = {person.id: person for person in db.session.scalars(select(Person))}
        assert [people[number].place for number in (30, 31, 32, 33)] == [
            "NL 2026-11-09/BE",
            "BE 2026-11-02/NL",
            "NL",
            "NL 2026-11-02/BE 2026-11-09/NL",
        ]
        assert people[30].clocks == "Europe/Amsterdam 2026-11-09/Europe/Brussels"
        assert people[32].past_place == ""
        db.session.remove()
        db.engine.dispose()
