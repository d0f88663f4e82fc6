"""On which days a pot cools is said by whoever leads its team; what was stays as it was."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.before_ten.models import Round
from app.database import db, write
from app.ideas.models import Idea
from app.jobs.models import Job
from app.people.models import Team
from app.people.working_days import TEAM_DAYS
from app.scores.models import TeamDay
from app.teapot.actions import degrees_of
from app.teapot.course import course_of
from app.teapot.days import choose_pot_days
from app.teapot.pots import pots_of
from app.teapot.rules import ROOM
from tests.aggregates.test_publishing import crowd
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import send
from tests.ideas.test_ideas import idea
from tests.insights.setting import WEEK, the_row, written
from tests.side_by_side import side_by_side


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
    assert "From tomorrow the pot cools on these days." in answer.text
    after = week(cast)
    assert after[0] == before[0]
    assert [n for n in range(1, 14) if after[n]] == [5, 6, 12, 13]
    clock.forward(days=1)
    assert "This pot cools on Sat and Sun;" in maria.get("/pot").text


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


@pytest.mark.parametrize(
    ("pot_days", "closed"), [("1111100", "-2026-11-28/2027-01-17"), ("0000010", "-2026-11-29/2027-01-29")]
)
def test_what_a_pot_holds_is_read_everywhere_after_seven_weeks_closed(
    cast: Cast, clock: TestClock, pot_days: str, closed: str
) -> None:
    crowd(cast.team, 5)
    with write() as session:
        team = session.merge(cast.team)
        team.pot_days, team.almanac, team.created_at = pot_days, f"NL {closed}", MONDAY - timedelta(days=400)
        for n in range(1, 200):
            day = MONDAY.date() + timedelta(days=7 - n)
            if team.week.is_working_day(day):
                session.add(TeamDay(team_id=team.id, day=day, points=99, surprises=33))
    clock.forward(days=6)
    team = db.session.get_one(Team, cast.team.id)
    before = degrees_of(db.session(), team, clock())
    assert before > ROOM + 20
    clock.forward(weeks=6, days=5)  # a Friday
    assert degrees_of(db.session(), team, clock()) == pytest.approx(before, abs=0.1)
    assert pots_of(db.session(), [team, cast.other_team], clock())[team.id].temperature == round(before)
    for reading in course_of(db.session(), team, cast.ada, clock())[-1:]:
        assert reading.degrees == round(before)


def test_a_pot_cools_on_some_day(maria: FlaskClient, cast: Cast) -> None:
    answer = maria.post(f"/pot/{cast.team.id}/days")
    assert (answer.status_code, "Choose at least one day" in answer.text) == (422, True)


def test_two_who_choose_at_once_choose_one_after_the_other(app: Flask, cast: Cast, clock: TestClock) -> None:
    def choosing(pattern: str) -> Callable[[], None]:
        def act() -> None:
            with write() as session:
                choose_pot_days(session, session.get_one(Team, cast.team.id), pattern, clock())

        return act

    held = f"SELECT id FROM team WHERE id = {cast.team.id}"
    side_by_side(app, held, choosing("1111000"), choosing("0001111"))
    told = db.session.scalars(select(Job.payload).where(Job.kind == TEAM_DAYS).order_by(Job.id)).all()
    assert len({payload["pattern"] for payload in told}) == 2  # the second knows what the first chose


def test_who_does_not_lead_the_team_chooses_nothing(alice: FlaskClient, cast: Cast) -> None:
    assert alice.post(f"/pot/{cast.team.id}/days", data={"day": "5"}).status_code == 403
