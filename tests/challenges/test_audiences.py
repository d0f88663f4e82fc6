"""For whom a challenge is, when teams come later: what was chosen holds for them too."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.challenges.audiences import EVERYBODY, aim, chosen_kinds, follow_teams
from app.challenges.models import Audience, SetChallenge
from app.challenges.offering import refs_known_to
from app.challenges.publishing import NewChallenge, publish
from app.challenges.setting import set_on
from app.database import db, write
from app.errors import Forbidden
from app.people.actions import add_team
from app.people.models import Organisation, Person, Role, Team
from tests.conftest import MONDAY, Cast
from tests.queries import counted_statements

TODAY = MONDAY.date()


def set_by(author: Person, team: Team, kinds: Sequence[str], title: str = "Call first", ends_on: date = TODAY) -> int:
    """A challenge that is on today, for who does one of these kinds of work: its number."""
    with write() as session:
        by, home = session.get_one(Person, author.id), session.get_one(Team, team.id)
        teams = [one for one in session.scalars(select(Team)) if {EVERYBODY, one.department} & set(kinds)]
        new = NewChallenge(home, title, "Do it.", "", 10, 1, TODAY, ends_on, teams=teams or [home], kinds=kinds)
        return publish(session, by, new, MONDAY).id


def new_team(name: str, department: str) -> int:
    with write() as session:
        return add_team(session, session.scalars(select(Organisation)).one(), name, department, MONDAY).id


def follow() -> list[tuple[int, list[int]]]:
    with write() as session:
        return [(row.id, teams) for row, teams in follow_teams(session, MONDAY)]


def offered(team: int) -> set[str]:
    db.session.expire_all()
    return {row.title for row, _ in set_on(db.session(), [team], TODAY)}


def test_what_is_for_everybody_is_for_a_team_that_comes_later(cast: Cast) -> None:
    number = set_by(cast.ada, cast.team, [EVERYBODY])
    night = new_team("Night", "care")
    assert offered(night) == set()
    assert follow() == [(number, [night])]
    assert offered(night) == {"Call first"}
    assert follow() == []  # once


def test_what_is_for_a_kind_of_work_is_for_later_teams_of_that_kind_alone(cast: Cast) -> None:
    set_by(cast.ada, cast.team, ["transport"])
    ships, night = new_team("Ships", "transport"), new_team("Night", "care")
    follow()
    assert (offered(ships), offered(night)) == ({"Call first"}, set())


def test_what_is_for_some_teams_stays_with_those(cast: Cast) -> None:
    set_by(cast.maria, cast.team, [])
    set_by(cast.ada, cast.team, ["transport"], "For drivers")
    with write() as session:
        row = session.scalars(select(SetChallenge).filter_by(title="For drivers")).one()
        aim(session, row, [session.get_one(Team, cast.team.id)], session.get_one(Person, cast.ada.id), MONDAY)
    ships = new_team("Ships", "transport")
    assert (follow(), offered(ships)) == ([], set())
    assert chosen_kinds(db.session(), [row]) == {}


def test_a_team_that_does_other_work_now_keeps_what_it_did_and_is_offered_what_is_for_its_work(cast: Cast) -> None:
    drivers, payers = (set_by(cast.ada, cast.team, [kind], kind) for kind in ("transport", "finance"))
    with write() as session:
        session.get_one(Team, cast.team.id).department = "finance"
    assert follow() == [(payers, [cast.team.id])]
    assert offered(cast.team.id) == {"finance"}
    away = {f"set-{drivers}"}
    assert refs_known_to(db.session(), db.session.get_one(Person, cast.alice.id), away) == away  # on a phone
    with write() as session:
        session.get_one(Team, cast.team.id).department = "transport"
    follow()
    assert offered(cast.team.id) == {"transport"}


def test_a_day_without_room_gets_nothing_more_until_it_has(cast: Cast) -> None:
    for title in ("One", "Two"):
        set_by(cast.ada, cast.team, ["transport"], title)
    own = set_by(cast.ada, cast.other_team, [], "Their own")
    with write() as session:
        session.get_one(Team, cast.other_team.id).department = "transport"
    follow()
    assert offered(cast.other_team.id) == {"Their own", "One"}
    with write() as session:
        session.get_one(SetChallenge, own).withdrawn_at = MONDAY
    follow()
    assert offered(cast.other_team.id) == {"One", "Two"}


@pytest.mark.parametrize("change", ["left", "employee", "manager"])
def test_nobody_sets_anything_for_teams_that_they_do_not_lead(cast: Cast, change: str) -> None:
    set_by(cast.ada, cast.team, [EVERYBODY])
    with write() as session:
        ada = session.get_one(Person, cast.ada.id)
        if change == "left":
            ada.left_at = MONDAY
        else:
            ada.role = Role(change)
    night = new_team("Night", "care")
    assert (follow(), offered(night)) == ([], set())
    assert offered(cast.team.id) == {"Call first"}  # what is set stays set


def test_a_manager_chooses_nothing_for_teams_to_come(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        set_by(cast.maria, cast.team, [EVERYBODY])
    db.session.rollback()
    assert db.session.query(Audience).count() == 0


def test_what_is_over_or_taken_back_reaches_nobody_new(cast: Cast) -> None:
    over = set_by(cast.ada, cast.team, [EVERYBODY])
    back = set_by(cast.ada, cast.team, [EVERYBODY], "Back")
    with write() as session:
        row = session.get_one(SetChallenge, over)
        row.starts_on = row.ends_on = TODAY - timedelta(days=3)
        session.get_one(SetChallenge, back).withdrawn_at = MONDAY
    new_team("Night", "care")
    assert follow() == []


def test_very_many_teams_are_a_handful_of_questions(app: Flask, cast: Cast) -> None:
    for title in ("One", "Two"):
        set_by(cast.ada, cast.team, [EVERYBODY], title)
    with write() as session:
        home = session.scalars(select(Organisation)).one()
        facts = {"zone": home.zone, "country": home.country, "created_at": MONDAY, "department": "it"}
        session.add_all(Team(name=f"Team {number}", **facts) for number in range(2500))
    with counted_statements() as statements:
        assert [len(teams) for _, teams in follow()] == [2500, 2500]
    assert len(statements) <= 14
