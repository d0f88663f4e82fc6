"""An organisation of very many teams: one finds a team, and no page is a list of all of them."""

import pytest
from flask.testing import FlaskClient

from app.database import write
from app.people.actions import add_team
from app.people.models import Organisation
from tests.conftest import MONDAY, Cast
from tests.insights.setting import written


@pytest.fixture
def many(cast: Cast) -> list[int]:
    """Thirty more teams: Ward 01 to Ward 30."""
    with write() as session:
        home = session.get_one(Organisation, cast.organisation.id)
        return [add_team(session, home, f"Ward {n:02}", "care", MONDAY).id for n in range(1, 31)]


def shown(page: str) -> int:
    return page.count('class="line team-line"')


def test_the_list_of_teams_stands_on_pages(ada: FlaskClient, many: list[int]) -> None:
    assert shown(ada.get("/organisation").text) == 20
    assert 'href="/organisation?page=2"' in ada.get("/organisation").text
    last = ada.get("/organisation?page=9").text
    assert shown(last) == 12
    assert "Ward 30" in last


def test_a_team_is_found_by_a_part_of_its_name(ada: FlaskClient, many: list[int]) -> None:
    page = ada.get("/organisation?q=ward 2").text
    assert shown(page) == 10
    assert 'value="ward 2"' in page
    assert "No team has that in its name." in ada.get("/organisation?q=nothing").text


@pytest.mark.parametrize("address", ["/team", "/team/voices"])
def test_of_many_teams_one_is_chosen_from_a_list(ada: FlaskClient, cast: Cast, many: list[int], address: str) -> None:
    page = ada.get(address).text
    assert page.count('class="chip" href="/team') == 0
    assert f'<option value="{many[0]}">Ward 01</option>' in page
    assert f'<option value="{cast.ada.team_id}" selected>' in page
    assert f'<option value="{many[0]}" selected>' in ada.get(f"{address}?team={many[0]}").text


def test_of_few_each_is_one_tap(ada: FlaskClient, cast: Cast) -> None:
    assert f'class="chip" href="/team?team={cast.team.id}"' in ada.get("/team").text


def test_a_challenge_for_some_of_many_teams_is_aimed_by_looking_for_them(
    ada: FlaskClient, cast: Cast, many: list[int]
) -> None:
    number = written(ada, cast.team.id)
    address = f"/team/challenges/{number}/audience"
    assert ada.get(address).text.count('name="teams"') == 13, "the one that is chosen, and the first others"
    page = ada.get(f"{address}?q=ward 2&teams={cast.team.id}&teams={many[0]}").text
    boxes = [part.split(">")[0] for part in page.split('name="teams" value="')[1:]]
    ticked = [box.split('"')[0] for box in boxes if box.endswith(" checked")]
    assert set(ticked) == {str(cast.team.id), str(many[0])}
    assert f'name="teams" value="{many[19]}">' in page
    assert f'name="teams" value="{many[9]}">' not in page
