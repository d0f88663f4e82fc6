"""A card that very many share knows them all by name, reads no more of them than that, and says the first names."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import event

from app.database import db, write
from app.people.actions import NewPerson, add_person
from app.people.models import Person, Team
from app.people.visibility import choose_quiet
from app.wall.entries import PAGE
from tests.conftest import CORRECT_HORSE, MONDAY, Cast, client_for
from tests.queries import counted_statements
from tests.wall.test_badge_cards import cards, give


@pytest.fixture
def loaded() -> Iterator[list[int]]:
    """Whom a query made an object of."""
    numbers: list[int] = []

    def note(one: Person, _context: object) -> None:
        numbers.append(one.id)

    event.listen(Person, "load", note)
    yield numbers
    event.remove(Person, "load", note)


def colleagues(cast: Cast, count: int) -> list[Person]:
    """So many more on the team of the cast."""
    new = [NewPerson(f"Colleague {number}", "correct horse") for number in range(count)]
    joined = MONDAY - timedelta(days=20)
    with write() as session:
        team = session.get_one(Team, cast.team.id)
        return [add_person(session, team, one, joined, password_hash=CORRECT_HORSE) for one in new]


def test_who_earned_it_and_went_to_another_team_is_named_on_the_card_of_then(cast: Cast) -> None:
    give(cast.alice, "first-surprise")
    give(cast.bob, "first-surprise")
    with write() as session:
        session.get_one(Person, cast.alice.id).team_id = cast.other_team.id
    assert sorted(cards(cast.maria)[0].to) == ["Alice Ahmed", "Bob Bakker"]
    with write() as session:
        choose_quiet(session.get_one(Person, cast.alice.id), quiet=True, now=MONDAY)
    assert [(card.person_name, card.to) for card in cards(cast.maria)] == [("Bob Bakker", ())]


def test_however_many_share_a_card_nothing_is_loaded_of_them_but_their_names(cast: Cast, loaded: list[int]) -> None:
    asked = []
    for more in (0, PAGE):
        for one in colleagues(cast, more) or (cast.alice, cast.bob):
            give(one, "first-surprise")
        db.session.expunge_all()
        loaded.clear()
        with counted_statements() as statements:
            (card,) = cards(db.session.get_one(Person, cast.maria.id))
        assert len(card.to) == 2 + more
        assert set(loaded) == {cast.maria.id}
        asked.append(len(statements))
    assert asked[0] == asked[1]


def test_of_very_many_the_page_says_the_first_names_and_how_many_more(app: Flask, cast: Cast) -> None:
    for one in colleagues(cast, PAGE):
        give(one, "first-surprise")
    page = client_for(app, cast.maria).get("/wall").text
    assert f"and {PAGE - 11} more earned a badge at the same time" in page
    assert sum(f"Colleague {number}," in page or f"Colleague {number} and" in page for number in range(PAGE)) == 11
