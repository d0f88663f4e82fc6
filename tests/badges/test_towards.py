"""How far a team is towards its badges: what somebody did by themselves cannot be read off it by looking twice."""

import re

import pytest
from flask.testing import FlaskClient

from app.badges.catalogue import TEAM_BADGES
from app.badges.facts import TeamFacts
from app.badges.team import told_towards
from app.challenges.library import LIBRARY
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send


@pytest.mark.parametrize("key", ["team-fifty-challenges", "team-all-kinds"])
def test_one_challenge_more_changes_nothing_that_is_told(
    alice: FlaskClient, maria: FlaskClient, cast: Cast, key: str
) -> None:
    def step() -> list[str]:
        return re.findall(r'class="way-step">(.*?)<', maria.get(f"/badges/{key}").text)

    before = step()
    assert before
    send(alice, cast.alice, [deed("completion", MONDAY, challenge=next(iter(LIBRARY)))])
    assert step() == before


def test_the_way_is_told_in_quarters_and_never_as_more_than_it_is() -> None:
    fifty = TEAM_BADGES["team-fifty-challenges"]
    told = [told_towards(fifty, TeamFacts(completions=done)).completions for done in (0, 12, 13, 24, 25, 49, 50)]
    assert told == [0, 0, 12, 12, 25, 37, 50]


def test_what_stands_on_the_wall_by_name_is_counted_one_by_one() -> None:
    ten = TEAM_BADGES["team-ten-surprises"]
    assert told_towards(ten, TeamFacts(surprises=7)).surprises == 7
