"""Whoever ends a meeting, or brings strokes of it, while somebody else does waits for them, and nobody for ever."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.errors import Invalid
from app.meetings.actions import join, stand_up, strokes_at
from app.meetings.models import Meeting
from app.people.models import Person
from app.scores.meetings import end
from tests.conftest import Cast, TestClock
from tests.deeds.phone import deed, send, statuses
from tests.meetings.test_meeting import begin, draw, team_day
from tests.people.at_once import Change, at_once
from tests.side_by_side import side_by_side

FIRST = "SELECT id FROM meeting WHERE id = (SELECT min(id) FROM meeting)"


def held_by_two(first: FlaskClient, second: FlaskClient) -> str:
    address, code = begin(first)
    second.post("/meetings/seats", data={"code": code})
    return address


def ending(address: str, clock: TestClock) -> Callable[[], None]:
    def act() -> None:
        with write() as session:
            ref = UUID(address.rsplit("/", 1)[1])
            end(session, session.scalars(select(Meeting).where(Meeting.ref == ref)).one(), clock())

    return act


def sending(client: FlaskClient, who: Person, deeds: list[dict[str, object]]) -> Callable[[], list[str]]:
    account = str(who.account)
    return lambda: statuses(client.post("/api/v1/deeds", json={"account": account, "deeds": deeds}))


def test_two_meetings_of_a_team_that_end_at_once_both_count(
    app: Flask, alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    held_by_two(alice, bob)  # goes on
    addresses = [held_by_two(alice, bob), held_by_two(bob, alice)]
    for address in addresses:
        draw(alice, cast.alice, address, clock, 8)
    side_by_side(app, FIRST, *(ending(address, clock) for address in addresses))
    assert team_day() == (8, 8)


def test_two_phones_that_bring_late_strokes_of_one_meeting_are_both_heard(
    app: Flask, alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    address = held_by_two(alice, bob)
    late = [[deed("meeting_stroke", clock(), meeting=address.rsplit("/", 1)[1]) for _ in range(n)] for n in (3, 5)]
    alice.post(f"{address}/end")
    answers = side_by_side(app, FIRST, sending(alice, cast.alice, late[0]), sending(bob, cast.bob, late[1]))
    assert answers == [["accepted"] * 3, ["accepted"] * 5]
    assert team_day() == (4, 4)


def test_who_takes_back_a_late_stroke_waits_before_their_other_strokes_count(
    app: Flask, alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    address = held_by_two(alice, bob)
    for client, who in ((alice, cast.alice), (bob, cast.bob)):
        strokes = draw(client, who, address, clock, 4)
    alice.post(f"{address}/end")
    late = [deed("meeting_stroke", clock(), meeting=address.rsplit("/", 1)[1]), deed("tally", clock())]
    back = [deed("retraction", clock(), deed=strokes[0]["id"]), deed("tally", clock())]
    answers = side_by_side(app, FIRST, sending(alice, cast.alice, late), sending(bob, cast.bob, back))
    assert answers == [["accepted"] * 2] * 2
    assert team_day() == (6, 6)


def test_a_stroke_that_comes_in_while_its_meeting_ends_counts(
    app: Flask, alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    address = held_by_two(alice, bob)
    draw(alice, cast.alice, address, clock, 2)
    stroke = [deed("meeting_stroke", clock(), meeting=address.rsplit("/", 1)[1]) for _ in range(4)]
    side_by_side(app, FIRST, ending(address, clock), sending(bob, cast.bob, stroke))
    assert team_day() == (3, 3)


def test_who_sits_down_while_their_phone_brings_strokes_waits_for_it(
    app: Flask, alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    _, code = begin(alice)
    address = held_by_two(alice, bob)
    strokes = [deed("meeting_stroke", clock(), meeting=address.rsplit("/", 1)[1])]
    side_by_side(
        app,
        f"SELECT id FROM person WHERE id = {cast.bob.id}",
        lambda: bob.post("/meetings/seats", data={"code": code}).status_code,
        lambda: sending(bob, cast.bob, strokes)(),
    )
    assert send(bob, cast.bob, strokes).json["results"][0]["status"] == "duplicate"


def rising(who: Person, address: str, clock: TestClock) -> Change:
    ref, number = UUID(address.rsplit("/", 1)[1]), who.id
    return lambda session: stand_up(session, session.get_one(Person, number), ref, clock())


def closing(address: str, clock: TestClock) -> Change:
    ref = UUID(address.rsplit("/", 1)[1])
    return lambda session: end(session, session.scalars(select(Meeting).where(Meeting.ref == ref)).one(), clock())


def is_shared_by(address: str) -> tuple[bool | None, int]:
    """Whether it was, and how many sit there."""
    meeting = db.session.scalars(select(Meeting).where(Meeting.ref == UUID(address.rsplit("/", 1)[1]))).one()
    return meeting.is_shared, len(strokes_at(db.session(), meeting))


def test_who_stands_up_or_sits_down_while_the_meeting_ends_was_there_or_was_not(
    app: Flask, alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    left, stayed = held_by_two(alice, bob), held_by_two(alice, bob)
    at_once(app, rising(cast.bob, left, clock), closing(left, clock))
    assert is_shared_by(left) == (False, 1)
    at_once(app, closing(stayed, clock), rising(cast.bob, stayed, clock))
    assert is_shared_by(stayed) == (True, 2)
    alone, code = begin(alice)
    number = cast.bob.id
    with pytest.raises(Invalid, match="meeting_unknown"):
        at_once(app, closing(alone, clock), lambda to: join(to, to.get_one(Person, number), code, clock()))
    assert is_shared_by(alone) == (False, 1)
