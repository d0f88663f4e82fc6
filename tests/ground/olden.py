"""Databases of older versions, and the rows in them as statements."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from app import create_app
from app.config import Settings
from app.database import db
from app.serve.prepare import migrate


@contextmanager
def database_of(version: str, rows: Iterable[str], folder: Path, url: str = "") -> Iterator[None]:
    """Work in a database of that version with these rows in it: SQLite in this folder, or the empty one at `url`."""
    app = create_app(Settings(data_dir=folder, database_url=url), "a key for tests alone, long enough")
    with app.app_context():
        migrate(version)
        with db.engine.begin() as connection:
            for statement in rows:
                connection.execute(text(statement))
        yield
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

THOUGHT_UP = (
    *(
        "INSERT INTO set_challenge (id, team_id, author_id, title, what, why, minutes, courage, starts_on, ends_on,"
        f" created_at) VALUES ({number}, 1, 1, '{title}', 'Wave once.', '', 10, 1, '2026-11-23', '2026-11-24',"
        " '2026-11-23 09:00:00')"
        for number, title in ((40, "Wave now"), (41, "Wave"), (42, "Shout"))
    ),
    "INSERT INTO idea (id, person_id, deed_id, team_id, title, what, why, minutes, courage, local_day, occurred_at)"
    " VALUES (1, 1, '5f0c6f5e0b5a4c629f0e0f3a2a1f7a77', 1, 'Wave', 'Wave once.', '', 5, 1, '2026-11-23',"
    " '2026-11-23 09:00:00')",
    "INSERT INTO idea_answer (idea_id, by_id, challenge_id, is_adopted, word, created_at)"
    " VALUES (1, 1, 40, TRUE, '', '2026-11-23 09:00:00')",
    *(f"INSERT INTO inspiration (challenge_id, person_id) VALUES ({number}, 1)" for number in (40, 41, 42)),
)
"""An idea that was adopted and worded anew since (40), a copy in its own words (41), and one in quite others (42)."""
