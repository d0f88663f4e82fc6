"""Badges for compliments, questions, meetings, ideas and first steps: earned by real deeds, told to their own."""

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from flask import current_app
from flask.testing import FlaskClient
from sqlalchemy import delete, select

from app.badges.gathering import gather
from app.badges.history import facts_of
from app.badges.models import Award
from app.badges.reading import history_of
from app.badges.rebuilding import rebuild
from app.database import db, write
from app.friendly.actions import END, invite
from app.ideas.models import Idea
from app.jobs.work import Task
from app.notifications.models import Notification
from app.people.models import Person
from app.planning.handlers import HANDLERS
from app.surprises.models import Surprise
from app.voices.models import Voice
from tests.conftest import MONDAY, Cast, TestClock, client_for
from tests.deeds.phone import deed, send, statuses

FRIDAY = MONDAY + timedelta(days=4, hours=7)  # when the hours of both have passed


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


def test_a_question_that_a_stroke_carries_counts_and_so_does_one_that_stands_again(
    alice: FlaskClient, cast: Cast
) -> None:
    carried = deed("tally", MONDAY, question="ask")
    away = deed("note", MONDAY + timedelta(seconds=5), stroke=carried["id"], question="none")
    send(alice, cast.alice, [carried, away])
    assert "good-question" not in have(cast.alice)
    send(alice, cast.alice, [deed("retraction", MONDAY + timedelta(seconds=9), deed=away["id"])])
    assert "good-question" in have(cast.alice)
    others = [deed("tally", MONDAY, question=asked) for asked in ("think", "value")]
    send(alice, cast.alice, others)
    assert "three-questions" in have(cast.alice)


def test_a_meeting_a_first_step_and_an_idea_that_is_taken_up(
    alice: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    address = alice.post("/meetings").location
    code = re.search(r'class="meeting-code number"[^>]*>(\w+)<', alice.get(address).text)
    assert code
    maria.post("/meetings/seats", data={"code": code[1]})
    alice.post(f"{address}/end")
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


def test_a_first_step_that_comes_after_its_answer_counts_when_it_comes(alice: FlaskClient, cast: Cast) -> None:
    step = deed("first_step", MONDAY, what="Wave at every van")
    send(alice, cast.alice, [deed("step_answer", MONDAY + timedelta(minutes=1), step=step["id"], answer="done")])
    assert "small-beginning" not in have(cast.alice)
    came = send(alice, cast.alice, [step]).json["state"]["new_badges"]
    assert [badge["key"] for badge in came] == ["small-beginning"]


def friendly_week(cast: Cast, *, left: bool = False, heard: int = 0) -> None:
    """Bob asks Alice, who says yes; one of them may leave, or only Bob hears the word. Then Friday comes."""
    with write() as session:
        bob, alice = (session.get_one(Person, one.id) for one in (cast.bob, cast.alice))
        number = invite(session, bob, alice.account, MONDAY).id
    alice_says = client_for(current_app._get_current_object(), cast.alice)  # type: ignore[attr-defined]
    assert alice_says.post(f"/friendly/{number}/acceptance").status_code == 303
    bob_says = client_for(current_app._get_current_object(), cast.bob)  # type: ignore[attr-defined]
    send(bob_says, cast.bob, [deed("tally", MONDAY) for _ in range(heard)])
    if left:
        bob_says.post(f"/friendly/{number}/end")
    for _ in range(2):  # a job may run again
        HANDLERS[END](Task(1, END, {"week": number}, 1, FRIDAY, FRIDAY))


def test_saying_yes_is_a_badge_and_so_is_a_week_together_whoever_heard_more(alice: FlaskClient, cast: Cast) -> None:
    friendly_week(cast, heard=3)
    assert {"game-for-it", "side-by-side"} <= have(cast.alice)
    assert "side-by-side" in have(cast.bob)
    assert "game-for-it" not in have(cast.bob)
    assert told(cast.alice) == ["game-for-it", "side-by-side"]
    row = db.session.scalars(select(Award).where(Award.badge == "side-by-side", Award.person_id == cast.alice.id)).one()
    assert (row.day, row.awarded_at) == (FRIDAY.date(), FRIDAY)
    page = alice.get("/badges/side-by-side").text
    assert "a friendly week" in page
    assert "Bob Bakker" not in page  # who else was asked, and heard it, is theirs


def test_a_week_that_one_left_is_nothing_and_takes_nothing(cast: Cast) -> None:
    friendly_week(cast, left=True)
    assert have(cast.alice) == {"game-for-it"}
    assert have(cast.bob) == set()


def voice(cast: Cast, said_at: datetime = MONDAY, **what: Any) -> int:
    with write() as session:
        row = Voice(ref=uuid4(), team_id=cast.team.id, said="You stayed.", said_at=said_at, **what)
        session.add(row)
        session.flush()
        return row.id


def test_what_a_customer_says_is_a_badge_once_it_was_read(
    alice: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    surprise = deed("surprise", MONDAY, what="Brought the parcel upstairs")
    send(alice, cast.alice, [surprise])
    about = db.session.scalars(select(Surprise.id)).one()
    number, tip = voice(cast), voice(cast, is_tip=True)
    before = have(cast.alice)
    clock.forward(days=2)
    maria.post(f"/team/voices/{tip}", data={"verdict": "kept", "person": str(cast.alice.id)})
    assert have(cast.alice) == before
    maria.post(f"/team/voices/{number}", data={"verdict": "kept", "person": str(cast.alice.id), "about": str(about)})
    assert have(cast.alice) == before | {"customers-word", "echo"}
    assert told(cast.alice)[-2:] == ["customers-word", "echo"]
    assert db.session.scalars(select(Award.day).where(Award.badge == "echo")).one() == MONDAY.date()
    assert "You stayed." in alice.get("/badges/customers-word").text
    maria.post(f"/team/voices/{number}", data={"verdict": "gone"})
    assert have(cast.alice) == before | {"customers-word", "echo"}


def test_sums_and_history_tell_the_same_and_a_rebuild_too(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    test_a_meeting_a_first_step_and_an_idea_that_is_taken_up(alice, maria, cast)
    test_a_compliment_is_a_badge_for_both(alice, cast)
    test_questions_with_strokes_count_by_day_and_by_kind_never_by_number(alice, cast)
    friendly_week(cast)
    number = voice(cast)
    maria.post(f"/team/voices/{number}", data={"verdict": "wall", "person": str(cast.bob.id)})
    session = db.session()
    for person in (cast.alice, cast.bob):
        found = session.get_one(Person, person.id)
        assert gather(session, found, MONDAY) == facts_of(history_of(session, found))
    before = [have(person) for person in (cast.alice, cast.bob, cast.maria)]
    with write() as anew:
        anew.execute(delete(Award))
        rebuild(anew, MONDAY)
    assert [have(person) for person in (cast.alice, cast.bob, cast.maria)] == before
