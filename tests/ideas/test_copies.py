"""A copy of an adopted idea is news for who thought it up too, and their name stands with their own words alone."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.challenges.models import SetChallenge
from app.database import db, write
from app.moments.actions import Due
from app.notifications.models import Notification
from app.people.models import Person, Role
from app.planning.telling import tell_morning
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send
from tests.insights.setting import WEEK
from tests.jobs.due import run_due

IDEA = {"title": "Wave at the ferry", "what": "Wave until somebody waves back.", "minutes": "5", "courage": "1"}
BY_ALICE = "Thought up by Alice"


@pytest.fixture
def adopted(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> int:
    """The number of what Alice thought up, as Maria set it."""
    send(alice, cast.alice, [deed("idea", MONDAY, **IDEA)])
    assert maria.post("/team/ideas/1/adoption").status_code == 303
    return newest()


def newest() -> int:
    db.session.rollback()
    return db.session.scalars(select(SetChallenge.id).order_by(SetChallenge.id.desc())).first() or 0


def copied(who: FlaskClient, number: int) -> int:
    return int(who.post(f"/team/challenges/{number}/copies").location.split("/")[-2])


def begun_again(who: FlaskClient, number: int, cast: Cast, **changed: str) -> int:
    """A draft that began with what was made here before."""
    form = IDEA | {"team": str(cast.team.id), "again": str(number)} | changed
    return int(who.post("/team/challenges/new", data=form).location.split("/")[-2])


def publish(who: FlaskClient, number: int, cast: Cast, **changed: str) -> None:
    assert who.post(f"/team/challenges/{number}/audience", data={"teams": str(cast.team.id)}).status_code == 303
    assert who.post(f"/team/challenges/{number}/days", data=WEEK | changed).status_code == 303


def told_of_a_challenge() -> list[int]:
    db.session.rollback()
    rows = db.session.scalars(select(Notification).where(Notification.kind == "challenge")).unique()
    return sorted(row.person_id for row in rows if row.params.get("title") == IDEA["title"])


@pytest.mark.parametrize("is_copied", [True, False])
def test_a_copy_tells_who_thought_it_up_like_everybody(
    app: Flask, maria: FlaskClient, bob: FlaskClient, cast: Cast, adopted: int, is_copied: bool
) -> None:
    made = copied(maria, adopted) if is_copied else begun_again(maria, adopted, cast)
    maria.post(f"/team/challenges/{adopted}/withdrawal")
    publish(maria, made, cast)
    run_due(app)
    assert told_of_a_challenge() == [cast.alice.id, cast.bob.id]
    assert BY_ALICE in bob.get("/today").text


def test_a_copy_that_begins_tomorrow_is_their_morning_too(
    maria: FlaskClient, cast: Cast, adopted: int, clock: TestClock
) -> None:
    made = copied(maria, adopted)
    maria.post(f"/team/challenges/{adopted}/withdrawal")
    publish(maria, made, cast, starts_on="2026-11-24")
    due = clock.forward(days=1)
    with write() as session:
        tell_morning(session, [Due(cast.alice.id, "morning", due.date(), due)], due)
    assert told_of_a_challenge() == [cast.alice.id]


@pytest.mark.parametrize("changed", [{"title": "Shout at the ferry"}, {"what": "Shout until they leave."}])
def test_nobodys_name_stands_beside_words_that_are_not_theirs(
    maria: FlaskClient, bob: FlaskClient, cast: Cast, adopted: int, changed: dict[str, str]
) -> None:
    assert BY_ALICE not in maria.get(f"/team/challenges/{begun_again(maria, adopted, cast, **changed)}").text
    made = copied(maria, adopted)
    assert BY_ALICE in maria.get(f"/team/challenges/{made}").text
    for number in (made, adopted):
        maria.post(f"/team/challenges/{number}/words", data=IDEA | changed)
        assert BY_ALICE not in maria.get(f"/team/challenges/{number}").text
    assert BY_ALICE not in maria.get(f"/team/challenges/{copied(maria, adopted)}").text
    assert BY_ALICE not in bob.get("/today").text + maria.get("/team/library").text
    maria.post(f"/team/challenges/{adopted}/words", data=IDEA)
    for page in (bob.get("/today"), maria.get("/team/library"), maria.get(f"/team/challenges/{adopted}")):
        assert BY_ALICE in page.text


def test_who_sets_their_own_idea_once_more_is_its_author_and_nobody_beside(
    maria: FlaskClient, alice: FlaskClient, bob: FlaskClient, cast: Cast, adopted: int
) -> None:
    with write() as session:
        session.get_one(Person, cast.alice.id).role = Role.MANAGER
    made = copied(alice, adopted)
    maria.post(f"/team/challenges/{adopted}/withdrawal")
    publish(alice, made, cast)
    page = bob.get("/today").text
    assert "From Alice, who does it too" in page
    assert BY_ALICE not in page
    assert BY_ALICE in maria.get(f"/team/challenges/{copied(maria, made)}").text  # hers all the same
