"""Everybody has an inbox: what is told comes in the transaction of the business, grouped, in the reader's language."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.badges.models import Award
from app.challenges.models import SetChallenge
from app.challenges.publishing import NewChallenge, publish
from app.database import db, write
from app.i18n import speaking
from app.jobs.models import Job
from app.notifications.actions import SEND, Link, notify
from app.notifications.models import Notification
from app.notifications.tell import tell_team
from app.notifications.tell_badges import tell_badge
from app.notifications.text import short_text
from app.notifications.words import full_text
from app.surprises.models import Surprise
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send

TODAY = MONDAY.date()


def inbox(person: Any) -> list[Notification]:
    db.session.rollback()
    found = select(Notification).where(Notification.person_id == person.id).order_by(Notification.id)
    return list(db.session.scalars(found))


def set_challenge(cast: Cast, day: date = TODAY) -> SetChallenge:
    with write() as session:
        maria = session.merge(cast.maria)
        what = "Somebody who waits for an answer."
        challenge = publish(
            session, maria, NewChallenge(maria.team, "Call one customer back", what, "", 10, 1, day, day), MONDAY
        )
        tell_team(session, challenge, maria.team_id, MONDAY)
    return challenge


def surprise_of(alice: FlaskClient, cast: Cast) -> str:
    send(alice, cast.alice, [deed("surprise", MONDAY, what="Brought a forgotten coat after them")])
    return f"surprise:{db.session.scalars(select(Surprise.id)).one()}"


def test_a_challenge_is_told_to_the_team_but_not_to_its_author(cast: Cast) -> None:
    set_challenge(cast)
    assert [len(inbox(person)) for person in (cast.alice, cast.bob, cast.maria, cast.carol)] == [1, 1, 0, 0]
    told = db.session.scalars(select(Job).where(Job.kind == SEND)).one()
    assert [number for number, _ in told.payload["rounds"]] == [inbox(cast.alice)[0].id, inbox(cast.bob)[0].id]


def test_what_comes_after_midnight_stands_under_the_evening_before(
    alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    set_challenge(cast)
    row = inbox(cast.alice)[0]
    with write() as session:
        session.merge(row).created_at = clock.forward(hours=16)  # two o'clock in the night
    page = alice.get("/inbox").text
    assert '<h2 class="inbox-day">Today</h2>' in page
    assert "Tuesday 24 November" not in page


def test_a_challenge_for_later_is_not_told_now(cast: Cast) -> None:
    set_challenge(cast, MONDAY.date() + timedelta(days=1))
    assert inbox(cast.alice) == []


def test_nothing_is_told_when_the_business_fails(cast: Cast) -> None:
    def business() -> None:
        with write() as session:
            notify(session, [cast.alice.id], "test", {}, MONDAY, group_key="x", link=Link("today.today"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        business()
    assert inbox(cast.alice) == []
    assert db.session.scalars(select(Job)).all() == []


def test_applause_is_one_notification_however_many_clap(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast
) -> None:
    target = surprise_of(alice, cast)
    send(bob, cast.bob, [deed("applause", MONDAY, target=target) for _ in range(3)])
    applause = [row for row in inbox(cast.alice) if row.kind == "applause"]
    assert [full_text(row, "customer") for row in applause] == [
        ("Bob applauds you", "For your surprise: Brought a forgotten coat after them")
    ]
    send(maria, cast.maria, [deed("applause", MONDAY, target=target)])
    applause = [row for row in inbox(cast.alice) if row.kind == "applause"]
    assert [full_text(row, "customer").title for row in applause] == ["Maria and 1 other applaud you"]
    assert applause[0].round == 2
    assert alice.get(f"/inbox/{applause[0].id}").location == f"/wall#{target.replace(':', '-')}"
    assert f'id="{target.replace(":", "-")}"' in alice.get("/wall").text


def test_applause_that_is_taken_back_leaves_the_inbox(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    clap = deed("applause", MONDAY, target=surprise_of(alice, cast))
    send(bob, cast.bob, [clap])
    send(bob, cast.bob, [deed("retraction", MONDAY, deed=clap["id"])])
    assert [row.kind for row in inbox(cast.alice) if row.kind == "applause"] == []


def test_the_first_surprise_earns_a_badge_and_says_so(alice: FlaskClient, cast: Cast) -> None:
    surprise_of(alice, cast)
    badges = [row.params["badge"] for row in inbox(cast.alice) if row.kind == "badge"]
    assert badges
    assert badges == list(db.session.scalars(select(Award.badge).where(Award.person_id == cast.alice.id)))


def test_texts_are_in_the_language_of_the_reader(cast: Cast, clock: TestClock) -> None:
    set_challenge(cast)
    [row] = inbox(cast.alice)
    with speaking("nl"):
        assert full_text(row, "customer") == ("Maria daagt je uit", "Call one customer back · 10 minuten")
        assert short_text("challenge").body == "Er is een nieuwe uitdaging voor je."
    with speaking("en"):
        assert full_text(row, "customer") == ("Maria challenges you", "Call one customer back · 10 minutes")


def test_a_badge_that_the_catalogue_no_longer_has_is_told_in_general_words(cast: Cast) -> None:
    with write() as session:
        award = Award(person_id=cast.alice.id, team_id=cast.team.id, badge="old", day=MONDAY.date(), awarded_at=MONDAY)
        session.add(award)
        session.flush()
        tell_badge(session, award, MONDAY)
    assert full_text(inbox(cast.alice)[0], "customer").body == "You earned a badge."


def test_the_page_changes_nothing_opening_one_reads_it(alice: FlaskClient, cast: Cast) -> None:
    set_challenge(cast)
    [row] = inbox(cast.alice)
    assert "Maria challenges you" in alice.get("/inbox").text
    assert row.read_at is None
    answer = alice.get(f"/inbox/{row.id}")
    assert (answer.status_code, answer.location) == (303, "/today")
    db.session.rollback()
    assert inbox(cast.alice)[0].read_at is not None


def test_one_that_leads_to_a_page_of_an_older_version_leads_to_the_inbox(alice: FlaskClient, cast: Cast) -> None:
    with write() as session:
        notify(session, [cast.alice.id], "old", {}, MONDAY, group_key="x", link=Link("gone.gone", {"id": 1}))
    answer = alice.get(f"/inbox/{inbox(cast.alice)[0].id}")
    assert (answer.status_code, answer.location) == (303, "/inbox")


def test_all_can_be_marked_as_read_and_the_state_says_so(alice: FlaskClient, cast: Cast) -> None:
    set_challenge(cast)
    before = alice.get("/api/v1/state").get_json()
    assert alice.post("/inbox/read").status_code == 303
    after = alice.get("/api/v1/state").get_json()
    assert (before["unread"], after["unread"]) == (1, 0)
    assert after["revision"] > before["revision"]


def test_somebody_elses_notification_does_not_exist(bob: FlaskClient, carol: FlaskClient, cast: Cast) -> None:
    set_challenge(cast)
    [row] = inbox(cast.alice)
    assert bob.get(f"/inbox/{row.id}").status_code == 404
    assert carol.get("/inbox/99999").status_code == 404


def test_an_empty_inbox_says_what_comes_here(carol: FlaskClient) -> None:
    assert "Applause, badges and new challenges come here" in carol.get("/inbox").text
