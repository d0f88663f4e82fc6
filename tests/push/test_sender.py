"""The sender against a service that misbehaves (F19)."""

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.push import sender as sending
from app.push.hosts import SILENT_IN_A_ROW, SILENT_PAUSE
from app.push.rules import Answer, Verdict, retry_after
from app.push.sender import Sender
from bench.pushing.stub import Taker, write_certificate
from tests.push.conftest import IMPATIENT, Service
from tests.push.phone import Phone
from tests.push.test_endpoints import Changing

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
Conversation = Callable[[Sender], Awaitable[None]]


def talk(service: Service, conversation: Conversation, look_up: Changing | None = None) -> None:
    """Hold a conversation with a sender that may send to the service, and to Mozilla's."""

    async def hold() -> None:
        sender = Sender((service.host, "*.push.services.mozilla.com"), {}, timeout=IMPATIENT, look_up=look_up)
        await conversation(sender)
        sender.close()
        await asyncio.sleep(0.01)

    asyncio.run(hold())


async def post(sender: Sender, service: Service, name: str = "phone", now: datetime = NOW) -> Answer:
    return await sender.post(service.phone(name).endpoint, b"x", "ttl: 60\r\n", now)


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
    assert retry_after({"retry-after": "120"}, NOW) == timedelta(seconds=120)
    assert retry_after({"retry-after": "Mon, 23 Nov 2026 09:05:00 GMT"}, NOW) == timedelta(minutes=5)
    assert retry_after({"retry-after": "Mon, 23 Nov 2020 09:05:00 GMT"}, NOW) == timedelta()
    assert retry_after({"retry-after": "99999999999999999999"}, NOW) is None
    assert retry_after({"retry-after": "864000"}, NOW) == timedelta(days=1)
    assert retry_after({"retry-after": "soon"}, NOW) is None
    assert retry_after({}, NOW) is None


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(service: Service, status: int) -> None:
    service.status, service.headers = status, {"Location": f"http://{service.host}/elsewhere"}

    async def conversation(sender: Sender) -> None:
        assert (await post(sender, service)).verdict is Verdict.REFUSED

    talk(service, conversation)
    assert [one.path for one in service.received] == ["/wpush/v2/phone"]


def test_a_service_that_stalls_frees_the_sender_in_time(service: Service) -> None:
    service.status = 0  # for a minute
    began = time.monotonic()

    async def conversation(sender: Sender) -> None:
        assert (await post(sender, service)).verdict is Verdict.FAILED

    talk(service, conversation)
    assert time.monotonic() - began < 30
    assert sending.TIMEOUT <= 10


def test_a_name_server_that_stalls_frees_the_sender_in_time(service: Service) -> None:
    answered = threading.Event()

    class Stalling(Changing):
        def __call__(self, host: str, port: int) -> list[str]:
            answered.wait(60)
            return ["8.8.8.8"]

    async def conversation(sender: Sender) -> None:
        answer = await sender.post("https://updates.push.services.mozilla.com/x", b"x", "", NOW)
        assert "Timeout" in answer.why
        answered.set()

    talk(service, conversation, Stalling())


def test_one_that_stalls_holds_up_no_other(service: Service) -> None:
    """While one is waited for, a hundred others are sent."""
    with listening(b"") as port:

        async def conversation(_: Sender) -> None:
            sender = Sender((service.host, f"127.0.0.1:{port}"), {}, timeout=5)
            stalled = asyncio.create_task(sender.post(f"http://127.0.0.1:{port}/x", b"x", "", NOW))
            others = await asyncio.gather(*(post(sender, service, str(number)) for number in range(100)))
            assert {answer.status for answer in others} == {201}
            assert not stalled.done()
            stalled.cancel()
            sender.close()

        talk(service, conversation)


def test_a_service_that_keeps_silent_is_left_alone_for_a_while(service: Service) -> None:
    async def conversation(_: Sender) -> None:
        sender = Sender(("127.0.0.1:1",), {}, timeout=IMPATIENT)
        for _number in range(SILENT_IN_A_ROW):
            assert (await sender.post("http://127.0.0.1:1/x", b"x", "", NOW)).verdict is Verdict.FAILED
        paused = await sender.post("http://127.0.0.1:1/x", b"x", "", NOW)
        assert (paused.verdict, paused.wait) == (Verdict.BUSY, SILENT_PAUSE)
        later = await sender.post("http://127.0.0.1:1/x", b"x", "", NOW + SILENT_PAUSE)
        assert later.verdict is Verdict.FAILED
        sender.close()

    talk(service, conversation)


def test_a_service_that_asks_for_patience_gets_it(service: Service) -> None:
    async def conversation(sender: Sender) -> None:
        service.status, service.headers = 429, {"Retry-After": "90"}
        assert (await post(sender, service)).wait == timedelta(seconds=90)
        service.status = 201
        paused = await post(sender, service, "other", NOW + timedelta(seconds=30))
        assert (paused.verdict, paused.wait) == (Verdict.BUSY, timedelta(seconds=60))
        assert (await post(sender, service, "other", NOW + timedelta(seconds=90))).verdict is Verdict.DELIVERED

    talk(service, conversation)
    assert len(service.received) == 2


def test_an_address_that_is_refused_is_never_connected_to(service: Service) -> None:
    async def conversation(sender: Sender) -> None:
        answer = await sender.post(f"http://localhost:{service.port}/x", b"x", "", NOW)
        assert answer.verdict is Verdict.REFUSED

    talk(service, conversation)
    assert service.received == []


