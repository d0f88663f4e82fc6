"""From an inbox to phones: several become one, what comes after work waits, and no more than so many a day."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.database import db, write
from app.jobs.models import Job
from app.jobs.rules import Pace
from app.jobs.runner import Runner
from app.moments.models import Moment
from app.notifications.actions import Link, notify
from app.notifications.models import Notification, Preference, ToldDay
from app.notifications.settling import settle
from app.notifications.words import full_text, line_text
from app.people.models import Person
from tests.conftest import Cast, TestClock
from tests.queries import counted_statements


def tell(person: Person, kind: str, clock: TestClock, number: int = 1, **more: Any) -> None:
    params = {"badge": "first-surprise"} if kind == "badge" else {"by": "Bob", "others": 0, "title": "x", "minutes": 5}
    with write() as session:
        key = f"{kind}:{number}"
        notify(session, [person.id], kind, params, clock(), group_key=key, link=Link("today.today"), **more)


def inbox(person: Person) -> list[Notification]:
    db.session.rollback()
    db.session.expire_all()
    found = select(Notification).where(Notification.person_id == person.id).order_by(Notification.id)
    return list(db.session.scalars(found))


def settle_all(person: Person, clock: TestClock) -> list[str]:
    """What this person's phones are sent now."""
    rounds = [(row.id, row.round) for row in inbox(person)]
    with write() as session:
        sent = settle(session, rounds, clock())
    names = {row.id: row.group_key for row in inbox(person)}
    return [names[one.number] for one in sent]


def choose(person: Person, **chosen: Any) -> None:
    with write() as session:
        session.merge(Preference(person_id=person.id, **{"channels": {}, **chosen}))


def test_several_of_one_kind_become_one_that_speaks_for_all(cast: Cast, clock: TestClock) -> None:
    for number in (1, 2, 3):
        tell(cast.alice, "badge", clock, number)
        clock.forward(seconds=1)
    assert settle_all(cast.alice, clock) == ["badge:3"]
    newest = inbox(cast.alice)[-1]
    assert full_text(newest, "customer").body.endswith("and 2 more")
    assert not line_text(newest, "customer").body.endswith("more")
    assert settle_all(cast.alice, clock) == []


def test_the_next_of_a_kind_speaks_for_what_nobody_read_yet(cast: Cast, clock: TestClock) -> None:
    tell(cast.alice, "badge", clock, 1)
    assert settle_all(cast.alice, clock) == ["badge:1"]
    clock.forward(minutes=10)
    tell(cast.alice, "badge", clock, 2)
    assert settle_all(cast.alice, clock) == ["badge:2"]
    assert inbox(cast.alice)[-1].more == 1


def test_the_fourth_of_a_day_stays_in_the_inbox(cast: Cast, clock: TestClock) -> None:
    sent = []
    for number in (1, 2, 3, 4):
        tell(cast.alice, "badge", clock, number)
        sent += settle_all(cast.alice, clock)
    assert sent == ["badge:1", "badge:2", "badge:3"]
    assert [row.is_read for row in inbox(cast.alice)] == [False] * 4
    assert db.session.scalars(select(ToldDay.times)).all() == [3]
    clock.forward(days=1)
    assert settle_all(cast.alice, clock) == []  # it was decided; it does not come a day late
    tell(cast.alice, "badge", clock, 5)
    assert settle_all(cast.alice, clock) == ["badge:5"]


def test_what_comes_after_work_waits_and_comes_in_the_morning_as_one(app: Flask, cast: Cast, clock: TestClock) -> None:
    clock.forward(hours=9)  # seven in the evening
    for number in (1, 2):
        tell(cast.alice, "badge", clock, number)
        assert settle_all(cast.alice, clock) == []
    [moment] = db.session.scalars(select(Moment)).all()
    assert (moment.kind, moment.due_at) == ("push:badge", clock() + timedelta(hours=13))
    runner = Runner(app, app.extensions["work"], Pace())
    runner.work_through()
    assert [row.told_at for row in inbox(cast.alice)] == [None, None]
    clock.forward(hours=13)
    runner.work_through()
    told = inbox(cast.alice)
    assert [row.told_at for row in told] == [clock(), clock()]
    assert [row.settled for row in told] == [1, 1]
    assert told[1].fresh_since == clock()
    assert [row.more for row in told] == [0, 1]


