"""Where the sender connects to, and where it never does (F19); connections that are kept."""

import asyncio
import ssl
from pathlib import Path

import pytest

from app.push.rules import Answer, Verdict
from app.push.sender import Sender
from bench.pushing.stub import Taker, write_certificate
from tests.push.conftest import Service
from tests.push.conversation import NOW, listening, post, talk
from tests.push.phone import Phone
from tests.push.test_endpoints import Changing


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
