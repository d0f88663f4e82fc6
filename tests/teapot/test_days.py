"""On which days a pot cools is said by whoever leads its team; what was stays as it was."""

from datetime import date, timedelta

from flask.testing import FlaskClient
from sqlalchemy import select

from app.before_ten.models import Round
from app.database import db
from app.ideas.models import Idea
from app.people.models import Team
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import send
from tests.ideas.test_ideas import idea
from tests.insights.setting import WEEK, the_row, written


def week(cast: Cast) -> list[bool]:
    """Whether the pot cools, on the seven days of this week and the next one."""
    db.session.expire_all()
    team = db.session.get_one(Team, cast.team.id)
    return [team.week.is_working_day(MONDAY.date() + timedelta(days=n)) for n in range(14)]


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


def test_what_is_planned_for_that_team_falls_on_those_days(
    maria: FlaskClient, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    maria.post(f"/pot/{cast.team.id}/days", data={"day": ["5", "6"]})
    clock.forward(days=1)
    number = written(maria, cast.team.id)
    page = maria.get(f"/team/challenges/{number}/days").text
    assert 'value="2026-11-28"' in page
    assert 'value="2026-11-29"' in page
    once = WEEK | {"rhythm": "once"}
    for day, status in (("2026-11-25", 422), ("2026-11-28", 303)):
        assert maria.post(f"/team/challenges/{number}/days", data=once | {"starts_on": day}).status_code == status
    assert 'value="2026-11-28"' in maria.get("/before-ten").text
    mornings = {"team": str(cast.team.id), "starts_on": "2026-11-25", "ends_on": "2026-11-30", "until": "10:00"}
    assert maria.post("/before-ten", data=mornings).status_code == 303
    assert list(db.session.scalars(select(Round.day).order_by(Round.day))) == [date(2026, 11, 28), date(2026, 11, 29)]
    send(alice, cast.alice, [idea()])
    maria.post(f"/team/ideas/{db.session.scalars(select(Idea.id)).one()}/adoption")
    assert the_row(number + 1).starts_on == date(2026, 11, 28)


def test_a_pot_cools_on_some_day(maria: FlaskClient, cast: Cast) -> None:
    answer = maria.post(f"/pot/{cast.team.id}/days")
    assert (answer.status_code, "Choose at least one day" in answer.text) == (422, True)


def test_who_does_not_lead_the_team_chooses_nothing(alice: FlaskClient, cast: Cast) -> None:
    assert alice.post(f"/pot/{cast.team.id}/days", data={"day": "5"}).status_code == 403
