"""A challenge for everybody, or for a kind of work, from the pages: it is told to teams that come later, and only who
leads every team decides about it."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.challenges.models import StandingAudience
from app.database import db, write
from app.notifications.models import Notification
from app.people.actions import NewPerson, add_person
from app.people.models import Person, Role, Team
from tests.conftest import CORRECT_HORSE, MONDAY, Cast, client_for
from tests.insights.setting import WEEK, WORDS, the_row, work, written


def published_for(author: FlaskClient, team: int, **whom: str) -> int:
    number = written(author, team)
    assert author.post(f"/team/challenges/{number}/audience", data=whom).status_code == 303
    assert author.post(f"/team/challenges/{number}/days", data=WEEK).status_code == 303
    return number


def newcomer(team_name: str) -> Person:
    with write() as session:
        team = session.scalars(select(Team).filter_by(name=team_name)).one()
        new = NewPerson("Nina Nunes", "correct horse", Role.EMPLOYEE, "en")
        return add_person(session, team, new, MONDAY, password_hash=CORRECT_HORSE)


def test_a_team_that_is_added_later_is_offered_and_told_it(app: Flask, ada: FlaskClient, cast: Cast) -> None:
    published_for(ada, cast.team.id, who="everyone")
    work(app)
    ada.post("/organisation/teams", data={"team": "Night", "department": "care"})
    nina = newcomer("Night")
    work(app)
    assert "Ask what itches most" in client_for(app, nina).get("/today").text
    told = db.session.scalars(select(Notification.person_id).filter_by(kind="challenge")).all()
    assert sorted(told) == sorted({cast.alice.id, cast.bob.id, cast.maria.id, cast.carol.id, nina.id})


def test_a_kind_of_work_reaches_its_later_teams_alone(app: Flask, ada: FlaskClient, cast: Cast) -> None:
    published_for(ada, cast.team.id, who="departments", departments="transport")
    ada.post("/organisation/teams", data={"team": "Night", "department": "care"})
    ada.post("/organisation/teams", data={"team": "Ships", "department": "transport"})
    work(app)
    assert "Ask what itches most" not in client_for(app, newcomer("Night")).get("/today").text
    with write() as session:
        ships = session.scalars(select(Team).filter_by(name="Ships")).one()
        session.get_one(Person, cast.carol.id).team_id = ships.id
    assert "Ask what itches most" in client_for(app, cast.carol).get("/today").text


def test_a_draft_for_everybody_is_for_the_teams_of_the_day_on_which_it_is_published(
    app: Flask, ada: FlaskClient, cast: Cast
) -> None:
    number = written(ada, cast.team.id)
    ada.post(f"/team/challenges/{number}/audience", data={"who": "everyone"})
    ada.post("/organisation/teams", data={"team": "Night", "department": "care"})
    work(app)
    ada.post(f"/team/challenges/{number}/days", data=WEEK)
    assert "Ask what itches most" in client_for(app, newcomer("Night")).get("/today").text


def test_the_pages_say_for_whom_it_is_and_will_be(ada: FlaskClient, cast: Cast) -> None:
    number = published_for(ada, cast.team.id, who="departments", departments="transport")
    page = ada.get(f"/team/challenges/{number}").text
    assert "On the road" in page
    assert "Also teams that come later" in page
    assert "On the road" in ada.get("/team/challenges").text
    form = ada.get(f"/team/challenges/{number}/audience").text
    assert 'value="departments" checked' in form
    assert 'name="departments" value="transport" checked' in form
    ada.post(f"/team/challenges/{number}/audience", data={"who": "everyone"})
    assert 'value="everyone" checked' in ada.get(f"/team/challenges/{number}/audience").text
    ada.post(f"/team/challenges/{number}/audience", data={"who": "teams", "teams": str(cast.team.id)})
    assert "Also teams that come later" not in ada.get(f"/team/challenges/{number}").text
    assert db.session.query(StandingAudience).count() == 0


def test_a_copy_and_a_draft_that_is_thrown_away_leave_nothing_standing(ada: FlaskClient, cast: Cast) -> None:
    number = published_for(ada, cast.team.id, who="everyone")
    made = int(ada.post(f"/team/challenges/{number}/copies").location.split("/")[-2])
    assert {row.challenge_id for row in db.session.query(StandingAudience)} == {number}
    ada.post(f"/team/challenges/{made}/audience", data={"who": "everyone"})
    assert ada.post(f"/team/challenges/{made}/removal").status_code == 303
    assert {row.challenge_id for row in db.session.query(StandingAudience)} == {number}


def test_who_leads_all_teams_of_now_decides_nothing_about_those_to_come(
    app: Flask, ada: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    number = published_for(ada, cast.team.id, who="departments", departments="transport")  # her team alone, today
    asked = {
        "words": WORDS | {"title": "Mine now"},
        "audience": {"who": "teams", "teams": str(cast.team.id)},
        "days": WEEK | {"ends_on": "2026-11-26"},
    }
    for page, words in asked.items():
        assert maria.post(f"/team/challenges/{number}/{page}", data=words).status_code == 409
    maria.post(f"/team/challenges/{number}/pause")
    row = the_row(number)
    assert (row.title, row.ends_on.isoformat(), row.paused_at) == (WORDS["title"], WEEK["ends_on"], None)
    mine = written(maria, cast.team.id)
    assert maria.post(f"/team/challenges/{mine}/audience", data={"who": "everyone"}).status_code == 303
    assert {row.challenge_id for row in db.session.query(StandingAudience)} == {number}


def test_who_leads_a_team_sees_what_is_set_for_everybody_and_copies_it(
    ada: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    number = published_for(ada, cast.team.id, who="everyone")
    for address in ("/team", "/team/challenges"):
        assert f"/team/challenges/{number}" in maria.get(address).text
    assert "Look at it, copy" in maria.get("/team").text
    page = maria.get(f"/team/challenges/{number}")
    assert page.status_code == 200
    assert "You do not lead everybody this is for." in page.text
    assert "Take back" not in page.text
    assert maria.post(f"/team/challenges/{number}/withdrawal").status_code == 303
    assert the_row(number).withdrawn_at is None
    made = maria.post(f"/team/challenges/{number}/copies").location
    assert maria.get(made).status_code == 200


def test_what_is_for_a_team_no_longer_is_in_no_list_of_who_leads_it(
    ada: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    number = published_for(ada, cast.team.id, who="everyone")
    ada.post(f"/team/challenges/{number}/audience", data={"who": "teams", "teams": str(cast.other_team.id)})
    one = f"/team/challenges/{number}"
    assert maria.get(one).status_code == 404
    assert [one in maria.get(address).text for address in ("/team", "/team/challenges")] == [False, False]
    assert one in ada.get("/team/challenges").text


def test_who_leads_every_team_can_mean_everybody_also_while_there_is_one_team(
    app: Flask, ada: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    with write() as session:
        for one in session.scalars(select(Person).filter_by(team_id=cast.other_team.id)):
            one.team_id = cast.team.id
        session.flush()
        session.delete(session.get_one(Team, cast.other_team.id))
    number = written(ada, cast.team.id)
    assert 'value="everyone"' in ada.get(f"/team/challenges/{number}/audience").text
    mine = written(maria, cast.team.id)
    assert 'value="everyone"' not in maria.get(f"/team/challenges/{mine}/audience").text
    published_for(ada, cast.team.id, who="everyone")
    ada.post("/organisation/teams", data={"team": "Night", "department": "care"})
    work(app)
    assert "Ask what itches most" in client_for(app, newcomer("Night")).get("/today").text
