"""What somebody has seen is read, wherever they saw it; what came in meanwhile is not."""

import re

from flask.testing import FlaskClient

from app.database import write
from app.notifications.actions import Link, notify
from tests.conftest import Cast, TestClock


def tell(person_id: int, key: str, clock: TestClock) -> None:
    with write() as session:
        notify(session, [person_id], "badge", {"badge": "first-surprise"}, clock(), group_key=key, link=Link("me.me"))


def unread(client: FlaskClient) -> int:
    number: int = client.get("/api/v1/state").get_json()["unread"]
    return number


def test_looking_at_the_inbox_reads_what_was_on_it_alone(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    tell(cast.alice.id, "badge:one", clock)
    shown = re.search(r'data-until="([^"]+)" data-shown="([^"]+)"', alice.get("/inbox").text)
    assert shown is not None
    tell(cast.alice.id, "badge:told earlier, and there later", clock)
    assert unread(alice) == 2, "phones fetch this page by themselves"
    clock.forward(minutes=1)
    tell(cast.alice.id, "badge:two", clock)
    alice.post("/inbox/read", data={"until": shown[1], "shown": shown[2]})
    assert unread(alice) == 2
    assert alice.get("/inbox").text.count("message-dot") == 2


def test_a_badge_that_was_celebrated_is_read(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, clock: TestClock
) -> None:
    for person in (cast.alice, cast.bob):
        tell(person.id, "badge:first-surprise", clock)
        tell(person.id, "badge:another", clock)
    alice.post("/inbox/read", data={"badges": "first-surprise,unknown"})
    assert (unread(alice), unread(bob)) == (1, 2)


def test_a_list_without_end_reads_nothing(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    tell(cast.alice.id, "badge:first-surprise", clock)
    for name in ("badges", "shown"):
        assert alice.post("/inbox/read", data={name: "," * 400_000, "until": clock().isoformat()}).status_code == 303
    assert unread(alice) == 1


def test_what_cannot_be_read_reads_nothing(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    tell(cast.alice.id, "badge:one", clock)
    assert alice.post("/inbox/read", data={"until": "yesterday"}).status_code == 303
    assert unread(alice) == 1
