"""What a database of shortly before holds is taken along: who leads, what was done, where people were, and names."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, inspect, select, text

from app.database import db
from app.people.actions import find_by_name
from app.people.models import Person
from app.serve.prepare import migrate
from tests.ground.olden import DONE_BEFORE, LEADERS, MOVED, OLD_DAY, THOUGHT_UP, database_of


def test_who_came_to_lead_before_that_day_was_kept_leads_since_the_day_after(
    empty_database: str, tmp_path: Path
) -> None:
    with database_of("0049", (OLD_DAY[0], *LEADERS), tmp_path, empty_database):
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


def test_what_was_done_before_its_words_changed_gets_those_of_then(empty_database: str, tmp_path: Path) -> None:
    with database_of("0050", (*OLD_DAY[:2], *DONE_BEFORE), tmp_path, empty_database):
        migrate()
        with db.engine.connect() as connection:
            said = connection.execute(text("SELECT said FROM completion ORDER BY id")).scalars().all()
            assert connection.execute(text("SELECT edition FROM set_challenge")).scalar_one() == 1
        told = [json.loads(one) if isinstance(one, str) else one for one in said]
        assert [one and one["title"] for one in told] == ["Wave", "Call back", None]


def test_what_was_done_is_found_by_its_challenge_while_it_gets_its_words(empty_database: str, tmp_path: Path) -> None:
    found: list[bool] = []

    def look(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("UPDATE completion"):
            indexes = inspect(connection).get_indexes("completion")
            found.append(["ref"] in [index["column_names"] for index in indexes])

    with database_of("0051", (*OLD_DAY[:2], *DONE_BEFORE), tmp_path, empty_database):
        event.listen(db.engine, "before_cursor_execute", look)
        migrate("0052")
        assert found == [True, True]


def test_who_moved_gets_back_the_holidays_and_the_clock_of_then(empty_database: str, tmp_path: Path) -> None:
    with database_of("0052", (OLD_DAY[0], *MOVED), tmp_path, empty_database):
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


def test_who_changed_sides_very_often_keeps_the_latest_places(empty_database: str, tmp_path: Path) -> None:
    past = " ".join(f"{1 + n % 2}/2026-10-{n + 1:02}" for n in range(24))
    with database_of("0055", (OLD_DAY[0], *MOVED), tmp_path, empty_database):
        with db.engine.begin() as connection:
            connection.execute(text("UPDATE team SET zone = 'America/Argentina/Buenos_Aires' WHERE id = 2"))
            connection.execute(text("UPDATE person SET past_teams = :past WHERE id = 31"), {"past": past})
        migrate()
        zones = db.session.scalars(select(Person.past_zones).where(Person.id == 31)).one().split(" ")
        assert len(zones) == 1 + 12
        assert zones[-2:] == ["2026-10-24/America/Argentina/Buenos_Aires", "2026-10-25/"]


@pytest.mark.parametrize(
    ("version", "written", "hidden"),
    [
        ("0058", "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627 Karimi", "\u00ad"),
        ("0065", "Anna \u2764\ufe0f Karimi", "\u034f"),
    ],
)
def test_who_has_a_letter_that_nobody_sees_in_their_name_signs_in_with_it(
    empty_database: str, tmp_path: Path, version: str, written: str, hidden: str
) -> None:
    with database_of(version, (OLD_DAY[0], *LEADERS[:5]), tmp_path, empty_database):
        with db.engine.begin() as connection:
            rename = text("UPDATE person SET name = :name, sign_in_name = :folded WHERE id = :number")
            for number, name in ((20, written), (21, "Noor"), (22, f"No{hidden}or")):
                connection.execute(rename, {"name": name, "folded": name.casefold(), "number": number})
        migrate()
        found = find_by_name(db.session(), written)
        assert found is not None
        assert found.id == 20
        names = db.session.execute(select(Person.id, Person.sign_in_name).where(Person.id.in_((21, 22)))).all()
        assert sorted(names) == [(21, "noor"), (22, f"no{hidden}or")]  # the name is taken


def test_a_name_stays_with_what_its_person_thought_up_and_with_nothing_else(
    empty_database: str, tmp_path: Path
) -> None:
    with database_of("0061", (*OLD_DAY[:2], *THOUGHT_UP), tmp_path, empty_database):
        migrate()
        with db.engine.connect() as connection:
            found = connection.execute(text("SELECT challenge_id, title, what FROM inspiration ORDER BY challenge_id"))
            assert found.all() == [(40, "Wave", "Wave once."), (41, "Wave", "Wave once.")]
