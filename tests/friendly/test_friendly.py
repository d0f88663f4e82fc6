"""Two colleagues and one week: both want it, both see hours, and whoever stops is not spoken of."""

import re
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.badges.models import Award
from app.database import db, write
from app.errors import NotFound
from app.friendly.actions import END, accept
from app.friendly.models import FriendlyWeek
from app.jobs.models import Job
from app.jobs.work import Task
from app.notifications.models import Notification
from app.people.models import Person, Role, Team
from app.people.visibility import choose_quiet
from app.planning.handlers import HANDLERS
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send
from tests.notifications.test_preferences import work

PAGE = "/friendly"
FRIDAY = MONDAY + timedelta(days=4, hours=7)  # when the hours of both have passed


def ask(client: FlaskClient, whom: Person) -> int:
    return client.post(PAGE, data={"colleague": str(whom.account)}).status_code


def answer(client: FlaskClient, what: str) -> int:
    (number,) = set(re.findall(r"/friendly/(\d+)/", client.get(PAGE).text))
    return client.post(f"/friendly/{number}/{what}").status_code


def told(person: Person) -> list[str]:
    db.session.rollback()
    own = select(Notification.params).where(Notification.person_id == person.id, Notification.kind == "friendly")
    rows = db.session.scalars(own)
    return [params["what"] for params in rows]


def end(job: Job, clock: TestClock) -> None:
    HANDLERS[END](Task(1, job.kind, job.payload, 1, clock(), clock()))


def test_both_want_it_and_see_hours(alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock) -> None:
    assert ask(alice, cast.bob) == 303
    assert told(cast.bob) == ["invited"]
    assert "Alice Ahmed asks you" in bob.get(PAGE).text
    assert answer(bob, "acceptance") == 303
    assert told(cast.alice) == ["accepted"]
    send(alice, cast.alice, [deed("tally", clock()) for _ in range(30)])
    send(bob, cast.bob, [deed("tally", clock() - timedelta(hours=n)) for n in range(2)])
    for client, mine, theirs in ((alice, 1, 2), (bob, 2, 1)):
        hours = re.findall(r'<b class="number">(\d+)</b> of (\d+) hours', client.get(PAGE).text)
        assert hours == [(str(mine), "45"), (str(theirs), "45")]


