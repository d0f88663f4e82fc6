"""One fan is one fan: for a badge each claps once for one thing, however often they do; the wall shows every clap."""

from dataclasses import replace
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.badges.catalogue import TEAM_BADGES
from app.badges.gathering import gather
from app.badges.history import facts_of
from app.badges.models import Award, TeamAward
from app.badges.reading import history_of
from app.badges.together import gather_team, gather_towards
from app.database import db, write
from app.people.models import Person, Team
from app.recognition.rules import MOST_CLAPS
from app.surprises.models import Surprise
from tests.conftest import MONDAY, Cast, client_for
from tests.deeds.phone import deed, send
from tests.queries import counted_statements


def surprise(alice: FlaskClient, cast: Cast, what: str) -> str:
    made = deed("surprise", MONDAY, what=what)
    send(alice, cast.alice, [made])
    return f"surprise:{db.session.scalars(select(Surprise.id).where(Surprise.what == what)).one()}"


def clap(client: FlaskClient, who: Person, target: str, times: int = 1) -> None:
    send(client, who, [deed("applause", MONDAY, target=target) for _ in range(times)])


def have(person: Person) -> set[str]:
    db.session.rollback()
    return set(db.session.scalars(select(Award.badge).where(Award.person_id == person.id)))


def test_ten_claps_of_one_colleague_are_one_and_stay_ten_on_the_wall(
    alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    target = surprise(alice, cast, "Flowers for the front desk")
    clap(bob, cast.bob, target, MOST_CLAPS)
    assert "heard-applause" not in have(cast.alice)
    assert not have(cast.bob) & {"first-claps", "warm-hands"}
    assert f"<span>{MOST_CLAPS} claps</span>" in alice.get("/wall").text
    for person in (cast.alice, cast.bob):
        found = db.session.get_one(Person, person.id)
        facts = gather(db.session(), found, MONDAY)
        assert facts == facts_of(history_of(db.session(), found))
        assert (facts.claps_received, facts.claps_given) == ((1, 0) if person is cast.alice else (0, 1))


def test_for_a_team_each_claps_once_for_one_thing_too(
    app: Flask, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    first, second = (surprise(alice, cast, what) for what in ("Flowers", "A map"))
    clap(bob, cast.bob, first, 5)
    clap(bob, cast.bob, second)
    clap(client_for(app, cast.maria), cast.maria, first, 2)
    team = db.session.get_one(Team, cast.team.id)
    assert gather_team(db.session(), team).claps == 3
    assert gather_team(db.session(), team, MONDAY.date() - timedelta(days=1)).claps == 0
    assert gather_team(db.session(), team, is_rough=True).claps == 8


def test_claps_are_counted_exactly_only_for_a_badge_that_is_about_them(
    app: Flask, alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    clap(bob, cast.bob, surprise(alice, cast, "Flowers"), 5)
    team = db.session.get_one(Team, cast.team.id)
    others = [badge for badge in TEAM_BADGES.values() if badge.key != "team-claps"]
    exactly = gather_team(db.session(), team)
    assert gather_towards(db.session(), team, TEAM_BADGES.values()) == exactly
    assert replace(gather_towards(db.session(), team, others), claps=exactly.claps) == exactly
    with counted_statements() as before:
        assert "one clap" not in alice.get("/badges").text
    with write() as session:
        earned = {"day": MONDAY.date(), "awarded_at": MONDAY, "evidence": {"have": 300}}
        session.add(TeamAward(team_id=team.id, badge="team-claps", **earned))
    with counted_statements() as after:
        alice.get("/badges")
    assert [sum("person_day JOIN" in one or "JOIN person_day" in one for one in of) for of in (before, after)] == [1, 0]


def test_what_earned_it_is_named_and_never_twice(app: Flask, alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    targets = [surprise(alice, cast, what) for what in ("Flowers", "A map", "A song")]
    with write() as session:
        session.get_one(Person, cast.carol.id).team_id = cast.alice.team_id
    for target in targets:
        clap(bob, cast.bob, target, 2)
        clap(client_for(app, cast.carol), cast.carol, target, 3)
    assert "heard-applause" in have(cast.alice)
    page = alice.get("/badges/heard-applause").text
    assert page.count("a clap: Flowers") == page.count("a clap: A map") == page.count("a clap: A song") == 1
