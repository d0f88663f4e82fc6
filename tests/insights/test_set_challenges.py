"""What becomes of a challenge that was set: paused, changed, copied, taken back, and by whom."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.challenges.models import Audience, ChallengeEvent, Completion, SetChallenge
from app.database import db, write
from app.people.models import Person
from app.scores.streak import COSIES, COSY_EVERY, MOST_COSIES
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, statuses
from tests.insights.setting import WEEK, WORDS, events, published, the_row, written


def test_who_chose_it_before_it_was_for_others_still_completes_it(
    app: Flask, ada: FlaskClient, alice: FlaskClient, cast: Cast
) -> None:
    number = written(ada, cast.other_team.id)
    ada.post(f"/team/challenges/{number}/audience", data={"who": "everyone"})
    ada.post(f"/team/challenges/{number}/days", data=WEEK)
    ada.post(f"/team/challenges/{number}/audience", data={"teams": str(cast.other_team.id)})
    assert "Ask what itches most" not in alice.get("/today").text
    answer = send(alice, cast.alice, [deed("completion", MONDAY, challenge=f"set-{number}")])
    assert statuses(answer) == ["accepted"]
    assert db.session.query(Completion).count() == 1
    assert "Ask what itches most" in alice.get("/today").text


@pytest.mark.parametrize("far", ["9999-12-31", "0001-01-01"])
def test_a_day_at_the_edge_of_the_calendar_is_no_day_to_begin_on(maria: FlaskClient, cast: Cast, far: str) -> None:
    number = written(maria, cast.team.id)
    maria.post(f"/team/challenges/{number}/audience", data={"who": "everyone"})
    answer = maria.post(f"/team/challenges/{number}/days", data=WEEK | {"rhythm": "season", "starts_on": far})
    assert (answer.status_code, "Choose a day." in answer.text) == (422, True)


def test_teams_are_looked_for_beside_a_number_that_no_team_has(maria: FlaskClient, cast: Cast) -> None:
    number = written(maria, cast.team.id)
    assert maria.get(f"/team/challenges/{number}/audience?q=a&teams={'9' * 5000}").status_code == 200


def test_where_nobody_works_for_months_the_days_are_asked_for_all_the_same(
    ada: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    number = written(maria, cast.team.id)
    for first, last in (("2026-11-24", "2027-01-23"), ("2027-01-24", "2027-03-01")):
        closed = {"name": "Rebuilding", "first": first, "last": last, "kind": "closed", "for": "all"}
        assert ada.post("/organisation/days", data=closed).status_code == 303
    clock.forward(days=1)
    assert maria.get(f"/team/challenges/{number}/days").status_code == 200


def test_a_pause_offers_it_no_longer_and_it_goes_on(maria: FlaskClient, alice: FlaskClient, cast: Cast) -> None:
    number = published(maria, cast.team.id)
    maria.post(f"/team/challenges/{number}/pause")
    assert "Ask what itches most" not in alice.get("/today").text
    assert statuses(send(alice, cast.alice, [deed("completion", MONDAY, challenge=f"set-{number}")])) == ["accepted"]
    maria.post(f"/team/challenges/{number}/resumption")
    assert events(number) == ["published", "paused", "resumed"]
    page = maria.get(f"/team/challenges/{number}").text
    assert "Maria Martens paused it" in page


def test_a_change_of_words_is_seen_and_what_it_said_is_kept(maria: FlaskClient, alice: FlaskClient, cast: Cast) -> None:
    number = published(maria, cast.team.id)
    maria.post(f"/team/challenges/{number}/words", data=WORDS | {"title": "Ask what tickles"})
    assert "Ask what tickles" in alice.get("/today").text
    change = db.session.query(ChallengeEvent).filter_by(kind="changed").one()
    assert change.was is not None
    assert (change.was["title"], change.person_id) == ("Ask what itches most", cast.maria.id)


def test_a_copy_is_a_draft_that_says_the_same(maria: FlaskClient, cast: Cast) -> None:
    number = published(maria, cast.team.id)
    maria.post(f"/team/challenges/{number}/withdrawal")
    assert maria.post(f"/team/challenges/{number}/words", data=WORDS).status_code == 409
    made = int(maria.post(f"/team/challenges/{number}/copies").location.split("/")[-2])
    assert made != number
    assert the_row(made).is_draft
    assert the_row(made).title == "Ask what itches most"


def test_without_javascript_a_button_draws_the_card(maria: FlaskClient, cast: Cast) -> None:
    page = maria.post("/team/challenges/new", data=WORDS | {"team": str(cast.team.id), "preview": "yes"})
    assert page.status_code == 200
    assert '<h3 data-field="title" data-empty="The title comes here">Ask what itches most</h3>' in page.text
    assert db.session.query(SetChallenge).count() == 0


def test_what_was_written_is_shown_as_text(maria: FlaskClient, cast: Cast) -> None:
    number = written(maria, cast.team.id, title="<script>alert(1)</script>")
    for page in ("", "/words", "/audience", "/days"):
        assert "<script>alert" not in maria.get(f"/team/challenges/{number}{page}").text


def test_taking_it_back(maria: FlaskClient, alice: FlaskClient, cast: Cast) -> None:
    number = published(maria, cast.team.id)
    assert maria.post(f"/team/challenges/{number}/withdrawal").status_code == 303
    assert "Ask what itches most" not in alice.get("/today").text


def test_a_manager_stays_within_the_own_team(maria: FlaskClient, ada: FlaskClient, cast: Cast) -> None:
    other = cast.other_team.id
    assert maria.post("/team/challenges/new", data=WORDS | {"team": str(other)}).status_code == 404
    assert maria.get(f"/team?team={other}").status_code == 404
    assert maria.get(f"/team/challenges/new?team={other}").status_code == 404
    number = published(ada, other)
    for page in ("withdrawal", "pause", "copies"):
        assert maria.post(f"/team/challenges/{number}/{page}").status_code == 404
    assert the_row(number).withdrawn_at is None
    mine = written(maria, cast.team.id)
    maria.post(f"/team/challenges/{mine}/audience", data={"teams": [str(other), str(cast.team.id)]})
    assert [row.team_id for row in db.session.query(Audience).filter_by(challenge_id=mine)] == [cast.team.id]


def test_who_went_to_another_team_sets_nothing_for_the_former_one(maria: FlaskClient, cast: Cast) -> None:
    former, other = cast.team.id, cast.other_team.id
    number, draft = published(maria, former), written(maria, former)
    maria.post(f"/team/challenges/{draft}/audience", data={"teams": str(former)})
    with write() as session:
        session.get_one(Person, cast.maria.id).team_id = other
    for page, words in (("words", WORDS), ("audience", {"teams": str(other)}), ("days", WEEK), ("pause", {})):
        assert maria.post(f"/team/challenges/{number}/{page}", data=words).status_code in {303, 409}
    assert events(number) == ["published"]
    assert maria.get(f"/team/challenges/{number}").status_code == 200
    assert maria.post(f"/team/challenges/{number}/copies").status_code == 303

    assert maria.post(f"/team/challenges/{draft}/days", data=WEEK).location.endswith(f"/{draft}/audience")
    assert the_row(draft).is_draft
    maria.post(f"/team/challenges/{draft}/audience", data={"teams": str(other)})
    maria.post(f"/team/challenges/{draft}/days", data=WEEK)
    assert not the_row(draft).is_draft


def test_an_administrator_sees_every_team(ada: FlaskClient, cast: Cast) -> None:
    assert "Delivery" in ada.get(f"/team?team={cast.team.id}").text


def test_an_employee_finds_no_such_page(alice: FlaskClient) -> None:
    assert alice.get("/team").status_code == 404
    assert alice.get("/team/challenges/new").status_code == 404
    assert alice.post("/team/challenges/new", data=WORDS).status_code == 403


def test_everybody_reads_the_rules(alice: FlaskClient) -> None:
    page = alice.get("/rules").text
    assert "2 a day at most, so that one of your three cards is always free" in page


def proposed(maria: FlaskClient, team: int) -> list[str]:
    """The first and the last day that the form proposes for a new challenge."""
    number = written(maria, team)
    maria.post(f"/team/challenges/{number}/audience", data={"teams": str(team)})
    page = maria.get(f"/team/challenges/{number}/days").text
    return [re.findall(rf'name="{name}"[^>]*value="([^"]*)"', page)[0] for name in ("starts_on", "ends_on")]


def test_the_first_days_that_are_not_full_are_proposed(maria: FlaskClient, cast: Cast) -> None:
    team = cast.team.id
    assert proposed(maria, team) == ["2026-11-23", "2026-11-27"]
    for _ in range(2):
        published(maria, team, starts_on="2026-11-26", ends_on="2026-11-26")
    assert proposed(maria, team) == ["2026-11-23", "2026-11-25"]
    for _ in range(2):
        published(maria, team, starts_on="2026-11-23", ends_on="2026-11-25")
    assert proposed(maria, team) == ["2026-11-27", "2026-11-27"]
    for _ in range(2):
        published(maria, team, starts_on="2026-11-27", ends_on="2026-11-27")
    assert proposed(maria, team) == ["2026-11-30", "2026-12-04"]


def test_days_that_are_full_say_what_fills_them_and_take_what_is_free(maria: FlaskClient, cast: Cast) -> None:
    team = cast.team.id
    for _ in range(2):
        published(maria, team, starts_on="2026-11-24", ends_on="2026-11-24")
    number = written(maria, team)
    where, wish = f"/team/challenges/{number}/days", WEEK | {"starts_on": "2026-11-24", "ends_on": "2026-11-26"}
    refused = maria.post(where, data=wish)
    assert refused.status_code == 422
    top = refused.text[refused.text.index("refused") : refused.text.index("for-whom")]
    assert 'href="#field-starts_on"' in top
    assert top.count("Ask what itches most") == 2
    [offer] = re.findall(r'name="take" value="([^"]*)"', top)
    assert offer == "2026-11-25/2026-11-27"
    page = maria.post(where, data=wish | {"take": offer}).text
    assert [re.findall(rf'name="{name}"[^>]*value="([^"]*)"', page)[0] for name in ("starts_on", "ends_on")] == (
        offer.split("/")
    )
    assert re.search(r'name="commitment" value="yes" checked', page)
    assert the_row(number).is_draft
    once = maria.post(where, data=wish | {"rhythm": "once"}).text
    assert 'name="take" value="2026-11-25/2026-11-25"' in once


def test_a_refusal_stands_on_top_with_its_reason(maria: FlaskClient, cast: Cast) -> None:
    number = written(maria, cast.team.id)
    page = maria.post(f"/team/challenges/{number}/days", data=WEEK | {"commitment": ""}).text
    assert '<a href="#field-commitment">Whoever sets a challenge goes first.' in page
    assert page.index("#field-commitment") < page.index('id="field-commitment"')
    page = maria.post("/team/challenges/new", data={"team": str(cast.team.id), "title": "x", "what": ""}).text
    assert '<a href="#field-what">' in page


def test_streaks_are_counted_in_the_same_words_on_the_rules_and_on_me(alice: FlaskClient) -> None:
    sentence = "You begin with two, every ten working days of a streak bring one more, and you carry three at most."
    assert (COSIES, COSY_EVERY, MOST_COSIES) == (2, 10, 3)
    for page in ("/rules", "/me"):
        assert sentence in alice.get(page).text
