"""Services that stall, keep silent or ask for patience: none of them holds up the others (F19)."""

import asyncio
import threading
import time
from datetime import timedelta

from app.push import sender as sending
from app.push.hosts import SILENT_IN_A_ROW, SILENT_PAUSE
from app.push.rules import Verdict
from app.push.sender import Sender
from tests.push.conftest import IMPATIENT, Service
from tests.push.conversation import NOW, listening, post, talk
from tests.push.test_endpoints import Changing


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
