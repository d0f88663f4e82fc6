"""Who leads whom is said in several ways, for people at hand and for queries: all of them say the same."""

from itertools import product

import pytest
from sqlalchemy import select

from app.database import db, write
from app.people.actions import NewPerson, add_person
from app.people.models import Person, Role, Team
from app.people.reach import are_led_by, is_led_by, lead, leads, led_among
from tests.conftest import CORRECT_HORSE, MONDAY, Cast


@pytest.fixture
def everybody(cast: Cast) -> list[Person]:
    """Two people of each role on each of two teams, so that there is always another of the same kind."""
    with write() as session:
        teams = [session.get_one(Team, number) for number in (cast.team.id, cast.other_team.id)]
        return [
            add_person(
                session,
                team,
                NewPerson(f"{role} {number} of {team.name}", "correct horse", role),
                MONDAY,
                password_hash=CORRECT_HORSE,
            )
            for team, role, number in product(teams, Role, (1, 2))
        ]


def test_whom_somebody_leads_is_the_same_from_either_side_and_at_hand(everybody: list[Person]) -> None:
    among = Person.id.in_([one.id for one in everybody])
    for one in everybody:
        led = set(db.session.scalars(select(Person.id).where(among, are_led_by(one))))
        leading = set(db.session.scalars(select(Person.id).where(among, lead(one))))
        assert led == {other.id for other in everybody if leads(one, other)}
        assert leading == {other.id for other in everybody if leads(other, one)}


def test_which_teams_somebody_leads_is_the_same_for_a_query_and_at_hand(cast: Cast, everybody: list[Person]) -> None:
    teams = [cast.team.id, cast.other_team.id]
    for one in everybody:
        assert set(db.session.scalars(select(Team.id).where(is_led_by(one, Team.id)))) == led_among(one, teams)


def test_nobody_leads_themselves_or_one_of_the_same_role(everybody: list[Person]) -> None:
    for one, other in product(everybody, repeat=2):
        assert not (leads(one, other) and (one.role == other.role or leads(other, one)))


def test_a_manager_leads_the_own_team_and_a_director_every_team(everybody: list[Person]) -> None:
    for one, other in product(everybody, repeat=2):
        is_of_one_team = one.team_id == other.team_id
        if (one.role, other.role) == (Role.MANAGER, Role.EMPLOYEE):
            assert leads(one, other) == is_of_one_team
        if (one.role, other.role) in ((Role.DIRECTOR, Role.MANAGER), (Role.DIRECTOR, Role.EMPLOYEE)):
            assert leads(one, other)
