"""One person makes no meeting: what they draw there is theirs, as every other stroke, whenever it comes in."""

from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from app.badges.models import Award
from app.database import db, write
from app.jobs.work import Task
from app.meetings.models import Meeting
from app.people.models import Person
from app.planning.meetings import follow_end
from app.scores.models import PersonDay
from app.scores.recount import rebuild
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, state_of
from tests.meetings.test_meeting import begin, draw, team_day
from tests.meetings.test_own_hours import days

TODAY = MONDAY.date().isoformat()


def hold(client: FlaskClient, who: Person, clock: TestClock, times: int) -> str:
    """A meeting from beginning to end, without anybody else."""
    address, _ = begin(client)
    draw(client, who, address, clock, times)
    client.post(f"{address}/end")
    return address


def own_day() -> tuple[int, int]:
    """Strokes and points of the only person who did anything."""
    db.session.rollback()
    db.session.expire_all()
    (row,) = db.session.scalars(select(PersonDay))
    return row.strokes, row.points


def is_the_same_counted_anew() -> bool:
    before = days()
    with write() as session:
        rebuild(session)
    return days() == before


def test_eighteen_meetings_with_oneself_are_the_strokes_of_one_day(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    for _ in range(18):
        hold(alice, cast.alice, clock, 10)
    assert own_day() == (180, 10)
    assert team_day() == (180, 10)
    assert is_the_same_counted_anew()


def test_they_share_the_daily_number_with_all_other_strokes(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    send(alice, cast.alice, [deed("tally", clock()) for _ in range(8)])
    hold(alice, cast.alice, clock, 6)
    assert own_day() == team_day() == (14, 10)
    assert state_of(alice)["days"][TODAY]["strokes"] == 14


@pytest.mark.parametrize("ends_first", [True, False])
def test_what_comes_in_late_or_is_taken_back_ends_up_the_same(
    alice: FlaskClient, cast: Cast, clock: TestClock, ends_first: bool
) -> None:
    address, _ = begin(alice)
    strokes = [deed("meeting_stroke", clock(), meeting=address.rsplit("/", 1)[1]) for _ in range(4)]
    undone = deed("retraction", clock(), deed=strokes[0]["id"])
    if ends_first:
        alice.post(f"{address}/end")
    for some in ([undone], strokes):
        send(alice, cast.alice, some)
    if not ends_first:
        alice.post(f"{address}/end")
    assert own_day() == team_day() == (3, 3)
    assert is_the_same_counted_anew()
    send(alice, cast.alice, [deed("retraction", clock(), deed=stroke["id"]) for stroke in strokes[1:]])
    assert own_day() == team_day() == (0, 0)


def test_its_page_speaks_of_nobody_else(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    page = alice.get(hold(alice, cast.alice, clock, 3)).text
    assert "3 strokes for your own day" in page
    assert "the other heard" not in page
    assert "once for the team" not in page


def badges(person: Person) -> set[str]:
    db.session.rollback()
    return set(db.session.scalars(select(Award.badge).where(Award.person_id == person.id)))


def follow(clock: TestClock, address: str) -> None:
    """The job after the end of a meeting."""
    ref = UUID(address.rsplit("/", 1)[1])
    number = db.session.scalars(select(Meeting.id).where(Meeting.ref == ref)).one()
    follow_end(Task(1, "meetings.ended", {"meeting": number}, 1, clock(), clock()))


def test_nobody_pulls_up_a_chair_to_themselves(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    for _ in range(5):
        follow(clock, hold(alice, cast.alice, clock, 1))
        clock.forward(days=1)
    assert not badges(cast.alice) & {"at-the-table", "five-meetings"}


def test_who_drew_beside_somebody_has_the_badge_when_it_is_over(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    address, code = begin(alice)
    for client in (bob, maria):
        client.post("/meetings/seats", data={"code": code})
    draw(alice, cast.alice, address, clock, 1)
    draw(bob, cast.bob, address, clock, 1)
    assert "at-the-table" not in badges(cast.alice) | badges(cast.bob)
    alice.post(f"{address}/end")
    follow(clock, address)
    assert "at-the-table" in badges(cast.alice) & badges(cast.bob)
    assert "at-the-table" not in badges(cast.maria)
    late = deed("meeting_stroke", clock(), meeting=address.rsplit("/", 1)[1])
    send(maria, cast.maria, [late])
    assert "at-the-table" in badges(cast.maria)


def test_all_meetings_of_a_day_together_score_as_one_person_does(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    for _ in range(3):
        address, code = begin(alice)
        bob.post("/meetings/seats", data={"code": code})
        for client, who in ((alice, cast.alice), (bob, cast.bob)):
            draw(client, who, address, clock, 6)
        alice.post(f"{address}/end")
    assert team_day() == (18, 10)
    assert is_the_same_counted_anew()
    clock.forward(days=1)
    address, code = begin(alice)
    bob.post("/meetings/seats", data={"code": code})
    draw(bob, cast.bob, address, clock, 4)
    alice.post(f"{address}/end")
    assert sorted(row["points"] for row in map(dict, days()) if "person_id" not in row) == ["10", "2"]


def test_a_meeting_that_ended_before_stays_as_it_counted(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    address, _ = begin(alice)
    draw(alice, cast.alice, address, clock, 4)
    alice.post(f"{address}/end")
    with write() as session:  # as the rule of then left it
        session.execute(update(Meeting).values(is_shared=None, counted=4))
        rebuild(session)
    assert team_day() == (4, 4)
    assert own_day() == (0, 0)
    hold(alice, cast.alice, clock, 2)
    assert team_day() == (6, 6)
    assert is_the_same_counted_anew()
