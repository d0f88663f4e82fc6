"""Several people tally one meeting: it counts once, nobody's own number shows, and silence stays among them."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.jobs.models import Job
from app.jobs.work import Task
from app.meetings.models import Meeting
from app.scores.meetings import HANDLERS
from app.scores.models import PersonDay, TeamDay
from app.scores.recount import rebuild
from app.tallies.notes import asked_by_each, noted_by
from tests.conftest import Cast, TestClock
from tests.deeds.phone import deed, send, statuses


def begin(client: FlaskClient) -> tuple[str, str]:
    """Begin a meeting; answers its address and its code."""
    address = client.post("/meetings").location
    found = re.search(r'class="meeting-code number"[^>]*>(\w+)<', client.get(address).text)
    assert found
    return address, found[1]


def draw(client: FlaskClient, who: object, address: str, clock: TestClock, times: int) -> list[dict[str, object]]:
    strokes = [deed("meeting_stroke", clock(), meeting=address.rsplit("/", 1)[1]) for _ in range(times)]
    assert set(statuses(send(client, who, strokes))) <= {"accepted"}  # type: ignore[arg-type]
    return strokes


def team_day() -> tuple[int, int]:
    """Strokes and points of the only team that did anything."""
    db.session.rollback()
    rows = db.session.execute(select(TeamDay.strokes, TeamDay.points)).all()
    assert len(rows) <= 1
    return (rows[0][0], rows[0][1]) if rows else (0, 0)


def test_three_people_hear_the_same_and_it_counts_once(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    address, code = begin(alice)
    for client in (bob, maria):
        assert client.post("/meetings/seats", data={"code": f" {code.lower()} "}).location == address
    clock.forward(minutes=10)
    for client, who, times in ((alice, cast.alice, 4), (bob, cast.bob, 5), (maria, cast.maria, 9)):
        draw(client, who, address, clock, times)
    assert team_day() == (0, 0)
    assert "3 people at the table" in bob.get(address).text
    assert alice.post(f"{address}/end").location == address
    assert team_day() == (5, 5)
    assert {(row.strokes, row.points, row.full_hours) for row in db.session.scalars(select(PersonDay))} == {(0, 0, 1)}
    page = maria.get(address).text
    assert 'meeting-number number">5<' in page
    assert "Yours was 9" in page


def test_what_comes_in_after_the_end_settles_it_anew_and_a_rebuild_says_the_same(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    address, code = begin(alice)
    bob.post("/meetings/seats", data={"code": code})
    clock.forward(minutes=10)
    draw(alice, cast.alice, address, clock, 2)
    offline = [deed("meeting_stroke", clock(), meeting=address.rsplit("/", 1)[1]) for _ in range(3)]
    clock.forward(minutes=10)
    alice.post(f"{address}/end")
    assert team_day() == (1, 1)
    after_the_end = deed("meeting_stroke", clock.forward(minutes=30), meeting=address.rsplit("/", 1)[1])
    for _ in range(2):
        send(bob, cast.bob, [*offline, after_the_end])
    assert team_day() == (4, 4)  # three by the meeting, and what was drawn when it was over is his own
    with write() as session:
        rebuild(session)
    assert team_day() == (4, 4)
    send(bob, cast.bob, [deed("retraction", clock(), deed=stroke["id"]) for stroke in offline])
    assert team_day() == (2, 2)
    assert "keep the number to ourselves" in bob.get(address).text


def test_one_alone_counts_their_own_and_no_more_points_than_a_day_scores(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    address, _ = begin(alice)
    draw(alice, cast.alice, address, clock, 14)
    alice.post(f"{address}/end")
    assert team_day() == (14, 10)


def test_silence_is_told_to_the_table_alone(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    address, code = begin(alice)
    bob.post("/meetings/seats", data={"code": code})
    alice.post(f"{address}/end")
    assert "It stayed silent." in alice.get(address).text
    assert "It stayed silent." in bob.get(address).text
    assert maria.get(address).status_code == 404
    assert team_day() == (0, 0)


def test_it_ends_by_itself_and_its_code_is_free(
    app: Flask, alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    address, code = begin(alice)
    draw(alice, cast.alice, address, clock, 2)
    job = db.session.scalars(select(Job).where(Job.kind == "meetings.end")).one()
    assert job.run_at == clock() + timedelta(hours=3)
    clock.forward(hours=3)
    assert bob.post("/meetings/seats", data={"code": code}).status_code == 422
    assert "meeting-pad" not in alice.get(address).text
    for _ in range(2):
        HANDLERS["meetings.end"](Task(1, job.kind, job.payload, 1, clock(), clock()))
    assert team_day() == (2, 2)
    db.session.rollback()
    assert db.session.scalars(select(Meeting.code)).one() is None


def test_who_does_not_sit_there_draws_nothing_ends_nothing_and_sees_nothing(
    alice: FlaskClient, bob: FlaskClient, carol: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    address, code = begin(alice)
    stroke = deed("meeting_stroke", clock(), meeting=address.rsplit("/", 1)[1])
    assert statuses(send(carol, cast.carol, [stroke])) == ["rejected:unknown_meeting"]
    assert carol.post(f"{address}/end").status_code == 404
    bob.post("/meetings/seats", data={"code": code})
    assert bob.post(f"{address}/end").status_code == 403
    with write() as session:
        assert session.scalars(select(Meeting.ended_at)).one() is None


def test_guessing_codes_ends_soon(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    _, code = begin(alice)
    for _ in range(10):
        assert bob.post("/meetings/seats", data={"code": "AAAAA"}).status_code == 422
    assert bob.post("/meetings/seats", data={"code": code}).status_code == 429


@pytest.mark.parametrize("typed", ["", "?", "AAAAA"])
def test_a_code_that_is_none_is_told_beside_the_field(alice: FlaskClient, cast: Cast, typed: str) -> None:
    answer = alice.post("/meetings/seats", data={"code": typed})
    assert answer.status_code == 422
    assert "No meeting has this code" in answer.text


def test_the_phone_keeps_the_page_of_the_meeting_until_it_is_over(alice: FlaskClient, cast: Cast) -> None:
    address, _ = begin(alice)
    assert f'"{address}"' in alice.get("/today").text
    alice.post(f"{address}/end")
    assert f'"{address}"' not in alice.get("/me").text


def test_which_question_was_asked_at_the_table_is_noted_and_goes_with_its_stroke(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    address, _ = begin(alice)
    page = alice.get(address).text
    assert ('name="question" value="value"' in page, 'name="place"' in page) == (True, False)
    kept, undone = draw(alice, cast.alice, address, clock, 2)
    for stroke in (kept, undone):
        said = deed("note", clock(), stroke=stroke["id"], question="value")
        assert statuses(send(alice, cast.alice, [said])) == ["accepted"]
    assert '</dt><dd><b class="number">2</b>' in alice.get("/me").text
    send(alice, cast.alice, [deed("retraction", clock(), deed=undone["id"])])
    assert '</dt><dd><b class="number">1</b>' in alice.get("/me").text
    plain = {"stroke": kept["id"], "question": "ask", "back": f"meeting/{address.rsplit('/', 1)[1]}"}
    assert alice.post("/deeds/note", data=plain).location == address
    assert "Should we ask a customer?" in alice.get("/me").text


def test_questions_at_a_table_are_no_part_of_the_strokes_of_a_team_and_nobody_is_named_there(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    bob.post("/me/naming")
    clock.forward(minutes=1)
    address, _ = begin(alice)
    (stroke,) = draw(alice, cast.alice, address, clock, 1)
    asked = deed("note", clock(), stroke=stroke["id"], question="ask")
    named = deed("note", clock(), stroke=stroke["id"], heard=str(cast.bob.account))
    assert statuses(send(alice, cast.alice, [asked, named])) == ["accepted", "rejected:not_named"]
    own = deed("tally", clock())
    send(alice, cast.alice, [own, deed("note", clock(), stroke=own["id"], question="value")])
    db.session.rollback()
    day = clock().date()
    assert asked_by_each(db.session(), [cast.team.id], day, day) == [(cast.team.id, cast.alice.id, "value", 1)]
    assert noted_by(db.session(), cast.alice, "question", day, day) == {"ask": 1, "value": 1}
