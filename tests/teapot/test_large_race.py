"""A race of very many: the order is remembered for a while, and what is shown is of this moment."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import delete

from app.database import db, write
from app.people.actions import NewPerson, add_person, add_team
from app.people.models import Organisation, Person, Team
from app.scores.models import TeamDay
from app.teapot import standings
from app.teapot.actions import degrees_of, pot_at
from app.teapot.race import Race, enter_race, leave_race, race_of
from tests.conftest import CORRECT_HORSE, MONDAY, Cast, TestClock
from tests.queries import counted_statements


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A few teams are very many here."""
    monkeypatch.setattr(standings, "MANY", 4)
    standings._REMEMBERED.clear()
    yield
    standings._REMEMBERED.clear()


def teams(cast: Cast, number: int, points: int = 6, first: int = 0) -> list[Team]:
    """So many teams of five in the race, each a little warmer than the one before."""
    with write() as session:
        home, by = session.get_one(Organisation, cast.organisation.id), session.merge(cast.ada)
        made = []
        for n in range(first, first + number):
            team = add_team(session, home, f"Team {n:02}", "transport", MONDAY)
            for one in range(5):
                new = NewPerson(f"Person {n} {one}", "correct horse", language="en")
                add_person(session, team, new, MONDAY - timedelta(days=60), CORRECT_HORSE)
            warm(team, points * (n + 1))
            enter_race(session, team, by, MONDAY)
            made.append(team)
    return made


def warm(team: Team, points: int) -> None:
    """Within a transaction."""
    day = MONDAY.date() - timedelta(days=1)
    db.session().add(TeamDay(team_id=team.id, day=day, points=points, strokes=points))


def seen_by(team: Team, clock: TestClock) -> Race:
    session = db.session()
    race = race_of(session, team, pot_at(degrees_of(session, team, clock())).temperature, clock())
    assert race is not None
    return race


def names(race: Race) -> tuple[str, ...]:
    return tuple(one.name if one else "" for one in (race.ahead, race.own, race.behind))


def test_everybody_sees_the_same_as_if_all_were_looked_at(
    cast: Cast, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    racing = teams(cast, 24)
    near = [seen_by(team, clock) for team in racing]
    monkeypatch.setattr(standings, "MANY", 100)
    assert [seen_by(team, clock) for team in racing] == near
    assert names(near[10]) == ("Team 11", "Team 10", "Team 09")
    assert {race.teams for race in near} == {24}


def test_while_it_is_remembered_only_those_around_are_asked_for(cast: Cast, clock: TestClock) -> None:
    racing = teams(cast, 24)
    seen_by(racing[3], clock)
    with counted_statements() as few:
        seen_by(racing[12], clock)
    teams(cast, 40, points=1, first=24)
    clock.forward(minutes=1)
    assert racing[12].zone  # what was written since is read anew
    with counted_statements() as many:
        seen_by(racing[12], clock)
    assert len(many) == len(few)
    standing = standings.standing(db.session(), lambda: pytest.fail("it is remembered"), clock())
    assert len(standing.order) == 24
    assert len(standing.near(standing.order[12][0], racing[12].id)) <= 2 * standings.NEAR + 1


def test_of_many_that_are_equally_warm_a_few_are_asked_for(
    cast: Cast, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    racing = teams(cast, 24, points=0)
    near = [seen_by(team, clock) for team in racing]
    standing = standings.standing(db.session(), lambda: pytest.fail("it is remembered"), clock())
    assert len({degrees for degrees, _ in standing.order}) == 1
    assert len(standing.near(standing.order[12][0], racing[12].id)) <= 2 * standings.NEAR + 1
    monkeypatch.setattr(standings, "MANY", 100)
    assert [seen_by(team, clock) for team in racing] == near


def test_what_is_shown_is_of_this_moment(cast: Cast, clock: TestClock) -> None:
    racing = teams(cast, 24)
    before = seen_by(racing[10], clock)
    with write() as session:
        session.execute(delete(TeamDay).where(TeamDay.team_id == racing[10].id))
        warm(racing[10], 6 * 17 + 3)
    clock.forward(minutes=2)
    after = seen_by(racing[10], clock)
    assert names(after) == ("Team 17", "Team 10", "Team 16")
    assert after.own.degrees > before.own.degrees


def test_who_leaves_or_becomes_too_small_is_gone_at_once_and_who_comes_is_seen_later(
    cast: Cast, clock: TestClock
) -> None:
    racing = teams(cast, 24)
    seen_by(racing[10], clock)
    with write() as session:
        leave_race(session, racing[11])
        for person in session.query(Person).filter_by(team_id=racing[9].id):
            person.left_at = MONDAY
            break
    assert names(seen_by(racing[10], clock)) == ("Team 12", "Team 10", "Team 08")
    assert race_of(db.session(), racing[11], 50, clock()) is None
    with write() as session:
        enter_race(session, session.merge(racing[11]), session.merge(cast.ada), clock())
        session.query(Person).filter_by(team_id=racing[9].id).update({"left_at": None})
    assert names(seen_by(racing[11], clock))[1] == "Team 11"
    clock.forward(minutes=10)
    assert names(seen_by(racing[10], clock)) == ("Team 11", "Team 10", "Team 09")
