"""What the administrator sees: numbers of five people or more, what became of messages, and work to try again."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db, write
from app.jobs.actions import enqueue
from app.jobs.models import DEAD, OPEN, Job
from app.jobs.runner import Runner
from app.people.actions import NewPerson, add_person
from app.people.models import Person, Team
from app.people.sessions import open_session
from app.push.fates import Fate
from app.push.models import PushCount, Subscription
from app.upkeep.numbers import TEAMS, reach
from tests.conftest import CORRECT_HORSE, Cast, TestClock
from tests.jobs.conftest import Notebook, notebook, runner
from tests.queries import counted_statements

__all__ = ["notebook", "runner"]


def phone_for(person: Person, clock: TestClock, name: str, failures: int = 0) -> None:
    """A phone of this person that hears us."""
    with write() as session:
        session.add(
            Subscription(
                endpoint=f"https://web.push.apple.com/{name}",
                person_id=person.id,
                device_session=open_session(session, session.merge(person), "Safari on iPhone", clock()),
                p256dh="x",
                auth="x",
                vapid_key_id="x",
                origin="https://streepje.example.org",
                created_at=clock(),
                failures=failures,
            )
        )


def colleagues(cast: Cast, clock: TestClock, count: int) -> list[Person]:
    with write() as session:
        team = session.merge(cast.team)
        new = [NewPerson(f"Colleague {number}", "correct horse") for number in range(count)]
        return [add_person(session, team, one, clock(), password_hash=CORRECT_HORSE) for one in new]


def test_devices_are_counted_from_five_people_on(ada: FlaskClient, cast: Cast, clock: TestClock) -> None:
    people = colleagues(cast, clock, 5)
    for number, person in enumerate(people[:4]):
        phone_for(person, clock, f"{number}")
        phone_for(person, clock, f"{number}-second")
    assert [(team.team, team.devices) for team in reach(db.session(), clock()).teams] == [
        ("Delivery", None),
        ("Invoices", None),
    ]
    assert ada.get("/upkeep").text.count("fewer than 5 people") == 2
    phone_for(people[4], clock, "4")
    assert [(team.team, team.devices) for team in reach(db.session(), clock()).teams] == [
        ("Delivery", 9),
        ("Invoices", None),
    ]
    page = ada.get("/upkeep").text
    assert '<b class="number">9</b>' in page
    assert "Colleague" not in page


def test_a_device_that_cannot_be_reached_does_not_count(cast: Cast, clock: TestClock) -> None:
    people = colleagues(cast, clock, 6)
    for number, person in enumerate(people):
        phone_for(person, clock, f"{number}", failures=int(number == 5))
    assert reach(db.session(), clock()).teams[0].devices == 5
    assert reach(db.session(), clock() + timedelta(days=61)).teams[0].devices is None  # all have idled out


def test_very_many_teams_stand_on_pages(ada: FlaskClient, cast: Cast, clock: TestClock) -> None:
    with write() as session:
        more = {"zone": "Europe/Amsterdam", "country": "NL", "department": "office", "created_at": clock()}
        session.add_all(Team(name=f"Team {number:02}", **more) for number in range(TEAMS))
    first, second = (reach(db.session(), clock(), page) for page in (1, 2))
    assert (len(first.teams), len(second.teams), first.pages) == (TEAMS, 2, 2)
    assert reach(db.session(), clock(), 99).page == 2
    assert 'rel="next" href="/upkeep?page=2#reach-title"' in ada.get("/upkeep").text
    assert "Team 49" in ada.get("/upkeep?page=2").text


def test_the_five_are_counted_by_the_query_itself(cast: Cast, clock: TestClock) -> None:
    with counted_statements() as statements:
        reach(db.session(), clock())
    [counting] = [statement for statement in statements if "push_subscription" in statement]
    assert "HAVING count(DISTINCT CASE WHEN (person.role = " in counting


def test_what_became_of_messages_is_told_by_day(ada: FlaskClient, cast: Cast, clock: TestClock) -> None:
    today = clock().date()
    counts = [(today, Fate.SENT, 812), (today, Fate.GONE, 3), (today - timedelta(days=8), Fate.SENT, 999)]
    with write() as session:
        for day, fate, messages in counts:
            session.add(PushCount(day=day, fate=fate.value, messages=messages))
    page = ada.get("/upkeep").text
    assert '<b class="number">812</b> sent</span><span><b class="number">3</b> devices gone</span></span>' in page
    assert "999" not in page
    assert "Nothing is waiting to be sent." in page


def test_what_waits_is_told(ada: FlaskClient, cast: Cast, clock: TestClock) -> None:
    with write() as session:
        enqueue(session, "push.send", {}, now=clock(), lane="push")
        enqueue(session, "push.send", {}, now=clock(), run_at=clock() + timedelta(hours=1), lane="push")
    assert "1 message is waiting to be sent" in ada.get("/upkeep").text


def dead_jobs(runner: Runner, notebook: Notebook, clock: TestClock, count: int) -> list[int]:
    """Work that failed until it was given up."""
    with write() as session:
        for number in range(count):
            enqueue(session, "tea", {}, key=str(number), now=clock())
    notebook.answers = [OSError("no water\n[parameters: Alice Ahmed]")] * (3 * count)
    for _ in range(3):
        runner.work_through()
        clock.forward(hours=2)
    db.session.rollback()
    return list(db.session.scalars(select(Job.id).where(Job.state == DEAD).order_by(Job.id)))


def test_dead_work_is_seen_and_tried_again(
    app: Flask, runner: Runner, notebook: Notebook, ada: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    first, second, third = dead_jobs(runner, notebook, clock, 3)
    page = ada.get("/upkeep").text
    assert "3 tasks failed and are no longer tried." in page
    assert "no water" in page
    assert "Alice" not in page
    assert ada.post(f"/upkeep/jobs/{second}/retry").location == "/upkeep"
    seen = len(notebook.seen)
    assert runner.work_through() == 1
    assert [task.id for task in notebook.seen[seen:]] == [second]
    assert ada.post("/upkeep/jobs/retry").status_code == 303
    assert runner.work_through() == 2
    assert "Nothing failed." in ada.get("/upkeep").text
    assert ada.post(f"/upkeep/jobs/{first}/retry").status_code == 404  # it is done
    assert ada.post(f"/upkeep/jobs/{third + 99}/retry").status_code == 404


@pytest.mark.parametrize("state", [OPEN, DEAD])
def test_a_message_is_never_tried_again_by_hand(state: str, ada: FlaskClient, cast: Cast, clock: TestClock) -> None:
    with write() as session:
        enqueue(session, "push.send", {}, now=clock(), lane="push")
    with write() as session:
        job = session.scalars(select(Job)).one()
        job.state = state
    number = job.id
    assert "Nothing failed." in ada.get("/upkeep").text
    assert ada.post(f"/upkeep/jobs/{number}/retry").status_code == 404
    assert ada.post("/upkeep/jobs/retry").status_code == 303
    db.session.rollback()
    assert db.session.get_one(Job, number).state == state
