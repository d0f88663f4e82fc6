"""The library for who sets a challenge: what fits first, what was used before, and nothing of fewer than five."""

from flask.testing import FlaskClient

from app.aggregates.models import LibraryUse
from app.challenges.library import LIBRARY
from app.database import db, write
from app.ideas.models import Idea
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send
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


def test_what_did_well_before_is_found_and_comes_in_that_order(maria: FlaskClient) -> None:
    first, second, third, *_ = sorted(LIBRARY)
    with write() as session:
        for ref, people, liked in ((first, 10, 5), (second, 15, 10), (third, 20, 0)):
            session.add(LibraryUse(ref=ref, monday=MONDAY.date(), people=people, liked=liked))
    page = maria.get("/team/library?before=well").text
    assert "2 challenges" in page
    assert page.index(f'value="{second}"') < page.index(f'value="{first}"')
    assert f'value="{third}"' not in page
    assert "10 or more found it useful" in page
    assert f"{len(LIBRARY)} challenges" in maria.get("/team/library").text


def test_where_nothing_is_known_it_says_when_that_will_be(maria: FlaskClient) -> None:
    assert "As soon as five people find a challenge useful" in maria.get("/team/library?before=well").text
    assert f"{len(LIBRARY)} challenges" in maria.get("/team/library?before=nonsense").text


def test_what_was_thought_up_here_names_whose_idea_it_was(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    idea = {"title": "Wave at the ferry", "what": "Wave until somebody waves back.", "minutes": "5", "courage": "1"}
    send(alice, cast.alice, [deed("idea", MONDAY, **idea)])
    maria.post(f"/team/ideas/{db.session.query(Idea.id).scalar()}/adoption")
    made = maria.get("/team/library").text.partition("Made here")[2]
    assert "Thought up by Alice" in made
    assert "Maria set it on" in made
    again = made.partition("again=")[2].partition('"')[0]
    page = maria.get(f"/team/challenges/new?team={cast.team.id}&again={again}").text
    assert f'name="again" value="{again}"' in page
    draft = maria.post("/team/challenges/new", data=idea | {"why": "", "team": str(cast.team.id), "again": again})
    assert "Thought up by Alice" in maria.get(draft.location).text
