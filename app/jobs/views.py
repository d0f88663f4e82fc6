"""/healthz: whether the database answers and a worker is alive."""

from flask import Blueprint, Response, jsonify
from sqlalchemy.exc import SQLAlchemyError

from app import clock
from app.database import db
from app.jobs.alive import last_beat
from app.jobs.rules import worker_state

health = Blueprint("health", __name__)


@health.get("/healthz")
def healthz() -> Response:
    """200 where both are ok, else 503; the body says which is not."""
    try:
        body = {"database": "ok", "worker": worker_state(last_beat(db.session()), clock.now())}
    except SQLAlchemyError:
        body = {"database": "failed", "worker": "unknown"}
    answer = jsonify(body)
    answer.status_code = 200 if set(body.values()) == {"ok"} else 503
    answer.headers["Cache-Control"] = "no-store"
    return answer
