"""On which days a pot cools is said by whoever leads its team; what was stays as it was."""

from datetime import timedelta

from flask.testing import FlaskClient

from app.database import db
from app.people.models import Team
from app.teapot.actions import week_of_team
from tests.conftest import MONDAY, Cast, TestClock


def week(cast: Cast) -> list[bool]:
    """Whether the pot cools, on the seven days of this week and the next one."""
    db.session.expire_all()
    team = db.session.get_one(Team, cast.team.id)
    return [week_of_team(team).is_working_day(MONDAY.date() + timedelta(days=n)) for n in range(14)]


def test_a_team_that_works_at_weekends_has_a_pot_that_cools_at_weekends(
    maria: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    before = week(cast)
    answer = maria.post(f"/pot/{cast.team.id}/days", data={"day": ["5", "6"]}, follow_redirects=True)
    assert "From tomorrow on the pot cools on these days." in answer.text
    after = week(cast)
    assert after[0] == before[0]
    assert [n for n in range(1, 14) if after[n]] == [5, 6, 12, 13]
    clock.forward(days=1)
    assert "This pot cools on Sa Su" in maria.get("/pot").text


def test_a_pot_cools_on_some_day(maria: FlaskClient, cast: Cast) -> None:
    answer = maria.post(f"/pot/{cast.team.id}/days")
    assert (answer.status_code, "Choose at least one day" in answer.text) == (422, True)


def test_who_does_not_lead_the_team_chooses_nothing(alice: FlaskClient, cast: Cast) -> None:
    assert alice.post(f"/pot/{cast.team.id}/days", data={"day": "5"}).status_code == 403
