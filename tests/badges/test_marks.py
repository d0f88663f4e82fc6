"""Badges for compliments, questions, meetings, ideas and first steps: earned by real deeds, told to their own."""

from datetime import timedelta

from flask.testing import FlaskClient
from sqlalchemy import delete, select

from app.badges.gathering import gather
from app.badges.history import facts_of
from app.badges.models import Award
from app.badges.reading import history_of
from app.badges.rebuilding import rebuild
from app.database import db, write
from app.ideas.models import Idea
from app.notifications.models import Notification
from app.people.models import Person
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses


def have(person: Person) -> set[str]:
    db.session.rollback()
    return set(db.session.scalars(select(Award.badge).where(Award.person_id == person.id)))


def told(person: Person) -> list[str]:
    rows = select(Notification.params).where(Notification.person_id == person.id, Notification.kind == "badge")
    return [str(params.get("badge")) for params in db.session.scalars(rows)]


def test_a_compliment_is_a_badge_for_both(alice: FlaskClient, cast: Cast) -> None:
    thanks = deed("compliment", MONDAY, to=[str(cast.bob.account), str(cast.maria.account)], because="you waited")
    assert statuses(send(alice, cast.alice, [thanks])) == ["accepted"]
    assert "kind-word" in have(cast.alice)
    assert have(cast.bob) == have(cast.maria) == {"received-with-thanks"}
    assert told(cast.bob) == ["received-with-thanks"]


def test_questions_with_strokes_count_by_day_and_by_kind_never_by_number(alice: FlaskClient, cast: Cast) -> None:
    strokes = [deed("tally", MONDAY + timedelta(seconds=n)) for n in range(4)]
    asked = ["ask", "think", "ask", "value"]
    notes = [
        deed("note", MONDAY + timedelta(seconds=10 + n), stroke=stroke["id"], question=question)
        for n, (stroke, question) in enumerate(zip(strokes, asked, strict=True))
    ]
    send(alice, cast.alice, [*strokes, *notes[:3]])
    assert "good-question" in have(cast.alice)
    assert "three-questions" not in have(cast.alice)
    back = deed("note", MONDAY + timedelta(seconds=30), stroke=strokes[1]["id"], question="none")
    send(alice, cast.alice, [back, notes[3]])
    assert "three-questions" not in have(cast.alice)
    again = deed("note", MONDAY + timedelta(seconds=40), stroke=strokes[1]["id"], question="think")
    send(alice, cast.alice, [again])
    assert "three-questions" in have(cast.alice)
    assert "Should we ask a customer?" in alice.get("/badges/three-questions").text


def test_a_meeting_a_first_step_and_an_idea_that_is_taken_up(
    alice: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    address = alice.post("/meetings").location
    stroke = deed("meeting_stroke", MONDAY, meeting=address.rsplit("/", 1)[-1])
    step = deed("first_step", MONDAY, what="Wave at every van")
    answer = deed("step_answer", MONDAY + timedelta(minutes=1), step=step["id"], answer="done")
    idea = deed("idea", MONDAY, title="Wave", what="Wave at the ferry", minutes=5, courage=1)
    assert statuses(send(alice, cast.alice, [stroke, step, answer, idea])) == ["accepted"] * 4
    assert {"at-the-table", "small-beginning"} <= have(cast.alice)
    assert "own-idea" not in have(cast.alice)
    number = db.session.scalars(select(Idea.id)).one()
    assert maria.post(f"/team/ideas/{number}/adoption").status_code == 303
    assert "own-idea" in have(cast.alice)
    assert "own-idea" in told(cast.alice)
    assert "Wave at every van" in alice.get("/badges/small-beginning").text


def test_sums_and_history_tell_the_same_and_a_rebuild_too(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    test_a_meeting_a_first_step_and_an_idea_that_is_taken_up(alice, maria, cast)
    test_a_compliment_is_a_badge_for_both(alice, cast)
    test_questions_with_strokes_count_by_day_and_by_kind_never_by_number(alice, cast)
    session = db.session()
    for person in (cast.alice, cast.bob):
        found = session.get_one(Person, person.id)
        assert gather(session, found, MONDAY) == facts_of(history_of(session, found))
    before = [have(person) for person in (cast.alice, cast.bob, cast.maria)]
    with write() as anew:
        anew.execute(delete(Award))
        rebuild(anew, MONDAY)
    assert [have(person) for person in (cast.alice, cast.bob, cast.maria)] == before
