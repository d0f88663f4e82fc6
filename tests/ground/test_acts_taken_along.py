"""Acts of before it was kept whom each is about: those people find them, on each kind of database."""

from pathlib import Path

from sqlalchemy import text

from app.database import db
from app.serve.prepare import migrate
from tests.ground.olden import LEADERS, OLD_DAY, database_of

AT, DAY, DEED = "'2026-11-23 09:00:00'", "'2026-11-23'", "'5f0c6f5e0b5a4c629f0e0f3a2a1f7a1"
THINGS = (
    "INSERT INTO surprise (id, person_id, deed_id, team_id, what, for_whom, landed, local_day, occurred_at)"
    f" VALUES (5, 23, {DEED}1', 1, 'x', '', 'smiled', {DAY}, {AT})",
    "INSERT INTO compliment (id, person_id, deed_id, team_id, because, is_private, local_day, occurred_at)"
    f" VALUES (6, 21, {DEED}2', 1, 'x', false, {DAY}, {AT})",
    "INSERT INTO complimented (compliment_id, person_id) VALUES (6, 22), (6, 23)",
    "INSERT INTO award (id, person_id, team_id, badge, day, awarded_at, evidence)"
    f" VALUES (7, 24, 1, 'x', {DAY}, {AT}, '[]')",
    "INSERT INTO giving (id, person_id, deed_id, team_id, badge, because, local_day, occurred_at)"
    f" VALUES (8, 20, {DEED}3', 1, 'x', 'x', {DAY}, {AT})",
    "INSERT INTO gift (id, giving_id, person_id) VALUES (1, 8, 22)",
    "INSERT INTO idea (id, person_id, deed_id, team_id, title, what, why, minutes, courage, local_day, occurred_at)"
    f" VALUES (9, 23, {DEED}4', 1, 'x', 'x', '', 5, 1, {DAY}, {AT})",
    "INSERT INTO voice_card (id, token, team_id, person_id, created_at)"
    f" VALUES (1, 'a', 1, NULL, {AT}), (2, 'b', 1, 22, {AT})",
    "INSERT INTO voice (id, ref, team_id, card_id, person_id, surprise_id, is_tip, said, helped, state, said_at) VALUES"
    f" (10, {DEED}5', 1, 1, 24, 5, false, 'x', '', 'shown', {AT}),"
    f" (11, {DEED}6', 1, 2, NULL, NULL, false, 'x', '', 'waits', {AT})",
    "INSERT INTO spotlight (id, team_id, target_kind, target_id, owner_id, by_id, sentence, began_at, until)"
    f" VALUES (12, 1, 'surprise', 5, 23, 21, 'x', {AT}, {AT})",
)
ACTS = (
    ("person.moved", "person", "21", "{}"),
    ("person.erased", "person", "21", "{}"),
    ("person.moved", "person", "999", "{}"),
    ("thing.hidden", "surprise", "5", "{}"),
    ("thing.hidden", "compliment", "6", "{}"),
    ("thing.hidden", "award", "7", "{}"),
    ("thing.hidden", "giving", "8", "{}"),
    ("idea.declined", "idea", "9", "{}"),
    ("voice.shown", "voice", "10", '{"person"\\:20}'),
    ("voice.shown", "voice", "11", '{"person"\\:999}'),
    ("spotlight.ended", "spotlight", "12", "{}"),
    ("challenge.removed", "set_challenge", "5", "{}"),
)
WHOSE = {
    1: {21},
    4: {23},
    5: {21, 22, 23},
    6: {24},
    7: {20, 22},
    8: {23},
    9: {20, 23, 24},
    10: {22},
    11: {23},
}


def test_people_find_the_acts_of_before_that_are_about_them(empty_database: str, tmp_path: Path) -> None:
    acts = (
        "INSERT INTO act (sequence, at, act, about_type, about_id, details, previous, hash)"
        f" VALUES ({n}, {AT}, '{act}', '{kind}', '{about}', '{details}', '-', '{n}')"
        for n, (act, kind, about, details) in enumerate(ACTS, 1)
    )
    with database_of("0059", (OLD_DAY[0], *LEADERS[:5], *THINGS, *acts), tmp_path, empty_database):
        migrate()
        with db.engine.connect() as connection:
            found: dict[int, set[int]] = {}
            for sequence, person in connection.execute(text("SELECT sequence, person_id FROM act_person")):
                found.setdefault(sequence, set()).add(person)
        assert found == WHOSE
