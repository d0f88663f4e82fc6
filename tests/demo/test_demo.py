"""The demo as a visitor finds it: made the way of real deeds, alive, and with somebody to be."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.badges.gathering import gather
from app.badges.models import Award, TeamAward
from app.badges.rebuilding import rebuild as award_anew
from app.badges.rules import ahead, progress
from app.before_ten.actions import morning_on
from app.calendar.rules import game_day
from app.challenges.setting import all_of, set_on
from app.database import db, write
from app.deeds.models import LoggedDeed
from app.demo.actions import create_demo
from app.demo.casting import cast
from app.jobs.models import Job
from app.notifications.actions import inbox_of
from app.people.models import Person, Role, Team
from app.scores.actions import streak_of
from app.scores.models import PersonDay, TeamDay
from app.scores.recount import rebuild
from app.seasons.actions import TELL
from app.seasons.models import Season
from app.surprises.models import Surprise
from app.teapot.actions import degrees_of
from tests.conftest import TestClock


def count_of(model: type, *conditions: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(model).where(*conditions)) or 0


def counters() -> list[tuple[object, ...]]:
    """Every counter there is, to be compared with those that are counted anew."""
    session = db.session()
    person_days = session.execute(
        select(PersonDay.person_id, PersonDay.day, PersonDay.strokes, PersonDay.points, PersonDay.full_hours).order_by(
            PersonDay.person_id, PersonDay.day
        )
    )
    team_days = session.execute(
        select(TeamDay.team_id, TeamDay.day, TeamDay.strokes, TeamDay.completions, TeamDay.points).order_by(
            TeamDay.team_id, TeamDay.day
        )
    )
    return [tuple(row) for row in (*person_days, *team_days)]


def awards() -> set[tuple[object, ...]]:
    """Every award there is, of people and of teams, with when and for what it was given."""
    session = db.session()
    people, teams = session.scalars(select(Award)).all(), session.scalars(select(TeamAward)).all()
    own = {(row.person_id, row.badge, row.day, row.awarded_at, str(row.evidence)) for row in people}
    return own | {("team", row.team_id, row.badge, row.day, row.awarded_at, str(row.evidence)) for row in teams}


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_demo_is_a_living_organisation(app: Flask, clock: TestClock) -> None:
    now = clock.forward(hours=4)
    with write() as session:
        organisation = create_demo(session, app.extensions["way"], "en", now)
        assert organisation.is_demo
    session = db.session()

    played = cast(session)
    fatma = played.employee
    assert fatma.first_name == "Fatma"
    assert played.manager.team_id == fatma.team_id
    assert (played.manager.role, played.administrator.role) == (Role.MANAGER, Role.ADMINISTRATOR)
    assert count_of(Person) == 40
    assert count_of(LoggedDeed, LoggedDeed.is_late) == 0

    streak = streak_of(session, fatma, now)
    assert streak.length > 25
    assert streak.cosies == 2
    facts = gather(session, fatma, now)
    nearly = {badge.key for badge in ahead(facts) if progress(badge, facts).need - progress(badge, facts).have == 1}
    assert {"five-surprises", "spot-on"} <= nearly
    assert count_of(Award, Award.person_id == fatma.id) >= 5

    morning = morning_on(session, fatma.team_id, game_day(now, fatma.team.zone))
    assert morning is not None
    assert (len(morning.lines), morning.helped, len(morning.report.advice)) == (4, 2, 1)
    plans, _, _ = all_of(session, played.manager, game_day(now, fatma.team.zone))
    assert [row.is_draft for row in plans].count(True) == 1
    assert any(row.days for row in plans)

    read = {one.read_at is not None for one in inbox_of(session, fatma)}
    assert read == {True, False}
    together = session.scalars(select(TeamAward).where(TeamAward.team_id == fatma.team_id))
    earned = {row.badge: row.day for row in together}
    assert len(earned) > 3
    told = [one.params["badge"] for one in inbox_of(session, fatma) if one.kind == "badge" and "together" in one.params]
    assert [badge for badge in told if earned[badge] < now.date() - timedelta(days=7)] == []
    told_of_season = select(Job.created_at).where(Job.kind == TELL).order_by(Job.id)
    over = session.scalars(select(Season.ends_on).order_by(Season.ends_on).limit(1)).one()
    assert {at.date() - over for at in session.scalars(told_of_season)} == {timedelta(days=2)}  # and not today
    for person in (played.manager, played.administrator):
        assert any(one.read_at is None for one in inbox_of(session, person))

    today = game_day(now, fatma.team.zone)
    for team in session.scalars(select(Team)):
        assert 40 <= degrees_of(session, team, now) <= 90
        assert set_on(session, [team.id], today)
        assert set_on(session, [team.id], today + timedelta(days=3))
    assert count_of(Surprise, Surprise.local_day == today) >= 6
    by_person = Counter(session.scalars(select(Award.person_id)))
    assert len(by_person) > 30

    kept = counters(), awards()
    with write() as session:
        rebuild(session)
        award_anew(session, now)
    assert (counters(), awards()) == kept
