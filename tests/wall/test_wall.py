"""The wall: what one's own team did, newest first, with everybody's claps."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.badges.catalogue import LOOKS
from app.database import db
from app.people.models import Person
from app.surprises.models import Surprise
from app.wall.entries import PAGE, Wall, wall_of, whole_moments
from app.wall.sources import Entry
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send
from tests.queries import counted_statements


@pytest.fixture
def a_full_wall(alice: FlaskClient, cast: Cast) -> None:
    moments = [MONDAY - timedelta(hours=n) for n in range(PAGE + 3)]
    send(alice, cast.alice, [deed("surprise", moment, what=f"Number {n}") for n, moment in enumerate(moments)])


def wall(reader: Person, hours: int = 1) -> Wall:
    return wall_of(db.session(), reader, MONDAY + timedelta(hours=hours), "customer")


@pytest.mark.usefixtures("a_full_wall")
def test_the_newest_is_on_top_and_older_ones_follow(cast: Cast) -> None:
    first = wall(cast.bob)
    assert PAGE - 3 <= len(first.entries) <= PAGE  # what happened at one moment is not torn apart
    assert first.older is not None
    moments = [entry.when for entry in first.entries]
    assert moments == sorted(moments, reverse=True)
    second = wall_of(db.session(), cast.bob, first.older, "customer")
    assert second.older is None
    assert not {entry.target for entry in first.entries} & {entry.target for entry in second.entries}


@pytest.mark.usefixtures("a_full_wall")
def test_another_team_sees_nothing_of_it(cast: Cast) -> None:
    assert wall(cast.carol).entries == []


@pytest.mark.usefixtures("a_full_wall")
def test_claps_are_counted_and_ones_own_apart(bob: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    number = db.session.scalars(select(Surprise.id).where(Surprise.what == "Number 0")).one()
    for client, person, times in ((bob, cast.bob, 2), (maria, cast.maria, 3)):
        send(client, person, [deed("applause", MONDAY, target=f"surprise:{number}") for _ in range(times)])
    entry = next(entry for entry in wall(cast.bob).entries if entry.what == "Number 0")
    assert (entry.claps, entry.clapped, entry.mine) == (5, 2, False)
    assert next(entry for entry in wall(cast.alice).entries if entry.what == "Number 0").mine


@pytest.mark.usefixtures("a_full_wall")
def test_badges_are_on_it(cast: Cast) -> None:
    shown = [medal.badge.key for entry in wall(cast.bob).entries for medal in entry.medals]
    assert shown
    assert set(shown) <= LOOKS.keys()


def test_the_number_of_queries_does_not_grow_with_what_is_on_it(alice: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("surprise", MONDAY, what="One")])
    wall(cast.bob)
    with counted_statements() as few:
        wall(cast.bob)
    send(alice, cast.alice, [deed("surprise", MONDAY, what="More") for _ in range(60)])
    wall(cast.bob)
    with counted_statements() as many:
        wall(cast.bob)
    assert len(many) == len(few)


@pytest.mark.parametrize("before", ["", "yesterday", "2026-13-01", "2026-11-23T10:00:00", "0001-01-01T00:00:00+14:00"])
def test_an_unreadable_moment_shows_the_newest(alice: FlaskClient, before: str) -> None:
    assert alice.get("/wall", query_string={"before": before}).status_code == 200


@pytest.mark.parametrize("before", ["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "soon"])
def test_a_moment_that_no_calendar_knows_shows_the_newest(alice: FlaskClient, cast: Cast, before: str) -> None:
    assert alice.get("/wall", query_string={"before": before}).status_code == 200


def test_what_a_night_shift_did_stands_under_its_own_day(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    night = MONDAY.replace(hour=1, minute=30)  # half past two in the night from Sunday to Monday
    send(alice, cast.alice, [deed("surprise", night, "2026-11-22", what="Stayed on the line")])
    page = alice.get("/wall").text
    assert "Sunday 22 November" in page
    assert page.index("Sunday 22 November") < page.index("Stayed on the line")
    assert "02:30 at night</time>" in page


def test_ones_own_can_be_taken_off_the_wall_without_javascript(
    alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    surprise = deed("surprise", MONDAY, what="Carried a parcel")
    send(alice, cast.alice, [surprise])
    assert "Take it off the wall" not in bob.get("/wall").text
    assert f'name="deed" value="{surprise["id"]}"' in alice.get("/wall").text
    answer = alice.post("/deeds/retraction", data={"deed": surprise["id"], "back": "wall"})
    assert (answer.status_code, answer.location) == (303, "/wall")
    assert "Carried a parcel" not in bob.get("/wall").text


@pytest.mark.parametrize(("moments", "most", "shown"), [([3, 2, 2, 1], 3, 3), ([3, 2, 2, 1], 2, 1), ([2, 2, 2], 2, 3)])
def test_a_page_ends_between_two_moments(moments: list[int], most: int, shown: int) -> None:
    entries = [
        Entry("award", number, "Alice", MONDAY + timedelta(hours=hour), MONDAY.date(), False)
        for number, hour in enumerate(moments)
    ]
    assert len(whole_moments(entries, most)) == shown
