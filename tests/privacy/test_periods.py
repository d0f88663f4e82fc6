"""What the data sheet says about how long something is kept is what the periodic work does, for each number on it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import inspect, select, update

from app.database import Base, db, write
from app.deeds.models import LoggedDeed
from app.jobs.actions import plan
from app.jobs.models import DEAD, DONE, Job
from app.limits.models import Attempt
from app.mail.actions import SEND
from app.meetings.models import Meeting, MeetingSeat, MeetingStroke
from app.moments.models import Moment
from app.notifications.models import Notification, ToldDay
from app.people.erased_phones import ErasedPhone
from app.people.invitees import Invitee
from app.people.looks import Look
from app.people.models import DeviceSession, Person
from app.people.sessions import open_session
from app.privacy import retention
from app.privacy.sheet import SHEET, UNLINKED
from app.push.models import Subscription
from app.roster.models import CHECKED, RUNNING, Intake
from app.tallies.models import StrokeNote
from app.voices.models import Voice
from tests.conftest import MONDAY, Cast, TestClock, client_for
from tests.jobs.due import run_due

TEXT = {"key": "report", "to": "board@example.org", "subject": "Delivery", "body": "Alice helped the lady of 12"}
KEPT = {(name, period) for name, entry in (SHEET | UNLINKED).items() for period in entry.periods}


def stroke(cast: Cast, now: datetime) -> Base:
    return LoggedDeed(
        person_id=cast.alice.id,
        id=uuid4(),
        kind="tally",
        payload={},
        zone="Europe/Amsterdam",
        fingerprint=1,
        occurred_at=now,
        local_day=now.date(),
        received_at=now,
    )


def note(cast: Cast, now: datetime) -> Base:
    asked = {"facet": "question", "value": "ask", "stroke_id": uuid4(), "deed_id": uuid4()}
    return StrokeNote(person_id=cast.alice.id, team_id=cast.team.id, local_day=now.date(), occurred_at=now, **asked)


def meeting(cast: Cast, now: datetime) -> Meeting:
    held = Meeting(team=db.session.merge(cast.team), started_by=db.session.merge(cast.bob), started_at=now, code=None)
    held.local_day, held.over_at, held.ended_at, held.is_shared = now.date(), now, now, True
    db.session.add(held)
    db.session.flush()
    return held


def file(cast: Cast, now: datetime, state: str) -> Base:
    given = {"file_name": "people.csv", "content": b"name,team\nEva,Delivery\n", "makes_teams": False}
    return Intake(uploaded_by_id=cast.ada.id, uploaded_at=now, state=state, **given)


def device(cast: Cast, now: datetime, seen: datetime) -> Base:
    row = open_session(db.session(), db.session.get_one(Person, cast.alice.id), "Firefox on Android", now)
    row.last_seen_at = seen
    return row


def job(kind: str, state: str, now: datetime) -> Base:
    return Job(kind=kind, payload=TEXT, state=state, run_at=now, created_at=now, ended_at=now)


ROWS: dict[tuple[str, str], Callable[[Cast, datetime], Base]] = {
    ("invitee", "longest"): lambda cast, now: Invitee(
        name="Eva", sign_in_name="eva", team_id=cast.team.id, language="en", added_by_id=cast.ada.id, added_at=now
    ),
    ("intake", "longest"): lambda cast, now: file(cast, now, CHECKED),
    ("intake", "broken_off"): lambda cast, now: file(cast, now, RUNNING),
    ("device_session", "idle"): lambda cast, now: device(cast, now, now),
    ("device_session", "longest"): lambda cast, now: device(cast, now, now + timedelta(days=364)),
    ("notification", "longest"): lambda cast, now: Notification(
        person_id=cast.alice.id,
        kind="other",
        params={},
        endpoint="me.page",
        arguments={},
        group_key="x",
        created_at=now,
    ),
    ("told_day", "longest"): lambda cast, now: ToldDay(person_id=cast.alice.id, day=now.date(), times=1),
    ("moment", "after"): lambda cast, now: Moment(
        person_id=cast.alice.id, kind="reminder", day=now.date(), due_at=now, told_at=now
    ),
    ("look", "longest"): lambda cast, now: Look(person_id=cast.alice.id, day=now.date(), viewer_id=cast.maria.id),
    ("deed", "strokes"): stroke,
    ("stroke_note", "longest"): note,
    ("meeting_seat", "longest"): lambda cast, now: MeetingSeat(
        meeting_id=meeting(cast, now).id, person_id=cast.alice.id, joined_at=now
    ),
    ("meeting_stroke", "longest"): lambda cast, now: MeetingStroke(
        person_id=cast.alice.id, deed_id=uuid4(), meeting_id=meeting(cast, now).id, occurred_at=now, is_late=False
    ),
    ("voice", "unread"): lambda cast, now: Voice(ref=uuid4(), team_id=cast.team.id, said="Thank you", said_at=now),
    ("attempt", "longest"): lambda _cast, now: Attempt(subject="a hash", at=now),
    ("erased_phone", "longest"): lambda _cast, now: ErasedPhone(
        token_hash="a hash", account=uuid4(), until=now + timedelta(days=365)
    ),
    ("job", "done"): lambda _cast, now: job("tea", DONE, now),
    ("job", "failed"): lambda _cast, now: job("tea", DEAD, now),
    ("job", "mail"): lambda _cast, now: job(SEND, DEAD, now),
}
"""One row for each number of the sheet, as old as `now`."""


def is_kept(of: type[Base], key: Any) -> bool:
    """Whether what the row says is there still."""
    db.session.rollback()
    row = db.session.get(of, key, populate_existing=True)
    if isinstance(row, Voice):
        return bool(row.said)
    return row is not None and (not isinstance(row, Job) or row.payload == TEXT)


def pass_by(app: Flask, clock: TestClock, moment: datetime) -> None:
    """It is that moment, and all periodic work is done."""
    clock.moment = moment
    with write() as session:
        plan(session, app.extensions["work"].periodic, clock())
    run_due(app)


def test_each_number_on_the_sheet_is_tried() -> None:
    assert set(ROWS) == KEPT


@pytest.mark.parametrize(("table", "period"), sorted(ROWS))
def test_what_is_kept_for_a_while_is_there_until_then_and_gone_a_day_later(
    app: Flask, cast: Cast, clock: TestClock, table: str, period: str
) -> None:
    span = (SHEET | UNLINKED)[table].periods[period]
    with write() as session:
        row = ROWS[table, period](cast, clock())
        session.add(row)
        session.flush()
        of, key = type(row), inspect(row).identity
    pass_by(app, clock, MONDAY + span - min(timedelta(hours=2), span / 2))
    assert is_kept(of, key)
    pass_by(app, clock, MONDAY + span + timedelta(hours=25))
    assert not is_kept(of, key)


def test_the_address_of_a_phone_that_nobody_uses_goes_with_its_sign_in(
    app: Flask, cast: Cast, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "PORTION", 2)
    with write() as session:
        rows = [device(cast, clock(), clock()) for _ in range(5)]
        for row in rows:
            assert isinstance(row, DeviceSession)
            address = {"endpoint": f"https://push.example.org/{row.id}", "p256dh": "key", "auth": "key"}
            ours = {"vapid_key_id": "one", "origin": "https://streepje.example.org", "created_at": clock()}
            session.add(Subscription(person_id=cast.alice.id, device_session_id=row.id, **address, **ours))
    clock.forward(days=59)
    used = client_for(app, cast.alice)
    pass_by(app, clock, MONDAY + timedelta(days=61))
    assert db.session.scalars(select(Subscription.id)).all() == []
    assert used.get("/today").status_code == 200


def test_a_mail_that_was_sent_says_nothing_any_more_and_neither_does_one_tried_too_late(
    app: Flask, cast: Cast, clock: TestClock
) -> None:
    with write() as session:
        session.add_all([job(SEND, DONE, clock()), job(SEND, DEAD, clock() - timedelta(days=4))])
    pass_by(app, clock, clock())
    assert list(db.session.scalars(select(Job.payload).where(Job.kind == SEND))) == [{}, {}]
    with write() as session:
        session.execute(update(Job).where(Job.kind == SEND).values(state="open", run_at=clock()))
    run_due(app)
    db.session.rollback()
    assert set(db.session.scalars(select(Job.last_error).where(Job.kind == SEND))) == {"what it said was let go of"}


def test_the_sheet_says_the_numbers(app: Flask, cast: Cast) -> None:
    page = client_for(app, cast.alice).get("/data-sheet").text
    assert "until you sign out, or 60 days after it was last used; 365 days at most" in page
    assert "it counts for 15 minutes" in page
    assert "%(" not in page
    assert "only the pot of a smaller team shows its degrees to everybody in that team, so its manager too" in page
