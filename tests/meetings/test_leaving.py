"""Who sat down at the wrong table stands up again, and pulls nobody's number down."""

from flask.testing import FlaskClient

from app.database import write
from app.scores.recount import rebuild
from tests.conftest import Cast, TestClock
from tests.deeds.phone import deed, send, statuses
from tests.meetings.test_meeting import begin, draw, team_day


def test_who_stood_up_does_not_count_any_more(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    address, code = begin(alice)
    bob.post("/meetings/seats", data={"code": code})
    draw(alice, cast.alice, address, clock, 4)
    assert "2 people at the table" in alice.get(address).text
    assert "Stand up" not in alice.get(address).text  # who began it ends it
    assert "Stand up" in bob.get(address).text
    assert bob.post(f"{address}/departure").location == "/meetings"
    page = bob.get("/meetings").text
    assert "You have left the table." in page
    assert address not in page
    assert bob.get(address).status_code == 404
    assert "1 person at the table" in alice.get(address).text
    late = deed("meeting_stroke", clock(), meeting=address.rsplit("/", 1)[1])
    assert statuses(send(bob, cast.bob, [late])) == ["accepted"]  # it waited on the phone: no fault of anybody
    alice.post(f"{address}/end")
    assert team_day() == (4, 4)
    with write() as session:
        rebuild(session)
    assert team_day() == (4, 4)


def test_who_stood_up_can_sit_down_again(alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock) -> None:
    address, code = begin(alice)
    bob.post("/meetings/seats", data={"code": code})
    draw(bob, cast.bob, address, clock, 2)
    bob.post(f"{address}/departure")
    assert bob.post("/meetings/seats", data={"code": code}).location == address
    assert "2 people at the table" in bob.get(address).text
    alice.post(f"{address}/end")
    assert team_day() == (1, 1)  # half-way between none and two
    assert bob.post(f"{address}/departure").location == "/meetings"  # it is over, and counted
    assert "at the table" in bob.get(address).text


def test_who_began_it_does_not_walk_away(alice: FlaskClient, cast: Cast) -> None:
    address, _ = begin(alice)
    alice.post(f"{address}/departure")
    assert "1 person at the table" in alice.get(address).text


def test_without_javascript_a_stroke_and_its_undo_lead_back_to_the_table(alice: FlaskClient, cast: Cast) -> None:
    address, _ = begin(alice)
    ref = address.rsplit("/", 1)[1]
    assert f'name="back" value="meeting/{ref}"' in alice.get(address).text
    stroke = {"id": deed("tally", cast.organisation.created_at)["id"], "meeting": ref, "back": f"meeting/{ref}"}
    assert alice.post("/deeds/meeting_stroke", data=stroke).location == address
    undone = {"deed": stroke["id"], "back": f"meeting/{ref}"}
    assert alice.post("/deeds/retraction", data=undone).location == address
    for nowhere in ("meeting/elsewhere", "meeting", "nowhere/else", "//example.org"):
        assert alice.post("/deeds/tally", data={"back": nowhere}).location == "/today"
