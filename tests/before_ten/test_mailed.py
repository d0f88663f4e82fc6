"""The report by mail, where a server is set: once, and once more where what came in later makes it another one."""

from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.jobs.models import Job
from app.mail import handlers as mail
from app.mail.actions import SEND
from app.planning.late_mornings import GATHERS
from tests.before_ten.test_morning import TUESDAY, item_of, planned, work
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, statuses

TEN = MONDAY + timedelta(days=1)


@pytest.fixture
def sent(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[EmailMessage]:
    """What the board gets."""
    sent: list[EmailMessage] = []
    monkeypatch.setattr(mail, "deliver", lambda _settings, message: sent.append(message))
    mailing = {
        "smtp_host": "mail.example.org",
        "smtp_from": "streepje@example.org",
        "report_to": ("board@example.org",),
    }
    monkeypatch.setitem(app.config, "SETTINGS", replace(app.config["SETTINGS"], **mailing))
    return sent


@pytest.fixture
def item(maria: FlaskClient, alice: FlaskClient, cast: Cast, clock: TestClock) -> str:
    """Somebody on the list of a morning that is going on."""
    planned(maria, cast)
    clock.moment = TUESDAY
    return item_of(alice, cast.alice, "A call from Zwolle", clock)


def close(app: Flask, clock: TestClock) -> None:
    clock.moment = TEN
    work(app)


def helped(client: FlaskClient, cast: Cast, item: str, clock: TestClock) -> str:
    done = deed("item_done", TEN - timedelta(minutes=30), item=item)
    assert statuses(send(client, cast.alice, [done], clock())) == ["accepted"]
    return str(done["id"])


def test_the_report_goes_once(app: Flask, item: str, clock: TestClock, sent: list[EmailMessage]) -> None:
    close(app, clock)
    for _ in range(2):
        clock.forward(hours=5)
        work(app)
    [message] = sent
    assert message["To"] == "board@example.org"
    assert message["Subject"] == "Delivery: 0 helped before 10:00, 1 open"


def test_what_came_in_later_is_told_in_one_more_mail(
    app: Flask, item: str, alice: FlaskClient, cast: Cast, clock: TestClock, sent: list[EmailMessage]
) -> None:
    close(app, clock)
    for _ in range(2):
        clock.forward(minutes=20)
        helped(alice, cast, item, clock)
        work(app)
    assert len(sent) == 1, "more may come in"
    for _ in range(2):
        clock.moment += GATHERS
        work(app)
    helped(alice, cast, item_of(alice, cast.alice, "The lady from the fourth floor", clock), clock)
    clock.forward(days=1)
    work(app)
    [_, corrected] = sent
    assert corrected["Subject"] == "Updated: Delivery: everybody helped before 10:00, 1 in all"
    words = " ".join(corrected.get_content().split())
    assert words.startswith("More came in after the report of 10:00. This is how the morning stands now.")
    assert "Thanks to Alice." in words


def test_what_was_taken_back_meanwhile_makes_no_mail_and_what_comes_then_does(
    app: Flask, item: str, alice: FlaskClient, cast: Cast, clock: TestClock, sent: list[EmailMessage]
) -> None:
    close(app, clock)
    done = helped(alice, cast, item, clock)
    send(alice, cast.alice, [deed("retraction", clock(), deed=done)], clock())
    clock.moment += GATHERS
    work(app)
    assert len(sent) == 1
    helped(alice, cast, item, clock)
    clock.moment += GATHERS
    work(app)
    assert len(sent) == 2


def test_without_a_server_nothing_is_asked_for(
    app: Flask, item: str, alice: FlaskClient, cast: Cast, clock: TestClock, sent: list[EmailMessage]
) -> None:
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], smtp_host=None)
    close(app, clock)
    helped(alice, cast, item, clock)
    clock.moment += GATHERS
    work(app)
    assert sent == []


def test_what_was_mailed_is_not_kept_here(app: Flask, item: str, clock: TestClock, sent: list[EmailMessage]) -> None:
    close(app, clock)
    assert len(sent) == 1
    assert list(db.session.scalars(select(Job.payload).where(Job.kind == SEND))) == [{}]
