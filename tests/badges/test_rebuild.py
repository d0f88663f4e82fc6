"""Awarding anew from the deeds gives the same awards, whatever the order in which they came in."""

from datetime import timedelta
from random import Random
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select

from app.badges.catalogue import BADGES
from app.badges.gathering import gather
from app.badges.history import facts_of
from app.badges.models import Award, TeamAward
from app.badges.reading import history_of
from app.badges.rebuilding import rebuild
from app.challenges.library import LIBRARY
from app.database import db, write
from app.people.models import Person
from app.privacy.retention import purge_strokes
from app.scores.recount import rebuild as recount
from tests.conftest import MONDAY, Cast, TestClock, client_for
from tests.deeds.phone import deed, send

REFS = sorted(LIBRARY)[::7]


def week_of_deeds() -> list[dict[str, Any]]:
    """What somebody did from Monday to Saturday; each with an id of its own."""
    deeds = []
    for n in range(6):
        at = MONDAY + timedelta(days=n)
        deeds += [deed("tally", at + timedelta(minutes=25 * turn)) for turn in range(8 + n)]
        deeds += [deed("surprise", at, what=f"Card {n}", landed="delighted") for _ in range(n % 3)]
        deeds += [deed("completion", at, challenge=REFS[n], line="It went well")]
    return deeds


def awards(person: Person) -> dict[str, tuple[Any, ...]]:
    db.session.rollback()
    rows = db.session.scalars(select(Award).where(Award.person_id == person.id))
    return {row.badge: (row.day, row.evidence) for row in rows}


def moments(person: Person) -> dict[str, tuple[Any, ...]]:
    db.session.rollback()
    rows = db.session.scalars(select(Award).where(Award.person_id == person.id))
    return {row.badge: (row.day, row.awarded_at, row.evidence) for row in rows}


@pytest.mark.parametrize("seed", range(3))
def test_every_order_earns_the_same_and_a_rebuild_too(app: Flask, cast: Cast, clock: TestClock, seed: int) -> None:
    clock.forward(days=6)
    luck = Random(seed)
    people = (cast.alice, cast.bob, cast.maria)
    for person in people:
        client, deeds = client_for(app, person), week_of_deeds()
        luck.shuffle(deeds)
        while deeds:
            size = luck.randint(1, 30)
            batch, deeds = deeds[:size], deeds[size:]
            assert send(client, person, batch).status_code == 200
    came_in = [awards(person) for person in people]
    assert len(came_in[0]) > 8
    assert [set(found) for found in came_in] == [set(came_in[0])] * 3
    with write() as session:
        rebuild(session, clock())
    assert [set(awards(person)) for person in people] == [set(found) for found in came_in]
    kept = awards(cast.alice)
    with write() as session:
        session.execute(delete(Award))
        session.execute(delete(TeamAward))
        rebuild(session, clock())
    assert [awards(person) for person in people] == [kept] * 3


def test_sums_and_history_tell_the_same(app: Flask, cast: Cast, clock: TestClock) -> None:
    send(client_for(app, cast.bob), cast.bob, [deed("surprise", MONDAY, what="Card", for_whom="her")])
    clock.forward(days=6)
    client = client_for(app, cast.alice)
    send(client, cast.alice, week_of_deeds())
    send(client, cast.alice, [deed("applause", clock(), target="surprise:1") for _ in range(3)])
    session = db.session()
    for person in (cast.alice, cast.bob):
        found = session.get_one(Person, person.id)
        assert gather(session, found, clock()) == facts_of(history_of(session, found))


def test_a_rebuild_long_afterwards_gives_the_same_to_the_second(app: Flask, cast: Cast, clock: TestClock) -> None:
    client = client_for(app, cast.alice)
    for n in range(24):
        asked = deed("tally", clock(), question=("ask", "think", "value")[n % 3])
        heard = [deed("tally", clock() + timedelta(hours=turn)) for turn in range(6)]
        clock.forward(hours=6)
        send(client, cast.alice, [asked, *heard, deed("completion", clock(), challenge=REFS[n % len(REFS)])])
        clock.forward(hours=18)
    given = moments(cast.alice)
    assert {"keeps-asking", "three-questions", "hundred-strokes", "five-in-a-row", "round-the-clock"} <= given.keys()
    with write() as session:
        rebuild(session, clock())
    assert moments(cast.alice) == given
    clock.moment = MONDAY + timedelta(days=95)  # the questions of the first days are gone, those of later ones are not
    purge_strokes(clock())
    with write() as session:
        recount(session)
        rebuild(session, clock())
    assert moments(cast.alice) == given
    earned = awards(cast.alice)
    for days in (95, 200):  # at last all of them are gone
        clock.moment = MONDAY + timedelta(days=days)
        purge_strokes(clock())
        with write() as session:
            session.execute(delete(Award))
            recount(session)
            rebuild(session, clock())
        assert awards(cast.alice) == earned


def test_a_rebuild_keeps_an_award_whose_deed_was_taken_back(app: Flask, cast: Cast, clock: TestClock) -> None:
    client, surprise = client_for(app, cast.alice), deed("surprise", MONDAY, what="Card")
    send(client, cast.alice, [surprise])
    send(client, cast.alice, [deed("retraction", MONDAY, deed=surprise["id"])])
    before = awards(cast.alice)
    with write() as session:
        rebuild(session, clock())
    assert awards(cast.alice) == before
    assert next(iter(BADGES)) in before


def test_a_team_earns_together_and_all_of_it_hears(app: Flask, cast: Cast, clock: TestClock) -> None:
    for person in (cast.alice, cast.bob):
        send(client_for(app, person), person, [deed("surprise", MONDAY, what=f"Card {n}") for n in range(5)])
    award = db.session.scalars(select(TeamAward)).one()
    assert (award.team_id, award.badge, award.day) == (cast.team.id, "team-ten-surprises", MONDAY.date())
    maria = client_for(app, cast.maria)
    assert "Cake for all" in maria.get("/badges").text
    assert "Your team earned a badge: Cake for all" in maria.get("/inbox").text
    assert "Cake for all" not in client_for(app, cast.carol).get("/badges").text.split('id="family-surprise"')[0]


def test_what_a_team_earned_by_a_late_deed_is_told_to_who_sent_it_alone_with_what_else_came(
    app: Flask, cast: Cast, clock: TestClock
) -> None:
    for person, cards in ((cast.bob, 5), (cast.alice, 4)):
        send(client_for(app, person), person, [deed("surprise", MONDAY, what=f"Card {n}") for n in range(cards)])
    clock.forward(days=2)
    alice = client_for(app, cast.alice)
    send(alice, cast.alice, [deed("surprise", MONDAY + timedelta(hours=1), what="Was on a phone in a drawer")])
    assert db.session.scalars(select(TeamAward.badge)).one() == "team-ten-surprises"
    inbox = alice.get("/inbox").text
    assert "badges came with what you did on Monday 23 November" in inbox
    assert "Cake for all" in inbox
    assert "Your team earned" not in inbox
    assert "Cake for all" not in client_for(app, cast.maria).get("/inbox").text
    assert "Cake for all" in client_for(app, cast.maria).get("/badges").text
