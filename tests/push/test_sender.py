"""The sender against a service that misbehaves."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp.connector import TCPConnector

from app.push.rules import Answer, Verdict, retry_after
from app.push.sender import Sender
from tests.push.conftest import IMPATIENT, Service
from tests.push.test_endpoints import Changing

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def sender(service: Service):  # type: ignore[no-untyped-def]
    sender = Sender((service.host, "*.push.services.mozilla.com"), timeout=IMPATIENT)
    yield sender
    sender.close()


def post(sender: Sender, service: Service) -> Answer:
    return sender.send(service.phone().endpoint, b"x", {"ttl": "60"}, NOW)


def test_what_an_answer_means() -> None:
    table: dict[int | None, Verdict] = {
        **dict.fromkeys((200, 201, 202), Verdict.DELIVERED),
        **dict.fromkeys((404, 410), Verdict.GONE),
        **dict.fromkeys((301, 302, 307, 400, 401, 403, 413), Verdict.REFUSED),
        **dict.fromkeys((429, 503), Verdict.BUSY),
        **dict.fromkeys((500, 502, 504, None), Verdict.FAILED),
    }
    assert {status: Answer(status).verdict for status in table} == table


def test_how_long_to_wait() -> None:
    assert retry_after({"Retry-After": "120"}, NOW) == timedelta(seconds=120)
    assert retry_after({"Retry-After": "Mon, 23 Nov 2026 09:05:00 GMT"}, NOW) == timedelta(minutes=5)
    assert retry_after({"Retry-After": "Mon, 23 Nov 2020 09:05:00 GMT"}, NOW) == timedelta()
    assert retry_after({"Retry-After": "99999999999999999999"}, NOW) is None
    assert retry_after({"Retry-After": "864000"}, NOW) == timedelta(days=1)
    assert retry_after({"Retry-After": "soon"}, NOW) is None
    assert retry_after({}, NOW) is None


def test_a_redirect_is_not_followed(sender: Sender, service: Service) -> None:
    service.status, service.headers = 307, {"Location": f"http://{service.host}/elsewhere"}
    assert post(sender, service).verdict is Verdict.REFUSED
    assert [one.path for one in service.received] == ["/wpush/v2/phone"]


def test_a_service_that_stalls_frees_the_worker_in_time(sender: Sender, service: Service) -> None:
    service.status = 0
    began = time.monotonic()
    assert post(sender, service).verdict is Verdict.FAILED
    assert time.monotonic() - began < IMPATIENT * 4


def test_a_service_that_is_not_there(sender: Sender, service: Service) -> None:
    gone = Sender(("127.0.0.1:1",), timeout=IMPATIENT)
    assert gone.send("http://127.0.0.1:1/x", b"x", {}, NOW).verdict is Verdict.FAILED
    gone.close()


def test_a_service_that_asks_for_patience_gets_it(sender: Sender, service: Service) -> None:
    service.status, service.headers = 429, {"Retry-After": "90"}
    assert post(sender, service).wait == timedelta(seconds=90)
    service.status = 201
    paused = sender.send(service.phone("other").endpoint, b"x", {}, NOW + timedelta(seconds=30))
    assert (paused.verdict, paused.wait) == (Verdict.BUSY, timedelta(seconds=60))
    later = sender.send(service.phone("other").endpoint, b"x", {}, NOW + timedelta(seconds=90))
    assert later.verdict is Verdict.DELIVERED
    assert len(service.received) == 2


def test_an_address_that_is_refused_is_never_connected_to(sender: Sender, service: Service) -> None:
    answer = sender.send(f"http://localhost:{service.port}/x", b"x", {}, NOW)
    assert answer.verdict is Verdict.REFUSED
    assert service.received == []


def test_a_known_name_that_leads_inside_is_not_connected_to(
    sender: Sender, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name below a wildcard that resolves to this machine: no connection is made, so the stub hears nothing."""
    connected: list[object] = []
    resolver = Changing("127.0.0.1")
    monkeypatch.setattr("app.push.resolver.ThreadedResolver", lambda: resolver)
    monkeypatch.setattr(TCPConnector, "_wrap_create_connection", lambda *_, **__: connected.append(1))
    answer = sender.send("https://updates.push.services.mozilla.com/x", b"x", {}, NOW)
    assert "not public" in answer.why
    assert connected == []


def test_no_proxy_of_the_environment_is_believed(
    sender: Sender, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert post(sender, service).verdict is Verdict.DELIVERED
