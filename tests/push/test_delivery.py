"""From an inbox to a phone: what is sent, when, and to whom (F20)."""

from flask import Flask
from flask.testing import FlaskClient

from app.database import write
from app.jobs.models import DONE
from app.people.sessions import end_sessions
from tests.conftest import Cast, TestClock, client_for
from tests.push.conftest import URL, Service, Works, messages, send_jobs, tell


def test_a_phone_gets_general_words_in_its_persons_language(
    runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    with write() as session:
        session.merge(cast.alice).language = "nl"
    phone = service.phone()
    alice.post(URL, json=phone.subscription())
    tell(cast.alice, clock)
    runner.work_through()
    [message] = messages(service, phone)
    shown = message["notification"]
    assert (shown["title"], shown["body"]) == ("Streepje", "Er is een nieuwe uitdaging voor je.")
    assert shown["lang"] == "nl"
    assert shown["navigate"].startswith("http://localhost/inbox/")
    assert (message["web_push"], message["account"], message["app_badge"]) == (8030, str(cast.alice.account), 1)


def test_a_phone_that_chose_detail_gets_it(
    runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    phone = service.phone()
    alice.post(URL, json=phone.subscription(detail=True))
    tell(cast.alice, clock)
    runner.work_through()
    assert messages(service, phone)[0]["notification"]["title"] == "Maria challenges you"


def test_the_headers_say_how_long_how_urgent_and_what_is_replaced(
    runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    alice.post(URL, json=service.phone().subscription())
    for _ in range(2):
        tell(cast.alice, clock)
        clock.forward(minutes=1)
        runner.work_through()
    first, second = (one.headers for one in service.received)
    assert (first["ttl"], first["urgency"], first["content-encoding"]) == ("43200", "normal", "aes128gcm")
    assert first["topic"] == second["topic"]
    assert len(first["topic"]) == 32
    assert first["authorization"] == second["authorization"]


def test_what_was_read_or_told_anew_is_not_sent_twice(
    runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    alice.post(URL, json=service.phone().subscription())
    tell(cast.alice, clock)
    tell(cast.alice, clock)
    runner.work_through()
    assert len(service.received) == 1
    tell(cast.alice, clock)
    alice.post("/inbox/read")
    runner.work_through()
    assert len(service.received) == 1


def test_nothing_of_a_reaches_the_phone_when_b_uses_it(
    runner: Works, service: Service, alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    phone = service.phone()
    alice.post(URL, json=phone.subscription(detail=True))
    tell(cast.alice, clock)
    runner.run_next()  # the message to the phone is asked for, and not yet sent
    bob.post(URL, json=phone.subscription())
    runner.work_through()
    tell(cast.alice, clock, "challenge:2")
    runner.work_through()
    assert service.received == []
    with write() as session:
        end_sessions(session, session.merge(cast.alice))
    tell(cast.bob, clock)
    runner.work_through()
    assert [message["account"] for message in messages(service, phone)] == [str(cast.bob.account)]


def test_nothing_is_sent_to_a_phone_that_signed_out(
    runner: Works, service: Service, alice: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    alice.post(URL, json=service.phone().subscription())
    tell(cast.alice, clock)
    runner.run_next()
    with write() as session:
        end_sessions(session, session.merge(cast.alice))
    runner.work_through()
    assert service.received == []
    assert [job.state for job in send_jobs()] == [DONE]


def test_a_test_message_goes_to_this_phone_alone_and_each_one_shows(
    runner: Works, service: Service, app: Flask, alice: FlaskClient, cast: Cast
) -> None:
    answer = alice.post("/api/v1/push/test")
    assert (answer.status_code, answer.get_json()["code"]) == (409, "no_subscription")
    client_for(app, cast.alice).post(URL, json=service.phone("other").subscription())
    phone = service.phone()
    alice.post(URL, json=phone.subscription())
    for _ in range(2):
        assert alice.post("/api/v1/push/test").status_code == 202
        runner.work_through()
    first, second = messages(service, phone)
    assert first["notification"]["body"].startswith("It works.")
    assert first["id"] != second["id"]  # or the phone would take the second for a repeat
    assert service.received[0].headers["urgency"] == "high"
    assert {one.path for one in service.received} == {"/wpush/v2/phone"}
