"""The library for who sets a challenge: what fits first, what was used before, and nothing of fewer than five."""

from uuid import uuid4

from flask.testing import FlaskClient

from app.challenges.library import LIBRARY
from app.challenges.models import Completion
from app.database import db, write
from app.people.actions import NewPerson, add_person
from app.people.models import Person
from tests.conftest import CORRECT_HORSE, MONDAY, Cast
from tests.queries import counted_statements


def do(person_ids: list[int], team_id: int, ref: str) -> None:
    with write() as session:
        for person_id in person_ids:
            made = Completion(person_id=person_id, deed_id=uuid4(), team_id=team_id, ref=ref)
            made.local_day, made.occurred_at, made.line = MONDAY.date(), MONDAY, ""
            session.add(made)


def test_it_begins_with_what_fits_and_shows_more(maria: FlaskClient) -> None:
    page = maria.get("/team/library").text
    assert page.count("library-card") - page.count("library-cards") == 12
    assert f"{len(LIBRARY)} challenges" in page
    assert "shown=24" in page


def test_a_search_is_kept_in_the_form_and_nonsense_is_ignored(maria: FlaskClient) -> None:
    page = maria.get("/team/library?q=reden&kind=no-such-kind&courage=x&shown=soon").text
    assert 'value="reden"' in page
    assert "Call one customer for no reason" in page
    assert "Nothing like that yet" in maria.get("/team/library?q=zzzz").text
    assert maria.get(f"/team/library?q={'x' * 500}").status_code == 200


def test_how_many_did_it_before_is_told_from_five_on(maria: FlaskClient, cast: Cast) -> None:
    with write() as session:
        for n in range(4):
            new = NewPerson(f"Extra {n}", "correct horse", language="en")
            add_person(session, session.merge(cast.team), new, MONDAY, CORRECT_HORSE)
    others = [one.id for one in db.session.query(Person) if one.id != cast.maria.id]
    do(others[:4], cast.team.id, "call-for-no-reason")
    do(others[:5], cast.team.id, "handwritten-card")
    page = maria.get("/team/library?q=reason").text
    assert "did it before" not in page
    assert "5 people here did it before" in maria.get("/team/library?q=card by hand").text


def test_it_asks_the_database_as_often_for_one_as_for_all(maria: FlaskClient) -> None:
    with counted_statements() as few:
        maria.get("/team/library?q=zzzz")
    with counted_statements() as many:
        maria.get("/team/library?shown=999")
    assert len(many) <= len(few) + 1
