"""A morning from the plan to the report: added to and closed together, and closed once."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.before_ten.models import Help, Item, Round
from app.database import db, write
from app.jobs.actions import plan
from app.jobs.models import Job
from app.jobs.rules import Pace
from app.jobs.runner import Runner
from app.notifications.models import Notification, Preference
from app.notifications.words import line_text
from app.people.models import Person, Role
from app.planning.mornings import close_and_tell
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, statuses

TUESDAY = MONDAY + timedelta(hours=22)  # eight o'clock in Amsterdam
PLAN = {"starts_on": "2026-11-24", "ends_on": "2026-11-24", "until": "10:00"}


def planned(maria: FlaskClient, cast: Cast, **changed: str) -> int:
    assert maria.post("/before-ten", data=PLAN | {"team": str(cast.team.id)} | changed).status_code == 303
    return db.session.scalars(select(Round.id)).first() or 0


def work(app: Flask) -> None:
    Runner(app, app.extensions["work"], Pace()).work_through()
    db.session.rollback()


def reports(person: Person) -> list[Notification]:
    found = select(Notification).where(Notification.person_id == person.id, Notification.kind == "report")
    return list(db.session.scalars(found))


@pytest.fixture
def morning(maria: FlaskClient, cast: Cast, clock: TestClock) -> int:
    number = planned(maria, cast)
    clock.moment = TUESDAY
    return number


def item_of(client: FlaskClient, person: Person, text: str, clock: TestClock) -> str:
    added = deed("item", clock(), text=text)
    assert statuses(send(client, person, [added], clock())) == ["accepted"]
    return str(added["id"])


def help_with(client: FlaskClient, person: Person, item: str, clock: TestClock, **more: Any) -> list[str]:
    return statuses(send(client, person, [deed("item_done", clock(), item=item, **more)], clock()))


def test_people_add_and_close_together(
    morning: int, alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    item = item_of(alice, cast.alice, "The lady from the fourth floor", clock)
    page = bob.get("/today").text
    assert "The lady from the fourth floor" in page
    assert '<span class="number" data-helped-count>0</span> of <span class="number" data-all-count>1</span>' in page
    assert help_with(bob, cast.bob, item, clock) == ["accepted"]
    clock.forward(minutes=1)
    assert help_with(alice, cast.alice, item, clock) == ["accepted"]  # two who help the same is fine
    page = alice.get("/today").text
    assert "data-helped-count>1</span>" in page
    assert "Bob and Alice" in page


def test_sent_twice_counts_once_and_taken_back_it_is_open_again(
    morning: int, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    added = deed("item", clock(), text="A call from Zwolle")
    closed = deed("item_done", clock(), item=added["id"])
    for expected in ("accepted", "duplicate"):
        assert statuses(send(alice, cast.alice, [added, closed], clock())) == [expected, expected]
    assert (db.session.query(Item).count(), db.session.query(Help).count()) == (1, 1)
    send(alice, cast.alice, [deed("retraction", clock(), deed=closed["id"])], clock())
    assert "data-helped-count>0</span>" in alice.get("/today").text


def test_help_may_be_known_before_the_item_is(
    morning: int, alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    added = deed("item", clock(), text="A call from Zwolle")
    assert help_with(bob, cast.bob, added["id"], clock) == ["accepted"]
    send(alice, cast.alice, [added], clock())
    assert "data-helped-count>1</span>" in alice.get("/today").text


def test_who_helped_can_say_what_would_help_tomorrow_of_their_own_item(
    morning: int, alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    item = item_of(alice, cast.alice, "A call from Zwolle", clock)
    help_with(bob, cast.bob, item, clock)
    assert "data-advice hidden>" in alice.get("/today").text
    page = bob.get("/today").text
    assert "data-advice hidden>" not in page
    form = page.split("data-advice>")[1].split("</form>")[0]
    assert f'name="item" value="{item}"' in form
    assert 'name="line"' in form
    clock.forward(minutes=1)
    assert help_with(bob, cast.bob, item, clock, line="Ring before eight") == ["accepted"]
    report = bob.get(f"/before-ten/{morning}").text.split('class="mornings')[1].split("</main>")[0]
    assert "Ring before eight" in report
    assert report.count("Bob") == 2, "as the helper, and thanked, once each"


def test_without_a_morning_there_is_no_list(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    answer = send(alice, cast.alice, [deed("item", MONDAY, text="Somebody")])
    assert answer.json["results"][0]["code"] == "no_morning"
    assert "before-ten" not in alice.get("/today").text


def test_at_the_deadline_it_closes_and_directors_get_one_report(
    app: Flask, morning: int, alice: FlaskClient, bob: FlaskClient, ada: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    item = item_of(alice, cast.alice, "The lady from the fourth floor", clock)
    item_of(alice, cast.alice, "A call from Zwolle", clock)
    help_with(bob, cast.bob, item, clock, line="Ring before eight")
    work(app)
    assert db.session.get_one(Round, morning).closed_at is None
    clock.moment = MONDAY + timedelta(days=1)  # ten o'clock
    for _ in range(3):
        work(app)
        with write() as session:
            close_and_tell(session, morning, clock())
    assert db.session.get_one(Round, morning, populate_existing=True).closed_at == clock()
    [report] = reports(cast.ada)
    assert report.round == 1
    assert reports(cast.maria) == reports(cast.alice) == []
    text = line_text(report, "customer")
    assert text.title == "Delivery: 1 helped before 10:00, 1 open"
    assert text.body == "Still waiting: A call from Zwolle. Tomorrow: Ring before eight. Thanks to Bob."
    page = ada.get(f"/before-ten/{morning}").text
    assert "The lady from the fourth floor" in page
    assert "Ring before eight" in page


def test_a_director_hears_and_then_no_administrator(app: Flask, morning: int, cast: Cast, clock: TestClock) -> None:
    with write() as session:
        session.get_one(Person, cast.carol.id).role = Role.DIRECTOR
    clock.moment = MONDAY + timedelta(days=1)
    work(app)
    assert len(reports(cast.carol)) == 1
    assert reports(cast.ada) == []


def test_a_worker_that_was_away_closes_it_later_and_a_clock_put_back_too_early_does_not(
    app: Flask, morning: int, cast: Cast, clock: TestClock
) -> None:
    with write() as session:
        close_and_tell(session, morning, clock())
    assert reports(cast.ada) == []
    with write() as session:  # its own job is lost
        session.execute(Job.__table__.delete())  # type: ignore[attr-defined]
    clock.moment = MONDAY + timedelta(days=2)
    with write() as session:
        plan(session, app.extensions["work"].periodic, clock())
    work(app)
    assert len(reports(cast.ada)) == 1


def test_what_a_phone_did_before_ten_counts_although_it_was_away(
    app: Flask, morning: int, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    item = item_of(alice, cast.alice, "A call from Zwolle", clock)
    done = deed("item_done", clock(), item=item)
    clock.moment = MONDAY + timedelta(days=1, hours=2)
    work(app)
    assert statuses(send(alice, cast.alice, [done], clock())) == ["accepted"]
    page = alice.get("/today").text
    assert "data-helped-count>1</span>" in page
    assert "This list is closed; what you add still counts." in page
    work(app)
    assert len(reports(cast.ada)) == 1


def test_only_who_chose_it_is_called_and_only_while_somebody_waits(
    app: Flask, morning: int, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    with write() as session:
        session.add(Preference(person_id=cast.bob.id, channels={"before_ten": "push"}))
    item_of(alice, cast.alice, "A call from Zwolle", clock)
    clock.moment = MONDAY + timedelta(days=1) - timedelta(minutes=30)
    work(app)
    called = select(Notification).where(Notification.kind == "before_ten")
    assert [row.person_id for row in db.session.scalars(called)] == [cast.bob.id]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"starts_on": "2026-11-20"}, "That day is over."),
        ({"ends_on": "2026-11-20"}, "The last day comes before the first."),
        ({"ends_on": "2027-11-20"}, "That is more than 60 days."),
        ({"until": "half past"}, "Give a time, such as 08:30."),
        ({"until": "03:00"}, "A list can end from 06:00 until 20:00."),
        ({"starts_on": "2026-11-23", "until": "09:30"}, "That time is over today."),
    ],
)
def test_a_mistake_in_the_plan_is_told(maria: FlaskClient, cast: Cast, changed: dict[str, str], words: str) -> None:
    page = maria.post("/before-ten", data=PLAN | {"team": str(cast.team.id)} | changed)
    assert page.status_code == 422
    assert words in page.text
    assert db.session.query(Round).count() == 0


def test_working_days_of_a_span_each_have_one(maria: FlaskClient, cast: Cast) -> None:
    planned(maria, cast, ends_on="2026-12-01")
    days = [row.day.day for row in db.session.scalars(select(Round).order_by(Round.day))]
    assert days == [24, 25, 26, 27, 30, 1]
    number = db.session.scalars(select(Round.id).order_by(Round.day)).first()
    assert maria.post(f"/before-ten/{number}/removal").status_code == 303
    assert db.session.query(Round).count() == 5


def test_it_is_the_teams_alone(maria: FlaskClient, carol: FlaskClient, ada: FlaskClient, cast: Cast) -> None:
    number = planned(maria, cast)
    assert carol.get(f"/before-ten/{number}").status_code == 404
    assert maria.post("/before-ten", data=PLAN | {"team": str(cast.other_team.id)}).status_code == 404
    assert ada.get(f"/before-ten/{number}").status_code == 200


def test_a_list_with_nobody_on_it_counts_nobody(morning: int, alice: FlaskClient) -> None:
    assert "<p data-sum hidden>" in alice.get("/today").text
