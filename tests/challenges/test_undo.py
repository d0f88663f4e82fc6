"""What was done by a slip of the thumb is taken back on its own day, in one tap, and counts nowhere any more."""

import re
from datetime import timedelta

from flask.testing import FlaskClient
from sqlalchemy import select

from app.challenges.library import LIBRARY
from app.database import db
from app.first_steps.models import FirstStep
from app.ideas.models import Idea
from app.scores.models import PersonDay, TeamDay
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, state_of

REF = next(iter(LIBRARY))
_ID = r'<input type="hidden" name="deed" value="([^"]+)"'
UNDO = re.compile(r'action="/deeds/retraction"[^>]*data-of="(\w+)"[^>]*>\s*(?:<input[^>]*>\s*)*' + _ID)


def offered(client: FlaskClient, path: str) -> list[tuple[str, str]]:
    """Of what kind one can take back what on a page, and the deed."""
    return UNDO.findall(client.get(path).text)


def counted() -> set[tuple[int, int]]:
    """What is left of completions and points, of anybody's and any team's day."""
    rows = [*db.session.scalars(select(PersonDay)), *db.session.scalars(select(TeamDay))]
    return {(row.completions, row.points) for row in rows}


def test_what_was_done_is_taken_back_and_counts_no_more(alice: FlaskClient, cast: Cast) -> None:
    done = deed("completion", MONDAY, challenge=REF)
    state = send(alice, cast.alice, [done]).json["state"]
    assert (state["streak"]["length"], counted()) == (1, {(1, 10)})
    assert offered(alice, "/today") == [("completion", done["id"])]
    assert alice.post("/deeds/retraction", data={"deed": done["id"]}).location == "/today"
    page = alice.get("/today").text
    assert not re.search(r"<li[^>]* data-ref[^>]* data-done", page)
    assert offered(alice, "/today") == []
    state = state_of(alice)
    assert (state["streak"]["length"], state["days"][MONDAY.date().isoformat()]["done"]) == (0, [])
    assert counted() == {(0, 0)}


def test_of_what_was_done_twice_the_last_goes_first(alice: FlaskClient, cast: Cast) -> None:
    twice = [deed("completion", MONDAY - timedelta(minutes=n), challenge=REF) for n in (5, 0)]
    send(alice, cast.alice, twice)
    for done in reversed(twice):
        assert offered(alice, "/today") == [("completion", done["id"])]
        send(alice, cast.alice, [deed("retraction", MONDAY, deed=done["id"])])
    assert offered(alice, "/today") == []


def test_a_first_step_is_not_asked_about_and_can_be_taken_back_on_its_day(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    first, second = (deed("first_step", MONDAY, what=what) for what in ("Call the bakery", "Call the butcher"))
    send(alice, cast.alice, [first, second])
    page = alice.get("/first-step").text
    assert "Written down today. On your next working day we ask how it went." in page
    assert "How did it go?" not in page
    assert offered(alice, "/first-step") == [("first_step", second["id"]), ("first_step", first["id"])]
    answer = alice.post("/deeds/retraction", data={"deed": first["id"], "back": "first-step"})
    assert answer.location == "/first-step"
    assert db.session.scalars(select(FirstStep.what)).all() == ["Call the butcher"]
    clock.forward(days=1)
    assert "How did it go?" in alice.get("/first-step").text
    assert offered(alice, "/first-step") == []


def test_an_idea_can_be_taken_back_until_it_is_answered(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    said = [deed("idea", MONDAY, title=title, what="Wave until somebody waves back.") for title in ("Wave", "Hold")]
    send(alice, cast.alice, said)
    number = db.session.scalars(select(Idea.id).where(Idea.title == "Wave")).one()
    maria.post(f"/team/ideas/{number}/decline", data={"word": "In April?"})
    assert offered(alice, "/ideas") == [("idea", said[1]["id"])]
    alice.post("/deeds/retraction", data={"deed": said[1]["id"], "back": "ideas"})
    assert db.session.scalars(select(Idea.title)).all() == ["Wave"]
