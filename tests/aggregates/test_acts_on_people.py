"""What is done about somebody (moved, promoted, merged, taken leave of, erased) changes no number that was told.

A number that was another one after it would tell of that person whether they did the challenge.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.challenges.models import SetChallenge
from app.database import write
from app.people.models import Person, Role, Team
from app.people.roles import change_role
from app.privacy.erasing import erase
from app.roster.merging import merge
from app.roster.moving import move
from app.roster.parting import part
from tests.aggregates.test_publishing import crowd, do, publish
from tests.conftest import MONDAY, Cast, TestClock
from tests.insights.setting import published

DID = MONDAY.date()
LATER = MONDAY + timedelta(days=8)
Act = Callable[[Session, Person, Cast], None]


def moves(session: Session, one: Person, cast: Cast) -> None:
    move(session, one, cast.other_team.id, DID - timedelta(days=7), LATER)


def moves_and_comes_back(session: Session, one: Person, cast: Cast) -> None:
    moves(session, one, cast)
    move(session, one, cast.team.id, DID, LATER)


def is_promoted(session: Session, one: Person, cast: Cast) -> None:
    change_role(session, one.id, Role.MANAGER, LATER)


def is_promoted_for_a_while(session: Session, one: Person, cast: Cast) -> None:
    is_promoted(session, one, cast)
    change_role(session, one.id, Role.EMPLOYEE, LATER)


def is_merged(session: Session, one: Person, cast: Cast) -> None:
    merge(session, session.get_one(Person, one.id - 1), one, LATER)


def is_merged_into_who_leads(session: Session, one: Person, cast: Cast) -> None:
    merge(session, session.get_one(Person, cast.maria.id), one, LATER)


def leaves(session: Session, one: Person, cast: Cast) -> None:
    part(session, one, LATER)


def is_erased(session: Session, one: Person, cast: Cast) -> None:
    erase(session, one, LATER)


ACTS = [
    moves,
    moves_and_comes_back,
    is_promoted,
    is_promoted_for_a_while,
    is_merged,
    is_merged_into_who_leads,
    leaves,
    is_erased,
]


def going_on(number: int) -> None:
    with write() as session:
        session.get_one(SetChallenge, number).ends_on = DID + timedelta(days=40)


def told(client: FlaskClient, team: Team) -> list[str]:
    """What a director reads of how many did it: on the pages of both teams, and in the library."""
    pages = (f"/team?team={team.id}", "/team/library?q=card by hand", "/team/library?q=wave")
    return [line.strip() for page in pages for line in client.get(page).text.splitlines() if "people or more" in line]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("others", [9, 8])
def test_nothing_that_was_told_changes(cast: Cast, clock: TestClock, ada: FlaskClient, act: Act, others: int) -> None:
    """Of ten who did it the tenth counts for a step; a ninth is one below it."""
    number = published(ada, cast.team.id)
    going_on(number)
    people = crowd(cast.team, others + 1)
    do(cast.team, people, f"set-{number}", DID)
    do(cast.team, people, "handwritten-card", DID, "useful")
    clock.moment = LATER
    publish(clock)
    before = told(ada, cast.team)
    assert any("done by" in line for line in before)
    with write() as session:
        act(session, session.get_one(Person, people[-1]), cast)
    for weeks in (0, 1, 2):
        clock.moment = LATER + timedelta(weeks=weeks)
        publish(clock)
        assert told(ada, cast.team) == before
        assert "done by" not in ada.get(f"/team?team={cast.other_team.id}").text


def test_who_comes_with_what_they_did_makes_no_step(cast: Cast, clock: TestClock, ada: FlaskClient) -> None:
    """Nine here and one elsewhere are not ten, also when that one is moved here: back to a day before it."""
    number = published(ada, cast.team.id)
    going_on(number)
    do(cast.team, crowd(cast.team, 9), f"set-{number}", DID)
    (one,) = crowd(cast.other_team, 1, "Other")
    do(cast.other_team, [one], f"set-{number}", DID)
    clock.moment = LATER
    publish(clock)
    before = told(ada, cast.team)
    with write() as session:
        move(session, session.get_one(Person, one), cast.team.id, DID - timedelta(days=7), LATER)
    clock.moment = LATER + timedelta(weeks=1)
    publish(clock)
    assert told(ada, cast.team) == before


def test_who_does_it_in_a_later_week_counts_on(cast: Cast, clock: TestClock, ada: FlaskClient) -> None:
    number = published(ada, cast.team.id)
    going_on(number)
    people = crowd(cast.team, 10)
    do(cast.team, people[:8], f"set-{number}", DID)
    do(cast.team, people[6:], f"set-{number}", DID + timedelta(weeks=1))  # two of them once more
    clock.moment = LATER
    publish(clock)
    assert "done by 5 people or more" in ada.get(f"/team?team={cast.team.id}").text
    clock.moment = LATER + timedelta(weeks=1)
    publish(clock)
    assert "done by 10 people or more" in ada.get(f"/team?team={cast.team.id}").text
