"""A stroke in a meeting fills its person's own hour and is a deed of that day; talk is not multiplied by it."""

from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from app.badges.gathering import gather
from app.badges.history import facts_of
from app.badges.reading import history_of
from app.database import db, write
from app.people.models import Person
from app.privacy.retention import KEPT_FOR, purge_strokes
from app.scores.models import PersonDay, TeamDay
from app.scores.recount import rebuild
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, state_of, statuses
from tests.meetings.test_meeting import begin, draw, team_day

TODAY = MONDAY.date().isoformat()


def days() -> list[Any]:
    """All that is counted of persons and teams."""
    db.session.rollback()
    db.session.expire_all()
    rows: list[Any] = [*db.session.scalars(select(PersonDay)), *db.session.scalars(select(TeamDay))]
    return sorted(
        sorted((column.name, str(getattr(row, column.name))) for column in row.__table__.columns) for row in rows
    )


def test_it_fills_the_hour_and_the_day_and_no_points(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    address, _ = begin(alice)
    strokes = draw(alice, cast.alice, address, clock, 2)
    clock.forward(hours=1)
    strokes += draw(alice, cast.alice, address, clock, 1)
    state = state_of(alice)
    assert state["days"][TODAY]["hours"] == {"10": 2, "11": 1}
    assert (state["days"][TODAY]["strokes"], state["streak"]["length"]) == (0, 1)
    assert 'Heard in <b class="number" data-heard>2</b>' in alice.get("/today").text
    assert team_day() == (0, 0)
    alice.post(f"{address}/end")
    assert team_day() == (3, 3)  # by the meeting, and once
    with write() as session:
        before = days()
        rebuild(session)
    assert days() == before
    send(alice, cast.alice, [deed("retraction", clock(), deed=stroke["id"]) for stroke in strokes])
    state = state_of(alice)
    assert (state["days"][TODAY]["hours"], state["streak"]["length"]) == ({}, 0)
    assert team_day() == (0, 0)


def test_a_stroke_long_after_the_end_is_a_plain_one(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    address, code = begin(alice)
    bob.post("/meetings/seats", data={"code": code})
    clock.forward(minutes=10)
    draw(alice, cast.alice, address, clock, 1)
    draw(bob, cast.bob, address, clock, 2)
    alice.post(f"{address}/end")
    in_grace, after = (
        deed("meeting_stroke", clock() + timedelta(minutes=late), meeting=address.rsplit("/", 1)[1]) for late in (1, 3)
    )
    clock.forward(minutes=30)
    answers = [statuses(send(alice, cast.alice, [in_grace, after])) for _ in range(2)]
    assert answers == [["accepted"] * 2, ["duplicate"] * 2]
    today = state_of(alice)["days"][TODAY]
    assert (today["strokes"], today["hours"]) == (1, {"10": 3})
    assert team_day() == (3, 3)  # two by the meeting, one by her own ears
    assert "Yours was 2" in alice.get(address).text
    with write() as session:
        before = days()
        rebuild(session)
    assert days() == before
    send(alice, cast.alice, [deed("retraction", clock(), deed=after["id"])])
    assert state_of(alice)["days"][TODAY]["strokes"] == 0
    assert team_day() == (2, 2)


def test_a_meeting_that_nobody_ended_is_over_for_strokes_too(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    address, code = begin(alice)
    bob.post("/meetings/seats", data={"code": code})
    clock.forward(hours=4)  # and the job that ends it is late
    draw(alice, cast.alice, address, clock, 2)
    assert state_of(alice)["days"][TODAY]["strokes"] == 2


def test_a_day_in_meetings_costs_no_cosy(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    for _ in range(3):
        address, _ = begin(alice)
        draw(alice, cast.alice, address, clock, 1)
        alice.post(f"{address}/end")
        clock.forward(days=1)
    streak = state_of(alice)["streak"]
    assert (streak["length"], streak["cosies"]) == (3, 2)


def test_badges_count_the_same_from_sums_and_from_the_history(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    address, _ = begin(alice)
    for _ in range(2):
        draw(alice, cast.alice, address, clock, 1)
        clock.forward(hours=1)
    session = db.session()
    person = session.get_one(Person, cast.alice.id)
    found = gather(session, person, clock())
    assert (found.best_day_hours, found.active_days, found.strokes) == (2, 1, 0)
    assert found == facts_of(history_of(session, person))
    assert gather(session, person, clock(), {"meeting_stroke"}).best_day_hours == 2


def test_a_rebuild_after_the_strokes_are_gone_knows_the_hours(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    address, _ = begin(alice)
    draw(alice, cast.alice, address, clock, 2)
    alice.post(f"{address}/end")
    purge_strokes(clock.forward(seconds=(KEPT_FOR + timedelta(days=2)).total_seconds()))
    before = days()
    with write() as session:
        rebuild(session)
    assert days() == before
    assert db.session.scalars(select(PersonDay.full_hours)).all() == [1]


def test_where_a_meetings_strokes_fell_is_known(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    address, _ = begin(alice)
    drawn, undone = draw(alice, cast.alice, address, clock, 2)
    plain = deed("tally", clock())
    noted = [deed("note", clock(), stroke=stroke["id"], place="meeting") for stroke in (plain, drawn)]
    send(alice, cast.alice, [plain, *noted])  # that of the table is in its place already
    assert 'Meeting <b class="number">3</b>' in alice.get("/me").text
    send(alice, cast.alice, [deed("retraction", clock(), deed=undone["id"])])
    assert 'Meeting <b class="number">2</b>' in alice.get("/me").text
