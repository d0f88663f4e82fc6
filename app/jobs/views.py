"""/healthz: whether the database answers, and a worker and a sender are alive."""

from flask import Blueprint, Response, jsonify
from sqlalchemy.exc import SQLAlchemyError

from app import clock
from app.database import db
from app.jobs.alive import last_beat
from app.jobs.models import WORK
from app.jobs.rules import worker_state

health = Blueprint("health", __name__)
LANES = {"worker": WORK, "sender": "push"}
"""The processes that have to be there, by the lane that they work through."""


@health.get("/healthz")
def healthz() -> Response:
    """200 where all are ok, else 503; the body says which is not."""
    try:
        beats = {name: last_beat(db.session(), lane) for name, lane in LANES.items()}
        body = {"database": "ok"} | {name: worker_state(beat, clock.now()) for name, beat in beats.items()}
    except SQLAlchemyError:
        body = {"database": "failed"} | dict.fromkeys(LANES, "unknown")
    answer = jsonify(body)
    answer.status_code = 200 if set(body.values()) == {"ok"} else 503
    answer.headers["Cache-Control"] = "no-store"
    return answer
