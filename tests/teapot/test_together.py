"""What a team does together: a goal for the week that is reached once, and a race in which nobody is last."""

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.database import db, write
from app.notifications.models import Notification
from app.people.actions import NewPerson, add_person
from app.people.models import Team
from app.scores.rules import POINTS
from app.teapot.goals import goal_of, passed, set_goal
from app.teapot.models import RaceEntry, TeamGoal
from app.teapot.proposal import LEAST_GOAL, MOST_GOAL, propose
from app.teapot.race import Racer, enter_race, race_between, race_of
from tests.conftest import CORRECT_HORSE, MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send

WEEKS = st.lists(st.tuples(st.integers(0, 200), st.floats(0, 80)), max_size=4)


@given(WEEKS, st.floats(0, 80))
def test_a_proposed_goal_is_within_reach_and_asks_more_of_more_people(
    past: list[tuple[int, float]], active: float
) -> None:
    goal = propose(past, active)
    assert LEAST_GOAL <= goal <= MOST_GOAL
    assert propose(past, active + 5) >= goal


@given(st.integers(5, 30), st.integers(1, 16))
def test_a_proposed_goal_is_as_hard_for_a_large_team_as_for_a_small_one(deeds: int, times: int) -> None:
    small = propose([(deeds, 5.0)] * 4, 5)
    large = propose([(deeds * times, 5.0 * times)] * 4, 5 * times)
    assert small - 1 <= large / times <= small


def crowd(team: Team, prefix: str, count: int = 5) -> None:
    with write() as session:
        for n in range(count):
            new = NewPerson(f"{prefix} {n}", "correct horse", language="en")
            add_person(session, session.merge(team), new, MONDAY, CORRECT_HORSE)


def told(kind: str = "goal") -> list[int]:
    db.session.expire_all()
    return sorted(db.session.scalars(select(Notification.person_id).where(Notification.kind == kind)))


