"""Showing a badge to the organisation: only what one has, and only who may be seen."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from threading import Barrier, BrokenBarrierError
from uuid import uuid4
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.badges.models import Award, Gift, Giving, SharedBadge, TeamAward
from app.badges.sharing import share as put_on_wall
from app.database import db, write
from app.people.models import Person
from app.people.visibility import choose_quiet
from app.wall.entries import wall_of
from app.wall.given_cards import given_badges
from app.wall.sources import Entry
from tests.conftest import MONDAY, Cast, client_for
from tests.deeds.phone import deed, send

KEY = "first-surprise"


@pytest.fixture
def earned(alice: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("surprise", MONDAY, what="A card with the invoice")])


def shown(reader: Person) -> list[Entry]:
    wall = wall_of(db.session(), reader, MONDAY + timedelta(days=1), "customer")
    return [entry for entry in wall.entries if entry.shared]


def share(client: FlaskClient) -> str:
    answer = client.post(f"/badges/{KEY}/share")
    assert answer.status_code == 303
    return str(answer.location)


@pytest.mark.usefixtures("earned")
def test_who_shared_it_can_hand_on_the_link_and_nobody_else_is_asked_to(alice: FlaskClient, bob: FlaskClient) -> None:
    page = share(alice)
    assert f'value="http://localhost{page}" readonly' in alice.get(page).text
    assert "<share-link" not in bob.get(page).text


@pytest.mark.usefixtures("earned")
def test_a_shared_badge_is_on_the_wall_once_and_has_a_page_for_the_organisation(
    app: Flask, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    page = share(alice)
    assert share(alice) == page
    (card,) = shown(cast.bob)
    assert (card.person_name, card.mine) == ("Alice Ahmed", False)
    assert shown(cast.carol) == []
    send(bob, cast.bob, [deed("applause", MONDAY, target=card.target)])
    assert shown(cast.alice)[0].claps == 1
    for client in (alice, bob, client_for(app, cast.carol)):
        assert "Alice Ahmed shares this badge" in client.get(page).text
        assert client.get(f"{page}/card.png").status_code == 200
    assert "A card with the invoice" not in bob.get(page).text
    assert "Take it off the wall" not in bob.get(page).text


@pytest.mark.usefixtures("earned")
def test_two_taps_at_once_share_it_once(app: Flask, cast: Cast) -> None:
    ready = Barrier(2)

    def tap(_: int) -> int:
        with app.app_context(), write() as session:
            person = session.get_one(Person, cast.alice.id)
            with suppress(BrokenBarrierError):  # on SQLite the second waits for its turn to write
                ready.wait(1)
            return put_on_wall(session, person, KEY, MONDAY).id

    with ThreadPoolExecutor(2) as pool:
        numbers = set(pool.map(tap, range(2)))
    assert numbers == {db.session.scalars(select(SharedBadge.id)).one()}


@pytest.mark.usefixtures("earned")
def test_a_shared_badge_is_not_on_the_card_of_its_day_as_well(alice: FlaskClient, cast: Cast) -> None:
    with write() as session:
        session.add(
            Award(
                person_id=cast.alice.id,
                team_id=cast.team.id,
                badge="double-feature",
                day=MONDAY.date(),
                awarded_at=MONDAY,
            )
        )

    def cards() -> list[tuple[bool, set[str]]]:
        wall = wall_of(db.session(), cast.bob, MONDAY + timedelta(days=1), "customer")
        found = [entry for entry in wall.entries if entry.medals]
        return sorted((entry.shared is not None, {medal.badge.key for medal in entry.medals}) for entry in found)

    assert cards() == [(False, {KEY, "double-feature"})]
    share(alice)
    assert cards() == [(False, {"double-feature"}), (True, {KEY})]
    alice.post(f"/badges/{KEY}/unshare")
    assert cards() == [(False, {KEY, "double-feature"})]


@pytest.mark.usefixtures("earned")
def test_what_is_taken_off_the_wall_is_gone_and_what_one_does_not_have_cannot_be_shared(
    alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    page = share(alice)
    bob.post(f"/badges/{KEY}/unshare")
    assert len(shown(cast.bob)) == 1
    alice.post(f"/badges/{KEY}/unshare")
    assert shown(cast.bob) == []
    assert bob.get(page).status_code == 404
    assert bob.post(f"/badges/{KEY}/share").status_code == 404
    assert alice.post("/badges/team-claps/share").status_code == 404
    assert alice.post("/badges/no-such/share").status_code == 404


@pytest.mark.usefixtures("earned")
def test_who_wants_no_game_is_not_shown_and_sees_none(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    page = share(alice)
    with write() as session:
        choose_quiet(session.get_one(Person, cast.bob.id), quiet=True, now=MONDAY)
    for address in (page, f"{page}/card.svg"):
        answer = bob.get(address).text
        assert "You use Streepje quietly" in answer
        assert "Alice" not in answer
    with write() as session:
        choose_quiet(session.get_one(Person, cast.bob.id), quiet=False, now=MONDAY)
        choose_quiet(session.get_one(Person, cast.alice.id), quiet=True, now=MONDAY)
    assert (bob.get(page).status_code, bob.get(f"{page}/card.svg").status_code) == (404, 404)
    assert shown(cast.bob) == []


def test_a_given_badge_that_is_shared_stands_on_the_wall_once_with_who_gave_it_and_why(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    both = [str(cast.alice.account), str(cast.bob.account)]
    send(maria, cast.maria, [deed("given_badge", MONDAY, badge="rock", to=both, because="you kept calm")])

    def cards() -> list[tuple[bool, str, tuple[str, ...], str]]:
        wall = wall_of(db.session(), cast.maria, MONDAY + timedelta(days=1), "customer")
        given = [entry for entry in wall.entries if entry.type == "given"]
        return sorted((entry.shared is not None, entry.person_name, entry.to, entry.by) for entry in given)

    unshared = (False, "Maria Martens", ("Alice Ahmed", "Bob Bakker"), "")
    assert cards() == [unshared]
    alice.post("/badges/rock/share")
    by_alice = (True, "Alice Ahmed", (), "Maria Martens")
    assert cards() == [(False, "Maria Martens", ("Bob Bakker",), ""), by_alice]
    page = maria.get("/wall").text
    assert page.count("you kept calm") == 2
    assert "from Maria Martens" in page
    bob.post("/badges/rock/share")
    assert cards() == [by_alice, (True, "Bob Bakker", (), "Maria Martens")]
    for client in (alice, bob):
        client.post("/badges/rock/unshare")
    assert cards() == [unshared]


def test_givings_that_are_all_shared_do_not_end_the_wall(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    """They take no places among the newest of which a page is made."""
    with write() as session:
        rows = [
            Giving(
                person_id=cast.maria.id, deed_id=uuid4(), team_id=cast.team.id, badge="rock", because=str(n),
                local_day=MONDAY.date(), occurred_at=MONDAY + timedelta(minutes=n),
            )
            for n in range(3)
        ]  # fmt: skip
        session.add_all(rows)
        session.flush()
        to = (cast.bob, cast.alice, cast.alice)  # the newest two are hers
        gifts = [Gift(giving_id=row.id, person_id=one.id) for row, one in zip(rows, to, strict=True)]
        session.add_all(gifts)
        session.flush()
        for gift, key in ((gifts[1], "fixer"), (gifts[2], "rock")):
            shared = {"badge": key, "gift_id": gift.id, "day": MONDAY.date(), "shared_at": MONDAY}
            session.add(SharedBadge(person_id=cast.alice.id, team_id=cast.team.id, **shared))
    (left,) = given_badges(db.session(), cast.maria, MONDAY + timedelta(days=1), 1, "customer")
    assert left.what == "0"


def test_a_given_badge_leaves_the_wall_with_its_giver_taking_it_back(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    gift = deed("given_badge", MONDAY, badge="rock", to=[str(cast.alice.account)], because="you kept calm")
    send(maria, cast.maria, [gift])
    page = alice.post("/badges/rock/share").location
    assert "you kept calm" in bob.get(page).text
    assert "you kept calm" in " ".join(ElementTree.fromstring(bob.get(f"{page}/card.svg").text).itertext())
    send(maria, cast.maria, [deed("retraction", MONDAY, deed=gift["id"])])
    assert bob.get(page).status_code == 404
    assert db.session.scalars(select(SharedBadge)).all() == []


def test_what_a_team_earned_has_a_page_for_the_organisation_and_no_second_card(
    app: Flask, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    with write() as session:
        row = {"team_id": cast.team.id, "badge": "team-claps", "day": MONDAY.date(), "awarded_at": MONDAY}
        session.add(TeamAward(**row, evidence={"have": 100}))
    assert "Make a page for colleagues" in alice.get("/badges/team-claps").text
    carol = client_for(app, cast.carol)
    assert carol.post("/badges/team-claps/share").status_code == 404  # of another team
    page = alice.post("/badges/team-claps/share").location
    assert alice.post("/badges/team-claps/share").location == page
    assert page in alice.get("/badges/team-claps").text
    for client in (alice, bob, carol):
        told = client.get(page).text
        assert f"{cast.team.name} shares this badge" in told
        assert "Alice" not in told.split("<main", 1)[1] or client is alice
        assert client.get(f"{page}/card.png").status_code == 200
    assert f'value="http://localhost{page}" readonly' in alice.get(page).text
    assert "Close this page" in alice.get(page).text
    assert "Close this page" not in bob.get(page).text
    for reader in (cast.alice, cast.bob):
        wall = wall_of(db.session(), reader, MONDAY + timedelta(days=1), "customer")
        assert [entry.type for entry in wall.entries if entry.medals] == ["team-award"]
    with write() as session:
        choose_quiet(session.get_one(Person, cast.alice.id), quiet=True, now=MONDAY)
    assert bob.get(page).status_code == 404
    with write() as session:
        choose_quiet(session.get_one(Person, cast.alice.id), quiet=False, now=MONDAY)
    alice.post("/badges/team-claps/unshare")
    assert bob.get(page).status_code == 404
