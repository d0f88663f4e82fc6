"""The library for who sets a challenge: what fits first, what was used before, and nothing of fewer than five."""

from flask.testing import FlaskClient

from app.challenges.library import LIBRARY
from tests.queries import counted_statements


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


def test_it_asks_the_database_as_often_for_one_as_for_all(maria: FlaskClient) -> None:
    with counted_statements() as few:
        maria.get("/team/library?q=zzzz")
    with counted_statements() as many:
        maria.get("/team/library?shown=999")
    assert len(many) <= len(few) + 1
