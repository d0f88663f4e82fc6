"""What was taken back, or is for a team that one no longer leads, is changed by copying it; nothing typed is lost."""

import pytest
from flask.testing import FlaskClient

from app.challenges.models import SetChallenge
from app.database import db, write
from app.people.models import Person
from tests.conftest import Cast
from tests.insights.setting import WEEK, WORDS, published, the_row

OVER = "This challenge was taken back. Copy it to set it again."


@pytest.fixture
def gone(maria: FlaskClient, cast: Cast) -> int:
    """The number of one that was taken back."""
    number = published(maria, cast.team.id)
    maria.post(f"/team/challenges/{number}/withdrawal")
    return number


def test_its_page_says_why_and_offers_to_copy_it_alone(maria: FlaskClient, gone: int) -> None:
    page = maria.get(f"/team/challenges/{gone}").text
    assert OVER in page
    assert f'action="/team/challenges/{gone}/copies"' in page
    for way in ("words", "audience", "days", "pause", "withdrawal"):
        assert f"/team/challenges/{gone}/{way}" not in page


@pytest.mark.parametrize("form", ["words", "audience", "days"])
def test_a_form_of_it_leads_back_to_its_page(maria: FlaskClient, gone: int, form: str) -> None:
    answer = maria.get(f"/team/challenges/{gone}/{form}")
    assert (answer.status_code, answer.location) == (303, f"/team/challenges/{gone}")


@pytest.mark.parametrize("act", ["pause", "resumption", "withdrawal"])
def test_so_does_a_button_that_was_still_on_a_screen(maria: FlaskClient, gone: int, act: str) -> None:
    answer = maria.post(f"/team/challenges/{gone}/{act}")
    assert (answer.status_code, answer.location) == (303, f"/team/challenges/{gone}")


def test_words_that_come_too_late_stay_and_become_a_new_one(maria: FlaskClient, cast: Cast, gone: int) -> None:
    typed = WORDS | {"title": "Ask what itches least", "team": str(cast.team.id)}
    answer = maria.post(f"/team/challenges/{gone}/words", data=typed)
    assert answer.status_code == 409
    assert OVER in answer.text
    assert 'value="Ask what itches least"' in answer.text
    assert 'formaction="/team/challenges/new"' in answer.text
    made = maria.post("/team/challenges/new", data=typed)
    assert the_row(int(made.location.split("/")[-2])).title == "Ask what itches least"


def test_days_and_teams_that_come_too_late_stay_and_it_can_be_copied(maria: FlaskClient, cast: Cast, gone: int) -> None:
    days = maria.post(f"/team/challenges/{gone}/days", data=WEEK | {"ends_on": "2026-11-26"})
    teams = maria.post(f"/team/challenges/{gone}/audience", data={"teams": str(cast.team.id)})
    assert 'value="2026-11-26"' in days.text
    for answer in (days, teams):
        assert answer.status_code == 409
        assert OVER in answer.text
        assert f'formaction="/team/challenges/{gone}/copies"' in answer.text


def test_the_same_where_one_no_longer_leads_the_team(maria: FlaskClient, cast: Cast) -> None:
    number = published(maria, cast.team.id)
    with write() as session:
        session.get_one(Person, cast.maria.id).team_id = cast.other_team.id
    page = maria.get(f"/team/challenges/{number}").text
    assert "You do not lead everybody this is for." in page
    assert f"/team/challenges/{number}/words" not in page
    answer = maria.post(f"/team/challenges/{number}/words", data=WORDS | {"title": "Ask what itches least"})
    assert answer.status_code == 409
    assert f'name="team" value="{cast.other_team.id}"' in answer.text


def test_who_changes_the_words_reads_that_whoever_did_it_keeps_theirs(maria: FlaskClient, cast: Cast) -> None:
    number = published(maria, cast.team.id)
    page = maria.get(f"/team/challenges/{number}/words").text
    assert "Whoever did it keeps the words that they read." in page
    assert "Make a new one of it" in page
    assert db.session.get_one(SetChallenge, number).is_offered