def test_what_was_read_while_it_waited_is_not_sent(app: Flask, cast: Cast, clock: TestClock) -> None:
    clock.forward(hours=9)
    tell(cast.alice, "badge", clock)
    settle_all(cast.alice, clock)
    with write() as session:
        session.merge(inbox(cast.alice)[0]).read_at = clock()
    clock.forward(hours=13)
    Runner(app, app.extensions["work"], Pace()).work_through()
    assert inbox(cast.alice)[0].told_at is None


def test_applause_is_told_once_an_hour_with_everybody_in_it(app: Flask, cast: Cast, clock: TestClock) -> None:
    tell(cast.alice, "applause", clock)
    assert settle_all(cast.alice, clock) == ["applause:1"]
    for _ in range(4):
        clock.forward(minutes=5)
        tell(cast.alice, "applause", clock)
        assert settle_all(cast.alice, clock) == []
    assert [row.due_at for row in db.session.scalars(select(Moment))] == [clock() + timedelta(minutes=40)]
    clock.forward(minutes=40)
    Runner(app, app.extensions["work"], Pace()).work_through()
    assert inbox(cast.alice)[0].told_at == clock()
    assert db.session.scalars(select(ToldDay.times)).all() == [2]


@pytest.mark.parametrize(("channel", "rows"), [("inbox", 1), ("off", 0)])
def test_who_wants_no_push_of_a_kind_gets_none(cast: Cast, clock: TestClock, channel: str, rows: int) -> None:
    choose(cast.alice, channels={"badge": channel})
    tell(cast.alice, "badge", clock)
    tell(cast.alice, "applause", clock)
    assert settle_all(cast.alice, clock) == ["applause:1"]
    assert [row.kind for row in inbox(cast.alice)].count("badge") == rows


def test_what_was_asked_for_comes_at_its_time(cast: Cast, clock: TestClock) -> None:
    choose(cast.alice, most_a_day=0)
    clock.forward(hours=11)
    tell(cast.alice, "reminder", clock, is_asked=True)
    tell(cast.alice, "badge", clock)
    assert settle_all(cast.alice, clock) == ["reminder:1"]


def test_each_has_their_own_zone_and_hours(cast: Cast, clock: TestClock) -> None:
    choose(cast.bob, works_from=14 * 60, works_until=22 * 60)
    with write() as session:
        session.merge(cast.other_team).zone = "Pacific/Kiritimati"  # there it is eleven at night
    for person in (cast.alice, cast.bob, cast.carol):
        tell(person, "badge", clock)
    told = {person.name: settle_all(person, clock) for person in (cast.alice, cast.bob, cast.carol)}
    assert told == {"Alice Ahmed": ["badge:1"], "Bob Bakker": [], "Carol Claes": []}
    moments = {row.person_id: row.due_at - clock() for row in db.session.scalars(select(Moment))}
    assert moments == {cast.bob.id: timedelta(hours=4), cast.carol.id: timedelta(hours=9)}


def test_who_left_is_told_nothing(cast: Cast, clock: TestClock) -> None:
    tell(cast.alice, "badge", clock)
    with write() as session:
        session.merge(cast.alice).left_at = clock()
    assert settle_all(cast.alice, clock) == []


def test_many_people_are_settled_in_as_few_statements_as_few(cast: Cast, clock: TestClock) -> None:
    for person in cast.everybody:
        tell(person, "badge", clock)
    jobs = db.session.scalars(select(Job)).all()
    rounds = [(number, turn) for job in jobs for number, turn in job.payload["rounds"]]
    counts = []
    for part in (rounds[:1], rounds[1:]):
        with write() as session, counted_statements() as seen:
            settle(session, part, clock())
        counts.append(len(seen))
    assert counts[0] == counts[1]
