"""Anybody proposes a challenge; who leads the team adopts it with a name on it, or declines it kindly."""

from datetime import date, timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.challenges.models import Commitment, SetChallenge
from app.database import db, write
from app.ideas.models import Idea
from app.moments.actions import Due
from app.notifications.models import Notification
from app.notifications.words import line_text
from app.people.models import Person, Role
from app.planning.telling import tell_morning
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, statuses
from tests.insights.setting import published
from tests.jobs.due import run_due


def idea(**payload: Any) -> dict[str, Any]:
    base = {"title": "Wave at the ferry", "what": "Wave until somebody waves back.", "minutes": "5", "courage": "1"}
    return deed("idea", MONDAY, **{**base, **payload})


def told(person: Person) -> list[tuple[str, str]]:
    db.session.rollback()
    rows = db.session.scalars(
        select(Notification).where(Notification.person_id == person.id, Notification.kind == "idea")
    )
    return [(text.title, text.body) for text in (line_text(row, "customer") for row in rows.unique())]


def challenged() -> set[int]:
    """Who was told that somebody challenges them with the idea."""
    db.session.rollback()
    rows = db.session.scalars(select(Notification).where(Notification.kind == "challenge")).unique()
    return {row.person_id for row in rows if row.params.get("title") == "Wave at the ferry"}


def number() -> int:
    return db.session.scalars(select(Idea.id)).one()


