"""After 90 days, strokes are totals of a day; nothing that hangs on the totals changes."""

from datetime import date, timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.deeds.models import LoggedDeed
from app.privacy.retention import KEPT_FOR, purge_strokes
from app.scores.models import PersonDay, TeamDay
from app.scores.recount import rebuild
from app.work import compose
from tests.conftest import MONDAY, Cast, TestClock, client_for
from tests.deeds.phone import deed, send, statuses

COUNTERS = ("person_id", "day", "strokes", "surprises", "full_hours", "points")
LATER = timedelta(days=91)


def days() -> list[tuple[object, ...]]:
    db.session.rollback()
    rows = select(*(getattr(PersonDay, name) for name in COUNTERS)).order_by(PersonDay.day)
    return [tuple(row) for row in db.session.execute(rows)] + [
        tuple(row) for row in db.session.execute(select(TeamDay.day, TeamDay.strokes, TeamDay.points).order_by("day"))
    ]


def kinds() -> list[str]:
    db.session.rollback()
    return sorted(db.session.scalars(select(LoggedDeed.kind)))


def play(alice: FlaskClient, cast: Cast, clock: TestClock) -> dict[str, object]:
    """Strokes and a surprise on Monday, strokes on Tuesday; then 91 days pass since Monday."""
    surprise = deed("surprise", MONDAY, what="A card")
    send(alice, cast.alice, [deed("tally", MONDAY), deed("tally", MONDAY - timedelta(hours=2)), surprise])
    clock.forward(days=1)
    send(alice, cast.alice, [deed("tally", clock())])
    clock.moment = MONDAY + LATER
    return surprise


def test_strokes_go_and_their_sums_stay(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    play(alice, cast, clock)
    before = days()
    assert purge_strokes(clock()) == 2
    assert days() == before
    assert kinds() == ["surprise", "tally"]
    hours = db.session.execute(select(PersonDay.day, PersonDay.hours).order_by(PersonDay.day)).all()
    assert [bool(by_hour) for _, by_hour in hours] == [False, True]


def test_a_recount_keeps_what_the_log_does_not_know_any_more(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    play(alice, cast, clock)
    before = days()
    purge_strokes(clock())
    with write() as session:
        rebuild(session)
    assert days() == before


def test_a_surprise_of_then_can_still_be_taken_back(
    app: Flask, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    surprise = play(alice, cast, clock)
    purge_strokes(clock())
    later = client_for(app, cast.alice)
    assert statuses(send(later, cast.alice, [deed("retraction", clock(), deed=surprise["id"])])) == ["accepted"]
    counters = select(PersonDay.strokes, PersonDay.full_hours, PersonDay.surprises).order_by(PersonDay.day)
    row = db.session.execute(counters).first()
    assert row == (2, 2, 0)


def test_a_stroke_that_comes_again_counts_no_second_time(
    app: Flask, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    stroke = deed("tally", MONDAY)
    send(alice, cast.alice, [stroke])
    clock.moment = MONDAY + LATER
    purge_strokes(clock())
    before = days()
    assert statuses(send(client_for(app, cast.alice), cast.alice, [stroke])) == ["accepted"]
    assert days() == before


def test_the_horizon_never_comes_nearer_by_a_clock_that_is_slow(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    play(alice, cast, clock)
    purge_strokes(clock())
    assert purge_strokes(MONDAY) == 0
    db.session.expire_all()
    assert cast.organisation.id
    assert db.session.merge(cast.organisation, load=True).strokes_purged_before == date(2026, 11, 23) + LATER - KEPT_FOR


def test_it_is_done_every_day(app: Flask) -> None:
    assert "privacy.purge" in {work.kind for work in compose().periodic}
