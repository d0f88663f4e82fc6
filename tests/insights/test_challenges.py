"""A manager's challenge: written, aimed, timed, and published with its author first; mistakes are told."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.challenges.models import Commitment, SetChallenge
from app.database import db, write
from app.notifications.models import Notification
from app.people.models import Person, Role
from tests.conftest import MONDAY, Cast, client_for
from tests.insights.setting import WEEK, WORDS, events, published, the_row, work, written


def test_three_pages_and_the_team_hears_of_it(app: Flask, maria: FlaskClient, alice: FlaskClient, cast: Cast) -> None:
    number = published(maria, cast.team.id)
    row = the_row(number)
    assert (row.title, row.starts_on, row.ends_on, row.days) == (
        "Ask what itches most", date(2026, 11, 23), date(2026, 11, 27), "",
    )  # fmt: skip
    assert db.session.query(Commitment).one().person_id == cast.maria.id
    assert events(number) == ["published"]
    work(app)
    assert {note.person_id for note in db.session.query(Notification)} == {cast.alice.id, cast.bob.id}
    assert "Ask what itches most" in alice.get("/today").text
    assert "Going first: Maria" in maria.get("/team").text


def test_one_tap_in_the_library_is_the_first_page(maria: FlaskClient, cast: Cast) -> None:
    answer = maria.post("/team/challenges/new", data={"team": cast.team.id, "idea": "call-for-no-reason"})
    assert answer.status_code == 303
    row = db.session.query(SetChallenge).one()
    assert (row.title, row.idea, row.is_draft) == ("Call one customer for no reason", "call-for-no-reason", True)
    assert maria.post("/team/challenges/new", data={"team": cast.team.id, "idea": "none"}).status_code == 422
    assert "Call one customer for no reason" in maria.get(answer.location).text


def test_who_set_it_before_is_told_in_the_library(maria: FlaskClient, cast: Cast) -> None:
    step = maria.post("/team/challenges/new", data={"team": cast.team.id, "idea": "call-for-no-reason"}).location
    assert "Maria set it on" not in maria.get("/team/library?q=reason").text
    maria.post(step.replace("audience", "days"), data=WEEK)
    assert "Maria set it on 23 Nov" in maria.get("/team/library?q=reason").text


def test_a_draft_is_its_authors_alone(maria: FlaskClient, alice: FlaskClient, ada: FlaskClient, cast: Cast) -> None:
    number = written(maria, cast.team.id)
    assert "Ask what itches most" not in alice.get("/today").text
    assert "Draft" in maria.get("/team/challenges").text
    assert ada.get(f"/team/challenges/{number}").status_code == 404
    assert maria.post(f"/team/challenges/{number}/removal").status_code == 303
    assert db.session.query(SetChallenge).count() == 0


def test_a_challenge_for_later_is_told_later(app: Flask, maria: FlaskClient, cast: Cast) -> None:
    published(maria, cast.team.id, starts_on="2026-11-25")
    work(app)
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
    ],
)
def test_a_mistake_in_the_words_is_told_and_kept_nowhere(
    maria: FlaskClient, cast: Cast, changed: dict[str, str], words: str
) -> None:
    page = maria.post("/team/challenges/new", data=WORDS | {"team": str(cast.team.id)} | changed)
    assert page.status_code == 422
    assert words in page.text
    assert "They rarely say it unasked." in page.text or "why" in changed
    assert db.session.query(SetChallenge).count() == 0


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"starts_on": "soon"}, "Choose a day."),
        ({"starts_on": "2026-11-22"}, "That day is over."),
        ({"starts_on": "2026-11-26", "ends_on": "2026-11-25"}, "The last day comes before the first."),
        ({"ends_on": "2027-01-22"}, "That is more than 60 days."),
        ({"rhythm": "days", "days": "6"}, "There is no such day in that period."),
        ({"rhythm": "hourly"}, "Choose when it is."),
        ({"commitment": ""}, "Whoever sets a challenge goes first."),
    ],
)
def test_a_mistake_in_the_days_is_told_and_nothing_is_published(
    maria: FlaskClient, cast: Cast, changed: dict[str, str], words: str
) -> None:
    number = written(maria, cast.team.id)
    page = maria.post(f"/team/challenges/{number}/days", data=WEEK | changed)
    assert page.status_code == 422
    assert words in page.text
    assert the_row(number).is_draft


def test_on_days_of_the_week_it_is_there_on_those_alone(maria: FlaskClient, alice: FlaskClient, cast: Cast) -> None:
    published(maria, cast.team.id, rhythm="days", days="1")
    assert "Ask what itches most" not in alice.get("/today").text
    assert "Ask what itches most" in alice.get("/day/2026-11-24").text
    assert "Ask what itches most" not in alice.get("/day/2026-11-25").text


def test_two_a_day_are_the_most(maria: FlaskClient, cast: Cast) -> None:
    published(maria, cast.team.id)
    second = published(maria, cast.team.id, starts_on="2026-11-26")
    third = written(maria, cast.team.id)
    page = maria.post(f"/team/challenges/{third}/days", data=WEEK)
    assert page.status_code == 422
    assert "Two are set for that day already" in page.text
    assert "Thursday 26 November" in page.text
    maria.post(f"/team/challenges/{second}/pause")
    assert maria.post(f"/team/challenges/{third}/days", data=WEEK).status_code == 303
    assert maria.post(f"/team/challenges/{second}/resumption").status_code == 422


def test_for_nobody_it_cannot_be_set(maria: FlaskClient, cast: Cast) -> None:
    number = written(maria, cast.team.id)
    page = maria.post(f"/team/challenges/{number}/audience", data={})
    assert page.status_code == 422
    assert "Choose at least one team." in page.text
    with write() as session:
        for person in (cast.alice, cast.bob):
            session.merge(person).left_at = MONDAY
    page = maria.post(f"/team/challenges/{number}/audience", data={"teams": str(cast.team.id)})
    assert "Nobody else takes part there yet." in page.text


def test_a_director_sets_one_for_departments_or_for_everybody(
    app: Flask, alice: FlaskClient, carol: FlaskClient, cast: Cast
) -> None:
    with write() as session:
        session.get_one(Person, cast.bob.id).role = Role.DIRECTOR
    bob = client_for(app, cast.bob)
    number = written(bob, cast.team.id)
    bob.post(f"/team/challenges/{number}/audience", data={"who": "departments", "departments": "finance"})
    bob.post(f"/team/challenges/{number}/days", data=WEEK)
    assert "Ask what itches most" in carol.get("/today").text
    assert "Ask what itches most" not in alice.get("/today").text
    assert bob.post(f"/team/challenges/{number}/audience", data={"who": "everyone"}).status_code == 303
    assert "Ask what itches most" in alice.get("/today").text
    assert events(number) == ["published", "changed"]


def test_a_kind_of_work_that_nobody_ticked_is_asked_for_by_name(ada: FlaskClient, cast: Cast) -> None:
    number = written(ada, cast.ada.team_id)
    answer = ada.post(f"/team/challenges/{number}/audience", data={"who": "departments"})
    assert answer.status_code == 422
    assert "Choose at least one kind of work." in answer.text
    assert "Choose at least one team." not in answer.text
