"""A card that very many share names them all, and reads no more of them than that."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import event

from app.database import db, write
from app.people.actions import NewPerson, add_person
from app.people.models import Person, Team
from app.people.visibility import choose_quiet
from app.wall.entries import PAGE
from tests.conftest import CORRECT_HORSE, MONDAY, Cast
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
        with write() as session:
            team = session.get_one(Team, cast.team.id)
            new = [NewPerson(f"Colleague {more} {n}", "correct horse") for n in range(more)]
            people = [
                add_person(session, team, one, MONDAY - timedelta(days=20), password_hash=CORRECT_HORSE) for one in new
            ]
        for one in (cast.alice, cast.bob) if not more else people:
            give(one, "first-surprise")
        db.session.expunge_all()
        loaded.clear()
        with counted_statements() as statements:
            (card,) = cards(db.session.get_one(Person, cast.maria.id))
        assert len(card.to) == 2 + more
        assert set(loaded) == {cast.maria.id}
        asked.append(len(statements))
    assert asked[0] == asked[1]
