"""/healthz says whether database, worker and sender are alive."""

from flask import Flask
from sqlalchemy import text

from app.database import db, write
from app.jobs.alive import beat, sign_off
from tests.conftest import TestClock


def test_no_worker(app: Flask) -> None:
    answer = app.test_client().get("/healthz")
    assert (answer.status_code, answer.json) == (503, {"database": "ok", "worker": "none", "sender": "none"})


def test_all_is_well_then_late_then_gone(app: Flask, clock: TestClock) -> None:
    with write() as session:
        beat(session, "worker-1", clock())
        beat(session, "sender-1", clock(), "push")
    answer = app.test_client().get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"database": "ok", "worker": "ok", "sender": "ok"})
    clock.forward(minutes=2)
    with write() as session:
        beat(session, "sender-1", clock(), "push")
    assert app.test_client().get("/healthz").json == {"database": "ok", "worker": "late", "sender": "ok"}
    with write() as session:
        sign_off(session, "worker-1")
    answer = app.test_client().get("/healthz")
    assert (answer.status_code, answer.json) == (503, {"database": "ok", "worker": "none", "sender": "ok"})


def test_a_database_that_fails(app: Flask, clock: TestClock) -> None:
    with write() as session:
        session.execute(text("ALTER TABLE worker_beat RENAME TO hidden"))
    try:
        answer = app.test_client().get("/healthz")
        assert (answer.status_code, answer.json) == (
            503,
            {"database": "failed", "worker": "unknown", "sender": "unknown"},
        )
    finally:
        db.session.rollback()
        with write() as session:
            session.execute(text("ALTER TABLE hidden RENAME TO worker_beat"))
