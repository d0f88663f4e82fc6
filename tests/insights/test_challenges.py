"""A manager's challenge: written, seen as a card, published with its author first, and taken back."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from app.challenges.models import Commitment, SetChallenge
from app.database import db
from app.notifications.models import Notification
from tests.conftest import Cast

NEW = {
    "title": "Ask what itches most",
    "what": "Ask one customer what annoys them most, and write it down.",
    "why": "They rarely say it unasked.",
    "minutes": "10",
    "courage": "2",
    "starts_on": "2026-11-23",
    "ends_on": "2026-11-27",
    "commitment": "yes",
}


def data(cast: Cast, **changed: str) -> dict[str, str]:
    return NEW | {"team": str(cast.team.id)} | changed


def test_publishing_commits_the_author_and_tells_the_team(maria: FlaskClient, alice: FlaskClient, cast: Cast) -> None:
    answer = maria.post("/team/challenges/new", data=data(cast))
    assert answer.status_code == 303
    row = db.session.query(SetChallenge).one()
    assert (row.title, row.starts_on, row.ends_on) == ("Ask what itches most", date(2026, 11, 23), date(2026, 11, 27))
    assert db.session.query(Commitment).one().person_id == cast.maria.id
    told = {note.person_id for note in db.session.query(Notification)}
    assert told == {cast.alice.id, cast.bob.id}
    assert "Ask what itches most" in alice.get("/today").text
    assert "Maria goes first" in maria.get("/team").text


def test_a_challenge_for_later_is_told_later(maria: FlaskClient, cast: Cast) -> None:
    maria.post("/team/challenges/new", data=data(cast, starts_on="2026-11-25"))
    assert db.session.query(Notification).count() == 0
    assert "Coming" in maria.get("/team").text


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": "  "}, "Give it a title"),
        ({"title": "x" * 61}, "Give it a title"),
        ({"what": ""}, "Say in 200 characters or fewer"),
        ({"why": "x" * 201}, "Keep the reason under 200 characters."),
        ({"minutes": "7"}, "Choose how many minutes it takes."),
        ({"courage": "4"}, "Choose how much courage it takes."),
        ({"starts_on": "soon"}, "Choose a day."),
        ({"starts_on": "2026-11-22"}, "That day is over."),
        ({"starts_on": "2026-11-26", "ends_on": "2026-11-25"}, "The last day comes before the first."),
        ({"ends_on": "2027-01-22"}, "That is more than 60 days."),
        ({"commitment": ""}, "Who sets a challenge goes first."),
    ],
)
def test_a_mistake_is_told_and_nothing_is_published(
    maria: FlaskClient, cast: Cast, changed: dict[str, str], words: str
) -> None:
    page = maria.post("/team/challenges/new", data=data(cast, **changed))
    assert page.status_code == 422
    assert words in page.text
    assert "They rarely say it unasked." in page.text or "why" in changed
    assert db.session.query(SetChallenge).count() == 0


def test_a_form_that_says_nothing_of_courage_is_shown_again(maria: FlaskClient, cast: Cast) -> None:
    said = data(cast)
    del said["courage"]
    assert maria.post("/team/challenges/new", data=said).status_code == 422


def test_sixty_days_is_the_longest(maria: FlaskClient, cast: Cast) -> None:
    assert maria.post("/team/challenges/new", data=data(cast, ends_on="2027-01-21")).status_code == 303


def test_without_javascript_a_button_draws_the_card(maria: FlaskClient, cast: Cast) -> None:
    page = maria.post("/team/challenges/new", data=data(cast, preview="yes"))
    assert page.status_code == 200
    assert '<h3 data-field="title" data-empty="The title comes here">Ask what itches most</h3>' in page.text
    assert db.session.query(SetChallenge).count() == 0


def test_an_idea_of_the_library_fills_the_form(maria: FlaskClient, cast: Cast) -> None:
    page = maria.get("/team/challenges/new?idea=call-for-no-reason").text
    assert 'value="Call one customer for no reason"' in page
    assert maria.get("/team/challenges/new?idea=no-such-thing").status_code == 200


def test_what_was_written_is_shown_as_text(maria: FlaskClient, cast: Cast) -> None:
    page = maria.post("/team/challenges/new", data=data(cast, preview="yes", title="<script>alert(1)</script>")).text
    assert "<script>alert" not in page


def test_taking_it_back(maria: FlaskClient, alice: FlaskClient, cast: Cast) -> None:
    maria.post("/team/challenges/new", data=data(cast))
    number = db.session.query(SetChallenge).one().id
    assert maria.post(f"/team/challenges/{number}/withdrawal").status_code == 303
    assert "Ask what itches most" not in alice.get("/today").text


def test_a_manager_stays_within_the_own_team(maria: FlaskClient, ada: FlaskClient, cast: Cast) -> None:
    other = str(cast.other_team.id)
    assert maria.post("/team/challenges/new", data=data(cast, team=other)).status_code == 404
    assert maria.get(f"/team?team={other}").status_code == 404
    assert maria.get(f"/team/challenges/new?team={other}").status_code == 404
    ada.post("/team/challenges/new", data=data(cast, team=other))
    number = db.session.query(SetChallenge).one().id
    assert maria.post(f"/team/challenges/{number}/withdrawal").status_code == 404
    assert db.session.query(SetChallenge).one().withdrawn_at is None


def test_an_administrator_sees_every_team(ada: FlaskClient, cast: Cast) -> None:
    assert "Delivery" in ada.get(f"/team?team={cast.team.id}").text


def test_an_employee_finds_no_such_page(alice: FlaskClient) -> None:
    assert alice.get("/team").status_code == 404
    assert alice.get("/team/challenges/new").status_code == 404
    assert alice.post("/team/challenges/new", data=NEW).status_code == 403
