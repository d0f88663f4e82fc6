"""A page asks the database as often in a large organisation as in a small one, and reads by indexes what grows."""

from collections.abc import Iterator

import pytest
from flask import Flask

from app import create_app
from app.config import Settings
from app.database import db
from app.serve.prepare import prepare
from bench.crowd.asking import look, plan_of
from bench.crowd.filling import Filling
from bench.crowd.pages import FILES, PAGES
from bench.crowd.readers import Reader, readers
from bench.insights import PARTS, found_organisation

GROWING = {
    "deed",
    "person_day",
    "completion",
    "surprise",
    "compliment",
    "complimented",
    "applause",
    "award",
    "giving",
    "gift",
    "stroke_note",
    "notification",
    "act",
    "voice",
    "idea",
    "verdict",
    "day_choice",
    "friendly_week",
    "job",
    "device_session",
}
"""What gets longer by the day: no page reads all of it."""
Crowd = tuple[Flask, dict[str, list[Reader]]]


@pytest.fixture(scope="module")
def crowds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Crowd]]:
    """A small organisation, and one with three times the people and four times the deeds."""
    made: list[Crowd] = []
    for people, deeds in ((300, 18_000), (900, 72_000)):
        settings = Settings(data_dir=tmp_path_factory.mktemp("crowd"))
        prepare(settings)
        app = create_app(settings, secret_key="a key for tests alone, long enough")
        with app.app_context():
            found_organisation()
            with db.engine.connect() as connection:
                Filling(connection, people, deeds).fill(PARTS)
                connection.exec_driver_sql("DELETE FROM sqlite_stat1")  # a few rows would make it read them all
                connection.commit()
            db.engine.dispose()
        made.append((app, dict(readers(app))))
    yield made
    for app, _ in made:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


EVERY = [(role, name) for role, pages in PAGES.items() for name in pages]


@pytest.mark.parametrize(("role", "name"), EVERY)
def test_a_page_asks_no_more_of_many_and_reads_nothing_whole_that_grows(
    crowds: list[Crowd], role: str, name: str
) -> None:
    asked = []
    for app, by_role in crowds:
        reader = by_role[role][0]
        asked.append(look(app, PAGES[role][name].format(**reader.numbers), reader.headers).statements)
    assert len(asked[1]) <= len(asked[0])
    if name not in FILES:
        assert read_whole(crowds[1][0], asked[1]) == set()


def read_whole(app: Flask, statements: list[tuple[str, object]]) -> set[str]:
    """The growing tables that some of these statements read from end to end, in no order that ends early."""
    found = set()
    for statement, values in statements:
        if statement.startswith("SELECT"):
            for step in plan_of(app, statement, values).splitlines():
                words = step.split()
                if words[0] == "SCAN" and "LIMIT" not in statement:
                    found |= GROWING & {words[1], words[1].rpartition("_")[0]}
    return found