def test_an_idea_is_adopted_with_the_name_of_who_thought_it_up(
    app: Flask, alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    assert statuses(send(alice, cast.alice, [idea()])) == ["accepted"]
    assert told(cast.maria) == [("Alice has an idea for a challenge", "Wave at the ferry")]
    assert told(cast.bob) == []
    assert "Whoever leads your team gets to see it." in alice.get("/ideas").text
    assert "Thought up by Alice" in maria.get("/team/ideas").text
    assert maria.post(f"/team/ideas/{number()}/adoption").status_code == 303
    page = bob.get("/today").text
    assert "Wave at the ferry" in page
    assert "Thought up by Alice" in page
    assert "From Maria, who does it too" in page
    assert "From you" in maria.get("/today").text
    challenge = db.session.scalars(select(SetChallenge)).unique().one()
    assert "Thought up by Alice" in maria.get(f"/team/challenges/{challenge.id}").text  # as on the phone
    copied = maria.post(f"/team/challenges/{challenge.id}/copies").location
    assert "Thought up by Alice" in maria.get(copied).text
    maria.post(copied.replace("audience", "removal"))
    assert challenge.ends_on == MONDAY.date() + timedelta(days=6)
    assert db.session.scalars(select(Commitment.person_id)).all() == [cast.maria.id]
    assert told(cast.alice) == [("Your idea is your team's challenge now", "Wave at the ferry")]
    run_due(app)
    assert challenged() == {cast.bob.id}  # nobody is challenged with what they thought up
    clock.moment = MONDAY.replace(hour=6) + timedelta(days=1)
    people = [Due(one.id, "morning", clock().date(), clock()) for one in (cast.alice, cast.bob)]
    with write() as session:
        tell_morning(session, people, clock())
    assert challenged() == {cast.bob.id}
    assert "Adopted by Maria" in alice.get("/ideas").text
    again = maria.post(f"/team/ideas/{number()}/adoption")
    assert again.status_code == 409
    assert "Somebody answered this idea already." in again.text
    assert "Ideas from your team" in again.text


def test_where_nobody_in_the_team_leads_who_leads_all_teams_hears_of_it(
    carol: FlaskClient, ada: FlaskClient, cast: Cast
) -> None:
    with write() as session:
        ada_too, dora = session.get_one(Person, cast.ada.id), session.get_one(Person, cast.bob.id)
        ada_too.team_id, dora.role = cast.team.id, Role.DIRECTOR
    assert statuses(send(carol, cast.carol, [idea()])) == ["accepted"]
    heard = [("Carol has an idea for a challenge", "Wave at the ferry")]
    assert [told(one) for one in (cast.ada, cast.bob, cast.maria, cast.carol)] == [heard, heard, [], []]
    assert "Whoever leads your team gets to see it." in carol.get("/ideas").text
    assert "Thought up by Carol" in ada.get("/team/ideas").text


def test_an_idea_begins_on_the_first_days_with_room_for_it(
    alice: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    for _ in range(2):
        published(maria, cast.team.id, starts_on="2026-11-24", ends_on="2026-12-02")  # Tuesday until Wednesday
    send(alice, cast.alice, [idea()])
    assert maria.post(f"/team/ideas/{number()}/adoption").status_code == 303
    assert "it starts on Thursday 3 December, and you do it too" in maria.get("/team/ideas").text
    challenge = db.session.scalars(select(SetChallenge).where(SetChallenge.title == "Wave at the ferry")).unique().one()
    assert (challenge.starts_on, challenge.ends_on) == (date(2026, 12, 3), date(2026, 12, 9))
    assert told(cast.alice) == [("Your idea is your team's challenge from Thursday 3 December", "Wave at the ferry")]


def test_where_no_day_has_room_the_page_of_ideas_says_so(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    for _ in range(2):
        published(maria, cast.team.id, ends_on="2027-01-20")
    send(alice, cast.alice, [idea()])
    answer = maria.post(f"/team/ideas/{number()}/adoption")
    assert answer.status_code == 409
    assert "Enough is set for the coming weeks." in answer.text
    assert "Thought up by Alice" in answer.text
    assert db.session.scalar(select(func.count()).select_from(SetChallenge)) == 2


def test_an_adopted_idea_may_be_an_exercise_in_what_is_expected_here(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    send(alice, cast.alice, [idea()])
    assert "We greet first" in maria.get("/team/ideas").text
    adoption = f"/team/ideas/{number()}/adoption"
    many = ["greet", "listen", "thank", "promise"]
    for wrong, words in ((many, "Three at most"), (["nonsense"], "Choose one of the behaviours")):
        answer = maria.post(adoption, data={"behaviours": wrong})
        assert (answer.status_code, words in answer.text) == (422, True)
    assert maria.post(adoption, data={"behaviours": many}).text.count("checked") == len(many)
    assert db.session.query(SetChallenge).count() == 0
    assert maria.post(adoption, data={"behaviours": ["greet"]}).status_code == 303
    assert db.session.scalars(select(SetChallenge)).unique().one().behaviours == ["greet"]
    assert "We greet first" in bob.get("/today").text


def test_an_idea_outlives_the_name_of_who_thought_it_up(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    send(alice, cast.alice, [idea()])
    maria.post(f"/team/ideas/{number()}/adoption")
    assert maria.post(f"/team/people/{cast.alice.id}/departure", data={"name": "goes"}).status_code == 303
    maria.get("/me")  # where she is told of what she did, by name
    for reader, page in ((bob, "/today"), (maria, "/team")):
        answer = reader.get(page)
        assert answer.status_code == 200
        assert "Wave at the ferry" in answer.text
        assert "Alice" not in answer.text


def test_an_idea_is_declined_with_a_word(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [idea()])
    maria.post(f"/team/ideas/{number()}/decline", data={"word": "The ferry rests in winter. In April?"})
    assert told(cast.alice) == [("About your idea: Wave at the ferry", "The ferry rests in winter. In April?")]
    assert "The ferry rests in winter. In April?" in alice.get("/ideas").text
    assert "No ideas waiting" in maria.get("/team/ideas").text
    assert maria.get("/api/v1/state").get_json()["unread"] == 0, "whoever answered has read of it"
    assert db.session.scalars(select(SetChallenge)).unique().all() == []


def test_another_teams_ideas_are_not_there(
    alice: FlaskClient, maria: FlaskClient, carol: FlaskClient, cast: Cast
) -> None:
    send(carol, cast.carol, [idea()])
    assert "Wave at the ferry" not in maria.get("/team/ideas").text
    for path in ("adoption", "decline"):
        assert maria.post(f"/team/ideas/{number()}/{path}").status_code == 404
    assert alice.get("/team/ideas").status_code == 404


def test_an_idea_counts_once_and_can_be_taken_back_until_it_is_answered(
    alice: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    first, second = idea(), idea(title="Hold the door")
    assert statuses(send(alice, cast.alice, [first, first, second])) == ["accepted", "duplicate", "accepted"]
    maria.post(f"/team/ideas/{db.session.scalars(select(Idea.id).order_by(Idea.id)).first()}/adoption")
    clock.forward(minutes=1)
    send(alice, cast.alice, [deed("retraction", MONDAY, deed=one["id"]) for one in (first, second)])
    db.session.rollback()
    assert db.session.scalars(select(Idea.title)).all() == ["Wave at the ferry"]
    assert told(cast.maria) == [("Alice has an idea for a challenge", "Wave at the ferry")]
    assert "Hold the door" not in maria.get("/inbox").text


def test_what_says_too_little_is_refused_and_comes_back(alice: FlaskClient, cast: Cast) -> None:
    wrong = [idea(title=" "), idea(minutes="7"), idea(courage="4"), deed("idea", MONDAY, title="Wave")]
    assert statuses(send(alice, cast.alice, wrong)) == ["rejected:bad_payload"] * 4
    answer = alice.post("/deeds/idea", data={"title": "Wave", "what": " ", "why": "A wave stays", "back": "ideas"})
    assert answer.status_code == 422
    assert "A wave stays" in answer.text
    good = {"title": "Wave", "what": "Wave.", "minutes": "5", "courage": "2", "back": "ideas"}
    assert alice.post("/deeds/idea", data=good).headers["Location"] == "/ideas"
