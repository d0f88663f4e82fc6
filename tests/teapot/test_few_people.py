"""The pot of fewer than five people: its word for everybody, its degrees for themselves."""

import re
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from app.database import db, write
from app.people.models import Person, Team
from app.roster.moving import move
from app.scores.team_days import raise_team_day
from app.teapot.actions import degrees_of, pot_of
from app.teapot.pots import pots_of
from app.teapot.rules import ROOM, STATES, state_of, typical_of
from tests.aggregates.test_publishing import crowd, play
from tests.conftest import MONDAY, Cast, TestClock

TODAY = MONDAY.date()
PAGES = ("/pot?team={}", "/team?team={}", "/team/side-by-side")


def warm(team: Team, people: list[int], day: date = TODAY) -> None:
    """Each of them did a challenge on this day."""
    play(team, people, day, completions=1)
    with write() as session:
        raise_team_day(session, team.id, day, {"completions": len(people), "points": 12 * len(people)})


def told(client: FlaskClient, team: Team) -> str:
    """What is read of this team's pot on all pages of whoever leads it from elsewhere."""
    pages = "".join(client.get(page.format(team.id)).text for page in PAGES[:2])
    row = re.search(rf"team={team.id}\">.*?</(?:tr|li)>", client.get(PAGES[2]).text, re.DOTALL)
    assert row
    return re.sub(r"<(svg|script|style).*?</\1>", "", pages + row.group(), flags=re.DOTALL)


@pytest.mark.parametrize("people", [3, 5])
def test_only_from_five_people_on_others_read_degrees(
    cast: Cast, clock: TestClock, ada: FlaskClient, people: int
) -> None:
    """Three people are in the team already: Alice, Bob and Maria."""
    warm(cast.team, [cast.alice.id, cast.bob.id, *crowd(cast.team, people - 3)])
    page = told(ada, cast.team)
    degrees = re.findall(r".*(?:\d°|\d degrees|is worth).*", page)
    assert bool(degrees) == (people == 5), degrees
    assert state_of(pot_of(db.session(), cast.team, cast.alice, clock()).temperature) in page


def test_those_few_read_their_own(cast: Cast, clock: TestClock, alice: FlaskClient) -> None:
    warm(cast.team, [cast.alice.id])
    page = alice.get("/pot").text
    assert re.search(r"\d+°</span>", page)
    assert "is worth" in page


def test_a_word_is_drawn_the_same_whatever_the_degrees(cast: Cast, clock: TestClock) -> None:
    warm(cast.other_team, [cast.carol.id])
    seen = pot_of(db.session(), cast.other_team, cast.alice, clock())
    assert not seen.is_told
    assert seen.temperature == typical_of(seen.state)
    assert pots_of(db.session(), [cast.other_team], clock(), cast.alice) == {cast.other_team.id: seen}
    assert pot_of(db.session(), cast.other_team, cast.carol, clock()).is_told


@pytest.mark.parametrize("state", [*(name for _, name in STATES), "boiling"])
def test_what_is_typical_of_a_word_has_that_word(state: str) -> None:
    assert state_of(typical_of(state)) == state


def test_who_moves_for_days_gone_by_starts_no_pot_of_their_own(cast: Cast, clock: TestClock) -> None:
    """Into a team that nobody was in: it would be the pot of one person's days."""
    warm(cast.team, [cast.alice.id, cast.bob.id], TODAY - timedelta(days=3))
    with write() as session:
        place = {"department": "office", "zone": "Europe/Amsterdam", "country": "NL"}
        new = Team(name="New", created_at=MONDAY - timedelta(days=60), **place)
        session.add(new)
        session.flush()
        for person in (cast.alice, cast.bob):
            move(session, session.get_one(Person, person.id), new.id, TODAY - timedelta(days=7), clock())
    new = db.session.get_one(Team, new.id)
    assert degrees_of(db.session(), new, clock()) == ROOM
    assert pots_of(db.session(), [new], clock())[new.id].state == "cold"
    warm(new, [cast.alice.id, cast.bob.id])
    assert degrees_of(db.session(), new, clock()) > ROOM