def test_a_goal_is_celebrated_once_by_everybody(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    with write() as session:
        set_goal(session, session.merge(cast.team), session.merge(cast.maria), 3, clock())
    done = [deed("surprise", clock(), what="Flowers"), deed("completion", clock(), challenge="call-for-no-reason")]
    send(alice, cast.alice, [*done, *(deed("tally", clock()) for _ in range(20))])
    assert told() == []
    third = deed("surprise", clock(), what="A card")
    send(alice, cast.alice, [third])
    assert told() == sorted([cast.alice.id, cast.bob.id, cast.maria.id])
    send(alice, cast.alice, [deed("retraction", clock(), deed=third["id"])])
    send(alice, cast.alice, [deed("surprise", clock(), what="Another card")])
    rounds = db.session.scalars(select(Notification.round).where(Notification.kind == "goal"))
    assert set(rounds) == {1}


def test_a_goal_that_is_raised_is_to_be_reached_anew(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    def aim(target: int) -> None:
        with write() as session:
            set_goal(session, session.merge(cast.team), session.merge(cast.maria), target, clock())

    aim(3)
    send(alice, cast.alice, [deed("surprise", clock(), what=f"Flowers {n}") for n in range(3)])
    aim(5)
    assert not goal_of(db.session(), cast.team, cast.alice, clock()).is_reached
    send(alice, cast.alice, [deed("surprise", clock(), what=f"Tulips {n}") for n in range(2)])
    assert goal_of(db.session(), cast.team, cast.alice, clock()).is_reached
    assert set(db.session.scalars(select(Notification.round).where(Notification.kind == "goal"))) == {2}
    aim(4)
    assert goal_of(db.session(), cast.team, cast.alice, clock()).is_reached


def test_the_first_deed_of_the_week_settles_what_the_rule_proposes(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    before = goal_of(db.session(), cast.team, cast.alice, clock())
    assert (before.target, before.is_set, before.is_reached) == (6, False, False)
    send(alice, cast.alice, [deed("surprise", clock(), what="Flowers")])
    row = db.session.scalars(select(TeamGoal)).one()
    assert (row.target, row.set_by_id, row.reached_at) == (6, None, None)


def test_a_small_team_is_not_told_how_many(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    send(alice, cast.alice, [deed("surprise", clock(), what="Flowers")])
    assert goal_of(db.session(), cast.team, cast.alice, clock()).quarters is None
    crowd(cast.team, "More", 3)
    assert goal_of(db.session(), cast.team, cast.alice, clock()).quarters == 0
    send(alice, cast.alice, [deed("surprise", clock(), what=f"Flowers {n}") for n in range(4)])
    assert goal_of(db.session(), cast.team, cast.alice, clock()).quarters == 3  # of six


def test_that_a_few_people_reached_it_is_their_own(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    with write() as session:
        set_goal(session, session.merge(cast.team), session.merge(cast.maria), 3, clock())
    send(alice, cast.alice, [deed("surprise", clock(), what=f"Flowers {n}") for n in range(3)])
    assert goal_of(db.session(), cast.team, cast.bob, clock()).is_reached
    assert not goal_of(db.session(), cast.team, cast.ada, clock()).is_reached
    crowd(cast.team, "More")
    assert goal_of(db.session(), cast.team, cast.ada, clock()).is_reached


@pytest.mark.parametrize(
    ("done", "target", "told"),
    [(24, 24, None), (29, 24, None), (30, 24, 30), (35, 24, 30), (61, 24, 60), (7, 6, None), (8, 6, 8), (4, 3, 4)],
)
def test_more_than_the_goal_is_told_by_quarters_of_it(done: int, target: int, told: int | None) -> None:
    assert passed(done, target) == told


def test_what_came_on_top_of_the_goal_is_said(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    crowd(cast.team, "More", 3)
    with write() as session:
        set_goal(session, session.merge(cast.team), session.merge(cast.maria), 4, clock())
    send(alice, cast.alice, [deed("surprise", clock(), what=f"Flowers {n}") for n in range(4)])
    assert "or over by now" not in alice.get("/pot").text
    send(alice, cast.alice, [deed("surprise", clock(), what=f"Tulips {n}") for n in range(3)])
    assert "and more: 7 or over by now" in alice.get("/pot").text


RACERS = st.lists(st.integers(18, 100), min_size=2, max_size=9).map(
    lambda degrees: [Racer(n, f"Team {n}", one) for n, one in enumerate(degrees)]
)


@given(RACERS, st.data())
def test_a_team_sees_who_is_just_warmer_and_just_cooler_and_nobody_else(
    racers: list[Racer], data: st.DataObject
) -> None:
    own = data.draw(st.sampled_from(racers))
    race = race_between(racers, own.team_id)
    assert race is not None
    assert race.own == own
    for other in racers:
        if race.ahead and other not in (own, race.ahead):
            assert not own.degrees < other.degrees < race.ahead.degrees
        if race.behind and other not in (own, race.behind):
            assert not race.behind.degrees < other.degrees < own.degrees
    assert race.gap >= 0


def test_only_teams_that_want_it_and_are_large_enough_race(cast: Cast, clock: TestClock) -> None:
    crowd(cast.team, "More")
    crowd(cast.other_team, "Others", 2)
    with write() as session:
        for team in (cast.team, cast.other_team):
            enter_race(session, session.merge(team), session.merge(cast.ada), clock())
            enter_race(session, session.merge(team), session.merge(cast.ada), clock())
    assert race_of(db.session(), cast.team, 18, clock()) is None  # the other team has four people
    crowd(cast.other_team, "Fifth", 1)
    race = race_of(db.session(), cast.team, 18, clock())
    assert race is not None
    assert {race.own.name, (race.ahead or race.behind).name} == {"Delivery", "Invoices"}  # type: ignore[union-attr]


@pytest.mark.parametrize(("client", "status"), [("maria", 303), ("alice", 403), ("ada", 303)])
def test_who_leads_a_team_decides(request: pytest.FixtureRequest, cast: Cast, client: str, status: int) -> None:
    browser: FlaskClient = request.getfixturevalue(client)
    assert browser.post(f"/pot/{cast.team.id}/goal", data={"target": "12"}).status_code == status
    assert browser.post(f"/pot/{cast.team.id}/race", data={"takes_part": "yes"}).status_code == status
    assert (db.session.get(RaceEntry, cast.team.id) is not None) == (status == 303)
    if status == 303:
        browser.post(f"/pot/{cast.team.id}/race", data={"takes_part": ""})
        db.session.expire_all()
        assert db.session.get(RaceEntry, cast.team.id) is None


def test_a_goal_out_of_bounds_is_refused_beside_its_question(maria: FlaskClient, cast: Cast) -> None:
    for wrong in ("", "2", "many", "501"):
        answer = maria.post(f"/pot/{cast.team.id}/goal", data={"target": wrong})
        assert answer.status_code == 422
        assert "Choose a number from 3 to 500." in answer.text
    assert maria.post(f"/pot/{cast.other_team.id}/goal", data={"target": "12"}).status_code == 404
    assert maria.get(f"/pot?team={cast.other_team.id}").status_code == 404


def test_the_page_says_that_more_people_share_the_pot_since_today(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    clock.forward(days=1)
    assert "joined today" not in alice.get("/pot").text
    with write() as session:
        new = NewPerson("Newcomer", "correct horse", language="en")
        add_person(session, session.merge(cast.team), new, clock(), CORRECT_HORSE)
    assert "Somebody joined today." in alice.get("/pot").text
    clock.forward(days=1)
    assert "joined today" not in alice.get("/pot").text


def test_every_member_reads_what_warms_and_what_cools(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    page = alice.get("/pot").text
    assert "It is not lit yet" in page
    assert "pot-share" not in page  # nothing was published of a whole week
    crowd(cast.team, "More")
    send(alice, cast.alice, [deed("surprise", clock(), what=f"Flowers {n}") for n in range(3)])
    page = alice.get("/pot").text
    assert "What warms it" in page
    assert "one is worth" in page
    assert page.count("pot-fresh") == len(POINTS)
    assert "pot-share" not in page  # what one person did just now is told of no kind of deeds
    assert "Another goal" not in page
    assert 'href="/pot"' in alice.get("/today").text