INSIDE = ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "fd00::1"]


@pytest.mark.parametrize("address", INSIDE)
def test_a_known_name_that_leads_inside_is_not_connected_to(
    service: Service, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name below a wildcard that resolves to somewhere inside: no connection is even begun."""
    connected: list[object] = []

    async def conversation(sender: Sender) -> None:
        monkeypatch.setattr("app.push.wire.Line.open", lambda *_, **__: connected.append(1))
        answer = await sender.post("https://updates.push.services.mozilla.com/x", b"x", "", NOW)
        assert "not public" in answer.why

    talk(service, conversation, Changing(address))
    assert connected == []


def test_a_connection_goes_to_the_address_that_was_checked(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rebinding: the name leads inside from its second look-up on, and nobody looks a second time."""
    asked: list[tuple[object, ...]] = []

    async def conversation(sender: Sender) -> None:
        async def refuse(*where: object) -> None:
            asked.append((where[0], where[1], where[3]))
            raise ConnectionRefusedError

        monkeypatch.setattr("app.push.wire.Line.open", refuse)
        for _ in range(2):
            await sender.post("https://updates.push.services.mozilla.com/x", b"x", "", NOW)

    talk(service, conversation, Changing("8.8.8.8", "127.0.0.1"))
    assert asked == [("8.8.8.8", 443, "updates.push.services.mozilla.com")] * 2


def test_no_proxy_of_the_environment_is_believed(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")

    async def conversation(sender: Sender) -> None:
        assert (await post(sender, service)).verdict is Verdict.DELIVERED

    talk(service, conversation)


@contextmanager
def listening(*answers: bytes) -> Iterator[int]:
    """A server that says exactly this, one answer for each connection in turn, and keeps the connection open."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        kept: list[socket.socket] = []

        def answer() -> None:
            for text in answers:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                kept.append(connection)
                connection.recv(65536)
                connection.sendall(text)

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        for connection in kept:
            connection.close()


@pytest.mark.parametrize(
    ("said", "status", "why"),
    [
        (b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n", 201, ""),
        (b"HTTP/1.1 400 Bad\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nbad\r\n0\r\n\r\n", 400, "bad"),
        (b"HTTP/1.1 413 Big\r\nContent-Length: 100000000\r\n\r\n" + b"x" * 5000, 413, "x" * 200),
        (b"HTTP/1.1 500 Oops\r\nContent-Length: 90\r\n\r\nonly this much", 500, "only this much"),
        (b"HTTP/1.0 410 Gone\r\n\r\n", 410, ""),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", None, "Nonsense: no status"),
        (b"HTTP/1.1 2x1 Odd\r\n\r\n", None, "Nonsense: no status"),
        (b"HTTP/1.1 201 Created\r\nBad Header : x\r\n\r\n", None, "Nonsense: no header"),
        (b"HTTP/1.1 201 " + b"x" * 20000, None, "Nonsense: an endless head"),
    ],
)
def test_an_answer_is_read_with_suspicion(said: bytes, status: int | None, why: str) -> None:
    async def conversation() -> None:
        sender = Sender((f"127.0.0.1:{port}",), {}, timeout=5)
        answer = await sender.post(f"http://127.0.0.1:{port}/x", b"x", "", NOW)
        assert (answer.status, answer.why) == (status, why)
        sender.close()

    with listening(said) as port:
        asyncio.run(conversation())


def test_a_kept_connection_that_was_closed_costs_nothing(service: Service) -> None:
    """A service closes an idle connection just as the next message goes out: it is sent on a new one."""
    with listening(b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n", b"HTTP/1.1 202 Taken\r\n\r\n") as port:

        async def conversation(_: Sender) -> None:
            sender = Sender((f"127.0.0.1:{port}",), {}, timeout=5)
            phone = Phone(f"http://127.0.0.1:{port}/x")
            assert (await sender.post(phone.endpoint, b"x", "", NOW)).status == 201
            [line] = sender._wire._open
            asyncio.get_running_loop().call_later(0.05, line.close)  # while it is being asked
            assert (await sender.post(phone.endpoint, b"x", "", NOW)).status == 202
            sender.close()

        talk(service, conversation)


def test_connections_are_kept(service: Service) -> None:
    async def conversation(sender: Sender) -> None:
        for _ in range(20):
            await post(sender, service)
        assert len(sender._wire._open) == 1

    talk(service, conversation)
    assert len(service.received) == 20


def test_a_certificate_is_believed_only_where_somebody_vouches_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def conversation() -> list[Answer]:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(*certificate)
        async with await asyncio.get_running_loop().create_server(Taker, "127.0.0.1", 0, ssl=tls) as server:
            port = server.sockets[0].getsockname()[1]
            sender = Sender((f"localhost:{port}", f"127.0.0.2:{port}"), {}, timeout=5, look_up=lambda *_: ["127.0.0.1"])
            hosts = ("localhost", "localhost", "127.0.0.2")  # the last is another name than the certificate says
            answers = [await sender.post(f"https://{host}:{port}/x", b"x", "", NOW) for host in hosts]
            sender.close()
        return answers

    certificate = write_certificate(tmp_path)
    assert [answer.status for answer in asyncio.run(conversation())] == [None, None, None]
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    answers = asyncio.run(conversation())
    assert [answer.status for answer in answers] == [201, 201, None]
    assert "CERTIFICATE_VERIFY_FAILED" in answers[2].why