def test_nothing_is_seen_before_a_yes_and_a_no_is_silent(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    ask(alice, cast.bob)
    assert "of 45 hours" not in alice.get(PAGE).text + bob.get(PAGE).text
    assert answer(bob, "end") == 303
    assert told(cast.alice) == []
    assert "asks you" not in bob.get(PAGE).text


def test_whoever_leaves_is_seen_no_more_at_once(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    ask(alice, cast.bob)
    answer(bob, "acceptance")
    assert "of 45 hours" in bob.get(PAGE).text
    answer(alice, "end")
    assert "of 45 hours" not in alice.get(PAGE).text + bob.get(PAGE).text
    assert told(cast.bob) == ["invited"]


def test_an_invitation_that_was_taken_back_is_in_no_inbox_any_more(
    alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    ask(alice, cast.bob)
    assert bob.get("/api/v1/state").get_json()["unread"] == 1
    answer(alice, "end")
    assert told(cast.bob) == []
    assert bob.get("/api/v1/state").get_json()["unread"] == 0


def test_it_ends_kindly_for_both(alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock) -> None:
    ask(alice, cast.bob)
    answer(bob, "acceptance")
    send(bob, cast.bob, [deed("tally", clock())])
    job = db.session.scalars(select(Job).where(Job.kind == END)).one()
    clock.moment = FRIDAY - timedelta(minutes=1)
    assert "Stop (nobody is told)" in alice.get(PAGE).text
    clock.moment = FRIDAY
    end(job, clock)
    assert (told(cast.alice), told(cast.bob)) == (["over"], ["over"])
    assert "Bob heard it in a larger part of their hours this time. Yours are just as real" in alice.get(PAGE).text
    assert "Thank Alice for keeping you sharp" in bob.get(PAGE).text
    clock.forward(days=8)
    assert "With Bob" not in alice.get(PAGE).text


@pytest.mark.parametrize(
    ("hours", "zone", "ends"),
    [
        (("08:00", "17:00"), "Europe/Amsterdam", "2026-11-27T16:00+00:00"),
        (("22:00", "07:00"), "Europe/Amsterdam", "2026-11-28T06:00+00:00"),
        (("08:00", "17:00"), "America/Los_Angeles", "2026-11-28T01:00+00:00"),
    ],
    ids=["day", "night", "far west"],
)
def test_it_is_told_when_the_last_shift_of_the_two_has_passed(
    alice: FlaskClient,
    bob: FlaskClient,
    cast: Cast,
    clock: TestClock,
    hours: tuple[str, str],
    zone: str,
    ends: str,
) -> None:
    ask(alice, cast.bob)
    answer(bob, "acceptance")
    work(bob, *hours)
    with write() as session:
        session.get_one(Person, cast.bob.id).team_id = cast.carol.team_id
        session.get_one(Team, cast.carol.team_id).zone = zone
    job = db.session.scalars(select(Job).where(Job.kind == END)).one()
    over = datetime.fromisoformat(ends)
    clock.moment = job.run_at
    end(job, clock)
    assert told(cast.alice) == ["accepted"]
    assert "Stop (nobody is told)" in alice.get(PAGE).text
    again = db.session.scalars(select(Job).where(Job.kind == END).order_by(Job.id.desc())).first()
    assert again
    assert again.run_at == over
    clock.moment = over - timedelta(minutes=1)
    assert "Stop (nobody is told)" in alice.get(PAGE).text
    clock.moment = over
    for _ in range(2):
        end(again, clock)
    assert (told(cast.alice), told(cast.bob)) == (["over"], ["over"])
    assert db.session.scalars(select(FriendlyWeek.completed_at)).one() == over


def test_whoever_heard_it_all_night_is_level_with_whoever_heard_it_all_day(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    ask(alice, cast.bob)
    answer(bob, "acceptance")
    work(bob, "22:00", "07:00")
    monday = clock()
    clock.forward(days=5)
    for client, person, first in ((alice, cast.alice, 8), (bob, cast.bob, 22)):
        begins = monday.replace(hour=first - 1, minute=5)  # Amsterdam is an hour ahead
        moments = [begins + timedelta(days=day, hours=hour) for day in range(5) for hour in range(9)]
        send(client, person, [deed("tally", moment) for moment in moments])
    hours = re.findall(r'<b class="number">(\d+)</b> of (\d+) hours', alice.get(PAGE).text)
    assert hours == [("45", "45")] * 2
    assert "Level!" in alice.get(PAGE).text


def test_a_week_of_weekends_is_a_week_too(alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock) -> None:
    bob.post("/me/working-days", data={"day": ["5", "6"], "since": "2026-11-23", "sure": "yes"})
    ask(alice, cast.bob)
    answer(bob, "acceptance")
    page = alice.get(PAGE).text
    assert "of 45 hours" in page
    assert "of 18 hours" in page
    run_at = db.session.scalars(select(Job.run_at).where(Job.kind == END)).one()
    assert run_at.date() == clock().date() + timedelta(days=6)  # Sunday
    clock.moment = run_at + timedelta(days=1)
    assert "Level!" in alice.get(PAGE).text


def test_nobody_has_none_of_no_hours(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    ask(alice, cast.bob)
    answer(bob, "acceptance")
    bob.post("/me/leave", data={"first": "2026-11-23", "last": "2026-11-29"})
    page = alice.get(PAGE).text
    assert "of 0 hours" not in page
    assert "No working days this week" in page


def test_two_who_ask_each_other_have_said_yes(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    ask(alice, cast.bob)
    assert ask(bob, cast.alice) == 303
    assert "of 45 hours" in alice.get(PAGE).text
    assert ask(bob, cast.alice) == 409


def test_who_leads_and_who_is_led_ask_each_other_for_no_week(
    alice: FlaskClient, maria: FlaskClient, ada: FlaskClient, cast: Cast
) -> None:
    for leader in (maria, ada):
        assert str(cast.alice.account) not in leader.get(PAGE).text
        assert ask(leader, cast.alice) == 422
    assert "One of you leads the other" in maria.post(PAGE, data={"colleague": str(cast.alice.account)}).text
    assert "with somebody whom you do not lead" in ada.get(PAGE).text
    assert told(cast.alice) == []
    assert str(cast.carol.account) in maria.get(PAGE).text  # of another team
    for leader in (cast.maria, cast.ada):  # also where the one who is led asks: it would show one person to who leads
        assert str(leader.account) not in alice.get(PAGE).text
        assert ask(alice, leader) == 422


def test_a_week_is_over_for_both_where_one_comes_to_lead_the_other(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    ask(alice, cast.bob)
    with write() as session:
        session.get_one(Person, cast.bob.id).role = Role.MANAGER
    assert answer_is_gone(bob)
    with write() as session:
        session.get_one(Person, cast.bob.id).role = Role.EMPLOYEE
    answer(bob, "acceptance")
    assert "of 45 hours" in bob.get(PAGE).text
    with write() as session:
        session.get_one(Person, cast.bob.id).role = Role.MANAGER
    assert "of 45 hours" not in alice.get(PAGE).text + bob.get(PAGE).text
    job = db.session.scalars(select(Job).where(Job.kind == END)).one()
    clock.moment = job.run_at
    end(job, clock)
    assert "over" not in told(cast.alice) + told(cast.bob)  # what it would lead to is shown no more
    assert db.session.scalars(select(Award.badge).where(Award.badge == "side-by-side")).all() == []


def answer_is_gone(client: FlaskClient) -> bool:
    number = db.session.scalars(select(FriendlyWeek.id)).one()
    return "asks you" not in client.get(PAGE).text and client.post(f"{PAGE}/{number}/acceptance").status_code == 404


def test_an_invitation_that_nobody_answers_is_forgotten(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    ask(alice, cast.bob)
    clock.forward(days=2)
    assert "asks you" not in bob.get(PAGE).text
    number = db.session.scalars(select(FriendlyWeek.id)).one()
    assert bob.post(f"/friendly/{number}/acceptance").status_code == 404


def test_who_wants_no_game_is_not_asked_and_not_seen(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    ask(alice, cast.bob)
    answer(bob, "acceptance")
    with write() as session:
        choose_quiet(session.get_one(Person, cast.bob.id), quiet=True, now=clock())
    page = alice.get(PAGE).text
    assert "Bob" not in page
    assert ask(alice, cast.bob) == 422
    assert "You use Streepje quietly" in bob.get(PAGE).text
    assert ask(bob, cast.maria) == 403


def test_who_wants_no_game_cannot_say_yes(bob: FlaskClient, alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    ask(alice, cast.bob)
    number = db.session.scalars(select(FriendlyWeek.id)).one()
    with write() as session:
        choose_quiet(session.get_one(Person, cast.bob.id), quiet=True, now=clock())
    assert bob.post(f"/friendly/{number}/acceptance").status_code == 403
    with write() as session, pytest.raises(NotFound):  # whichever way the yes comes in
        accept(session, cast.bob, number, clock())
    assert told(cast.alice) == []
    with write() as session:
        choose_quiet(session.get_one(Person, cast.bob.id), quiet=False, now=clock())
    assert bob.post(f"/friendly/{number}/acceptance").status_code == 303


@pytest.mark.parametrize("what", ["acceptance", "end"])
def test_a_stranger_to_the_week_cannot_touch_it(alice: FlaskClient, carol: FlaskClient, cast: Cast, what: str) -> None:
    ask(alice, cast.bob)
    number = db.session.scalars(select(FriendlyWeek.id)).one()
    assert carol.post(f"/friendly/{number}/{what}").status_code == 404
    if what == "acceptance":
        assert alice.post(f"/friendly/{number}/acceptance").status_code == 404


def test_a_colleague_with_whom_there_is_a_week_already_is_not_offered(
    alice: FlaskClient, bob: FlaskClient, cast: Cast
) -> None:
    assert f'value="{cast.bob.account}"' in alice.get(PAGE).text
    ask(alice, cast.bob)
    for client, other in ((alice, cast.bob), (bob, cast.alice)):
        page = client.get(PAGE).text
        assert f'value="{other.account}"' not in page
        assert f'value="{cast.carol.account}"' in page


def test_of_a_large_organisation_the_own_team_is_listed_and_others_are_looked_for(
    alice: FlaskClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cast.carol.name in alice.get(PAGE).text
    monkeypatch.setattr("app.me.friendly.LISTED", 1)
    page = alice.get(PAGE).text
    assert cast.bob.name in page
    assert cast.carol.name not in page
    found = alice.get(PAGE, query_string={"q": cast.carol.name[1:4].upper()}).text
    assert cast.carol.name in found
    assert cast.bob.name not in found
    assert "Nobody found" in alice.get(PAGE, query_string={"q": "nobody at all"}).text


def test_one_that_is_still_to_come_says_when_it_begins_and_another_beside_it_is_told(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    clock.forward(days=1)
    ask(alice, cast.bob)
    assert "You share the week" not in bob.get(PAGE).text
    answer(bob, "acceptance")
    page = alice.get(PAGE).text
    assert "It begins on Monday 30 November." in page
    assert "of 45 hours" not in page
    assert "You share the week of 30 November with Bob Bakker already." in page
    clock.forward(days=6)
    assert "of 45 hours" in alice.get(PAGE).text
