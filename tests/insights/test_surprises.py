"""The latest surprises on a team's page: a manager claps there as on the wall, and as often."""

from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.recognition.rules import MOST_CLAPS
from app.surprises.models import Surprise
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send


def clap(client: FlaskClient, cast: Cast, times: int) -> None:
    target = f"surprise:{db.session.scalars(select(Surprise.id)).one()}"
    send(client, cast.maria, [deed("applause", MONDAY, target=target) for _ in range(times)])


def test_the_button_knows_how_often_it_may_still_be_pressed(alice: FlaskClient, maria: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("surprise", MONDAY, what="Carried it upstairs")])
    assert f'<clap-button data-left="{MOST_CLAPS}">' in maria.get("/team").text
    clap(maria, cast, 3)
    assert f'<clap-button data-left="{MOST_CLAPS - 3}" data-clapped>' in maria.get("/team").text
    clap(maria, cast, MOST_CLAPS - 3)
    page = maria.get("/team").text
    assert "Carried it upstairs" in page
    assert "<clap-button" not in page


def test_another_teams_surprise_is_read_and_not_clapped_for(alice: FlaskClient, ada: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("surprise", MONDAY, what="Carried it upstairs")])
    page = ada.get("/team", query_string={"team": cast.team.id}).text
    assert "Carried it upstairs" in page
    assert "<clap-button" not in page


def test_what_was_done_after_midnight_stands_there_under_the_day_before_as_on_the_wall(
    alice: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    night = MONDAY.replace(hour=1, minute=30)  # half past two in the night from Sunday to Monday
    send(alice, cast.alice, [deed("surprise", night, "2026-11-22", what="Stayed on the line")])
    assert "Sun 22 Nov 02:30 at night</time>" in maria.get("/team").text
