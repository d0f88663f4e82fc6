"""What the sender makes of answers: what they mean, and how far they are believed."""

import asyncio
from datetime import timedelta

import pytest

from app.push.rules import Answer, Verdict, retry_after
from app.push.sender import Sender
from tests.push.conftest import Service
from tests.push.conversation import NOW, listening, post, talk


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
