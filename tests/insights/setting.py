"""A manager sets a challenge: what the tests of this room say of it."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.challenges.models import ChallengeEvent, SetChallenge
from app.database import db
from app.jobs.rules import Pace
from app.jobs.runner import Runner

WORDS = {
    "title": "Ask what itches most",
    "what": "Ask one customer what annoys them most, and write it down.",
    "why": "They rarely say it unasked.",
    "minutes": "10",
    "courage": "2",
}
WEEK = {"rhythm": "span", "starts_on": "2026-11-23", "ends_on": "2026-11-27", "commitment": "yes", "publish": "yes"}


def written(who: FlaskClient, team: int, **changed: str) -> int:
    """The number of a new draft."""
    answer = who.post("/team/challenges/new", data=WORDS | {"team": str(team)} | changed)
    assert answer.status_code == 303
    return int(answer.location.split("/")[-2])


def published(who: FlaskClient, team: int, **changed: str) -> int:
    number = written(who, team)
    assert who.post(f"/team/challenges/{number}/audience", data={"teams": str(team)}).status_code == 303
    assert who.post(f"/team/challenges/{number}/days", data=WEEK | changed).status_code == 303
    return number


def the_row(number: int) -> SetChallenge:
    db.session.expire_all()
    return db.session.get_one(SetChallenge, number)


def events(number: int) -> list[str]:
    return list(
        db.session.scalars(select(ChallengeEvent.kind).filter_by(challenge_id=number).order_by(ChallengeEvent.id))
    )


def work(app: Flask) -> None:
    Runner(app, app.extensions["work"], Pace()).work_through()
    db.session.rollback()
