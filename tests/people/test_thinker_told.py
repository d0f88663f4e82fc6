"""The greatest thinker of last week stays who was told, or is corrected where all see it; and is in the rank."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.people.models import Person
from app.people.visibility import choose_quiet, choose_ranked
from app.privacy.erasing import erase
from app.ranks import standings
from app.ranks.models import ThinkerTold
from app.ranks.standings import Order
from app.ranks.telling import tell_thinker, thinker_told
from app.remembered import Remembered
from app.roster.parting import part
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send

PAGE = "/rank"
CORRECTED = "Corrected"
SINCE = "Corrected since"


@pytest.fixture(autouse=True)
def _they_take_part(alice: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock) -> None:
    """Alice heard it in two hours of the week that is over now."""
    with write() as session:
        for one in (cast.alice, cast.bob, cast.maria):
            choose_ranked(session.get_one(Person, one.id), ranked=True, now=MONDAY)
    clock.forward(hours=5)
    send(alice, cast.alice, [deed("tally", MONDAY + timedelta(hours=hour)) for hour in (0, 1)])
    clock.moment = MONDAY + timedelta(days=7)


def late(client: FlaskClient, whom: Person, *hours: int) -> None:
    send(client, whom, [deed("tally", MONDAY + timedelta(hours=hour)) for hour in hours])


def thinker(client: FlaskClient) -> str:
    """What the card says."""
    page = client.get(PAGE).text
    return page.split('id="thinker-title"')[1].split("</section>")[0] if "thinker-title" in page else ""


def test_late_deeds_correct_it_where_all_see_it(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    assert "<b>Alice</b>" in thinker(maria)
    assert CORRECTED not in thinker(maria)
    late(bob, cast.bob, 0, 1, 2)
    for client in (maria, alice, maria):
        assert "<b>Bob</b>" in thinker(client)
        assert f"{SINCE}: at first it was Alice." in thinker(client)
    late(alice, cast.alice, 3)
    assert "Nobody was ahead of all others." in thinker(maria)
    assert f"{SINCE}: at first it was Bob." in thinker(maria)
    late(alice, cast.alice, 4)
    assert "Corrected: at first it was nobody." in thinker(maria)
    versions = select(ThinkerTold.person_id).order_by(ThinkerTold.version)
    assert db.session.scalars(versions).all() == [cast.alice.id, cast.bob.id, None, cast.alice.id]


def test_many_processes_that_looked_at_different_moments_correct_it_once(
    bob: FlaskClient, cast: Cast, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = (Remembered[Any, Order](standings.KEPT) for _ in range(2))
    monday, told = MONDAY.date(), []

    def look(process: Remembered[Any, Order]) -> None:
        monkeypatch.setattr(standings, "_REMEMBERED", process)
        monkeypatch.setattr(standings, "NEAR", 1)
        with write() as session:
            tell_thinker(session, monday, clock(), clock())
            found = thinker_told(session, monday, clock())
        told.append((found.thinker and found.thinker.name, found.version))

    look(here)
    look(here)  # now it remembers the order of those who took part when it was told
    late(bob, cast.bob, 0, 1, 2)
    for process in (there, here, there, here):
        look(process)
    assert told == [("Alice", 1), ("Alice", 1), *[("Bob", 2)] * 4]


@pytest.mark.parametrize("how", ["quiet", "out of it", "left", "erased"])
def test_who_takes_part_no_more_is_neither_it_nor_named(
    bob: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock, how: str
) -> None:
    late(bob, cast.bob, 0)
    assert "<b>Alice</b>" in thinker(maria)
    with write() as session:
        one = session.get_one(Person, cast.alice.id)
        if how == "quiet":
            choose_quiet(one, quiet=True, now=clock())
        elif how == "out of it":
            choose_ranked(one, ranked=False, now=clock())
        elif how == "left":
            part(session, one, clock())
        else:
            erase(session, one, clock())
    for _ in range(2):
        assert "<b>Bob</b>" in thinker(maria)
        assert "Alice" not in thinker(maria)
        assert CORRECTED not in thinker(maria)  # nothing came in late


def test_a_correction_names_nobody_who_takes_part_no_more(
    bob: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    thinker(maria)
    late(bob, cast.bob, 0, 1, 2)
    assert "it was Alice" in thinker(maria)
    with write() as session:
        choose_ranked(session.get_one(Person, cast.alice.id), ranked=False, now=clock())
    assert "Alice" not in thinker(maria)
    assert f"{SINCE}." in thinker(maria)


def test_who_comes_in_after_it_was_told_was_not_in_it(
    bob: FlaskClient, maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    with write() as session:
        choose_ranked(session.get_one(Person, cast.bob.id), ranked=False, now=clock())
    late(bob, cast.bob, 0, 1, 2)
    assert "<b>Alice</b>" in thinker(maria)
    clock.forward(hours=1)
    with write() as session:
        choose_ranked(session.get_one(Person, cast.bob.id), ranked=True, now=clock())
    assert "<b>Alice</b>" in thinker(maria)
    assert CORRECTED not in thinker(maria)


def test_what_was_told_of_weeks_long_over_is_not_kept(maria: FlaskClient, clock: TestClock) -> None:
    for _ in range(4):
        maria.get(PAGE)
        clock.forward(days=7)
    mondays = db.session.scalars(select(ThinkerTold.monday).order_by(ThinkerTold.monday)).all()
    assert mondays == [MONDAY.date() + timedelta(days=7 * n) for n in (2, 3)]
