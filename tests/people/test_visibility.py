"""Who may be seen is asked in one place: whoever names people in a rank, on a badge or in a message asks there."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.badges.models import Award
from app.badges.sharing import owners_of_awards
from app.database import db, write
from app.notifications.kinds import KINDS, Channel
from app.notifications.models import Notification
from app.notifications.preferences import listening
from app.people.models import Person
from app.people.visibility import are_ranked, are_seen, choose_quiet, choose_ranked, may_be_ranked, may_be_seen
from app.ranks.actions import rank_of
from app.ranks.standings import KEPT
from app.ranks.telling import thinker_of
from app.remembered import Remembered
from app.scores.models import PersonDay
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send
from tests.queries import counted_statements

APP = Path(__file__).parents[2] / "app"
TODAY = date(2026, 11, 23)


def test_no_other_module_looks_at_what_people_chose() -> None:
    own = {APP / "people" / "models.py", APP / "people" / "visibility.py", APP / "people" / "actions.py"}
    looks = [path for path in APP.rglob("*.py") if re.search(r"quiet_since|ranked_since", path.read_text())]
    assert set(looks) <= own
    templates = APP.parent / "templates"
    assert not [path for path in templates.rglob("*.html") if "_since" in path.read_text()]


@pytest.mark.parametrize("quiet", [True, False])
@pytest.mark.parametrize("ranked", [True, False])
@pytest.mark.parametrize("gone", [True, False])
def test_the_query_and_the_object_say_the_same(cast: Cast, quiet: bool, ranked: bool, gone: bool) -> None:
    with write() as session:
        person = session.merge(cast.alice)
        person.quiet_since = MONDAY if quiet else None
        person.ranked_since = MONDAY if ranked else None
        person.left_at = MONDAY if gone else None
    session, who = db.session(), Person.id == cast.alice.id
    person = session.scalars(select(Person).where(who)).one()
    assert may_be_seen(person) == bool(session.scalar(select(Person.id).where(who, are_seen())))
    assert may_be_ranked(person) == bool(session.scalar(select(Person.id).where(who, are_ranked())))
    assert may_be_ranked(person) == (ranked and not quiet and not gone)


def chose(cast: Cast, name: str, **choice: bool) -> None:
    with write() as session:
        person = session.merge(getattr(cast, name))
        if "quiet" in choice:
            choose_quiet(person, quiet=choice["quiet"], now=MONDAY)
        else:
            choose_ranked(person, ranked=choice["ranked"], now=MONDAY)


def earn(client: FlaskClient, person: Person, clock: TestClock) -> Any:
    return send(client, person, [deed("surprise", clock(), what="Flowers for the porter")]).json["state"]


def test_who_is_quiet_is_on_no_wall_with_a_badge_and_gets_no_message_of_it(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    chose(cast, "alice", quiet=True)
    assert earn(alice, cast.alice, clock)["new_badges"] == []
    award = db.session.scalars(select(Award).where(Award.person_id == cast.alice.id)).one()
    assert list(db.session.scalars(select(Notification).where(Notification.kind == "badge"))) == []
    wall = bob.get("/wall").text
    assert "Flowers for the porter" in wall  # what she wrote for the wall herself
    assert f"award-{award.id}" not in wall
    assert "The first surprise" not in wall
    assert owners_of_awards(db.session(), cast.bob, [award.id]) == {}
    chose(cast, "alice", quiet=False)
    assert f"award-{award.id}" in bob.get("/wall").text


def test_no_message_about_the_game_reaches_who_is_quiet(cast: Cast) -> None:
    chose(cast, "bob", quiet=True)
    both = {cast.alice.id, cast.bob.id}
    for kind in KINDS.values():
        told = both if kind.channel is not Channel.OFF else set()
        assert listening(db.session(), both, kind.name) == (told - {cast.bob.id} if kind.is_game else told)
    assert {kind.name for kind in KINDS.values() if kind.is_game} >= {"badge", "cools", "goal"}


def test_every_page_respects_quiet(app: Flask, alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    earn(alice, cast.alice, clock)
    assert alice.post("/me/game", data={"game": "quiet"}).status_code == 303
    for page in ("/today", "/me", "/wall", "/add", "/inbox"):
        text = alice.get(page).text
        for part in (
            'class="streak"',
            'class="pot"',
            "goal-line",
            'href="/badges"',
            'href="/rank"',
            "badge-earned",
            "your streak",
        ):
            assert part not in text, (page, part)
    for page in ("/badges", "/pot", "/rank"):
        assert "You use Streepje quietly" in alice.get(page).text
    assert "Pick your challenge" in alice.get("/today").text
    assert "<tally-pad" in alice.get("/today").text
    alice.post("/me/game", data={"game": "play"})
    assert 'class="streak"' in alice.get("/today").text


def test_what_a_quiet_person_does_counts_for_the_team(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    before = bob.get("/api/v1/state").get_json()["pot"]["temperature"]
    chose(cast, "alice", quiet=True)
    earn(alice, cast.alice, clock)
    assert bob.get("/api/v1/state").get_json()["pot"]["temperature"] > before


def test_who_joins_may_begin_quietly(browser: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    maria.post("/team/invitations", data={"team": cast.team.id, "days": "7"})
    token = re.search(r"/join/([\w-]+)", maria.get("/team/invitations").text)
    assert token
    answers = {"name": "Quiet Quinn", "password": "correct horse", "language": "en", "is_quiet": "yes"}
    assert browser.post(f"/join/{token.group(1)}", data=answers).status_code == 303
    quinn = db.session.scalars(select(Person).where(Person.name == "Quiet Quinn")).one()
    assert not may_be_seen(quinn)


def test_nobody_is_ranked_who_did_not_ask_for_it(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    earn(alice, cast.alice, clock)
    assert rank_of(db.session(), cast.alice, TODAY, MONDAY) is None
    assert "You do not take part" in alice.get("/rank").text


@pytest.mark.parametrize("many", [500, 2])  # of three people all are looked at, or those who were near
def test_the_rank_shows_neighbours_and_leaving_it_is_immediate(
    alice: FlaskClient,
    bob: FlaskClient,
    carol: FlaskClient,
    cast: Cast,
    clock: TestClock,
    many: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.ranks.actions.MANY", many)
    send(alice, cast.alice, [deed("surprise", clock(), what=f"Flowers {n}") for n in range(2)])
    earn(bob, cast.bob, clock)
    for client in (alice, bob, carol):
        client.post("/rank", data={"takes_part": "yes"})
    page = carol.get("/rank").text
    assert "Bob" in page
    assert "Alice" not in page  # two places away
    assert "Alice" in bob.get("/rank").text
    bob.post("/rank", data={"takes_part": ""})
    assert "Bob" not in carol.get("/rank").text
    assert "Alice" in carol.get("/rank").text
    alice.post("/me/game", data={"game": "quiet"})
    assert "Alice" not in carol.get("/rank").text
    alice.post("/me/game", data={"game": "play"})
    assert "You do not take part" in alice.get("/rank").text  # nobody comes back into it by themselves


def test_of_many_it_is_remembered_who_is_near_and_shown_what_they_have_now(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ranks.actions.MANY", 0)
    monkeypatch.setattr("app.ranks.standings._REMEMBERED", Remembered(KEPT))
    for client in (alice, bob):
        client.post("/rank", data={"takes_part": "yes"})
    with counted_statements() as first:
        bob.get("/rank")
    earn(alice, cast.alice, clock)
    with counted_statements() as asked:
        page = bob.get("/rank").text
    assert "Alice" in page
    assert points_of(cast.alice) > 0
    assert f"{points_of(cast.alice)}" in page
    assert [
        sum("LEFT OUTER JOIN person_day" in one and " IN (" not in one for one in some) for some in (first, asked)
    ] == [
        1,
        0,
    ]


def points_of(person: Person) -> int:
    return sum(db.session.scalars(select(PersonDay.points).where(PersonDay.person_id == person.id)))


def test_the_greatest_thinker_is_of_those_who_take_part_and_by_hours(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    send(alice, cast.alice, [deed("tally", clock()) for _ in range(9)])
    send(bob, cast.bob, [deed("tally", clock())])
    clock.forward(hours=1)
    send(bob, cast.bob, [deed("tally", clock())])
    week = date(2026, 11, 23), date(2026, 11, 30)
    assert thinker_of(db.session(), *week) is None
    chose(cast, "alice", ranked=True)
    assert thinker_of(db.session(), *week).name == "Alice"  # type: ignore[union-attr]
    chose(cast, "bob", ranked=True)
    found = thinker_of(db.session(), *week)
    assert found is not None
    assert (found.name, found.hours, found.worked) == ("Bob", 2, 45)
    chose(cast, "bob", quiet=True)
    assert thinker_of(db.session(), *week).name == "Alice"  # type: ignore[union-attr]
