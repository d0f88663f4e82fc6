"""docs/sync.md is true: its conversation is had with the server, and its tables name what there is."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import insert

from app.before_ten.models import Round
from app.database import write
from app.deeds.rules import MAX_BYTES, MAX_DEEDS, RETRACTION
from app.people.models import Organisation, Person
from app.surprises.models import Surprise
from tests.conftest import Cast, TestClock
from tests.deeds.test_batch import BAD_ITEMS

PAGE = Path(__file__).parent.parent.parent / "docs" / "sync.md"
NOW = datetime(2026, 11, 23, 9, 12, 33, 120_000, tzinfo=UTC)
BOB = UUID("9d3f9a52-3f0c-4d7b-8a55-6c1d2b3e4f50")
ALICE = UUID("5f0c6f5e-0b5a-4c62-9f0e-0f3a2a1f7a11")
EPOCH = UUID("01a0f3a1-5c00-7d40-9a00-3f2b1c0d4e5f")


@dataclass
class Said:
    """One block of the page: a request (its method and path) or an answer (its status), with headers and a body."""

    first: str
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""


def blocks() -> Iterator[Said]:
    for found in re.findall(r"^```http\n(.*?)^```$", PAGE.read_text(), re.DOTALL | re.MULTILINE):
        head, _, body = found.partition("\n\n")
        first, *lines = head.strip().splitlines()
        yield Said(first, dict(line.split(": ", 1) for line in lines), body.strip())


def exchanges() -> list[tuple[Said, Said]]:
    said = list(blocks())
    return list(zip(said[::2], said[1::2], strict=True))


@pytest.fixture
def world(cast: Cast, clock: TestClock) -> None:
    """What the page says is there: its clock, Alice, Bob, a surprise of his with the number 12, and a morning."""
    clock.moment = NOW
    with write() as session:
        session.get_one(Person, cast.alice.id).account = ALICE
        session.get_one(Person, cast.bob.id).account = BOB
        session.get_one(Organisation, cast.organisation.id).epoch = EPOCH
        his: dict[str, Any] = {
            "person_id": cast.bob.id,
            "team_id": cast.team.id,
            "deed_id": UUID("01a20aa0-0000-7000-8000-000000000001"),
            "local_day": (NOW - timedelta(days=1)).date(),
            "occurred_at": NOW - timedelta(days=1),
            "what": "Waited with him for the bus",
        }
        session.execute(insert(Surprise), [{"id": 12, **his}])
        morning: dict[str, Any] = {
            "team_id": cast.team.id,
            "day": NOW.date(),
            "until": 660,
            "author_id": cast.maria.id,
            "created_at": NOW - timedelta(days=1),
            "closes_at": NOW + timedelta(hours=1),
            "revision": 0,
        }
        session.execute(insert(Round), [morning])


def for_programs(answer: Any) -> Any:
    """Without the words for people, who may be told better at any time; that there are some is held."""
    if "message" not in answer:
        return answer
    assert answer["message"]
    return answer | {"message": ""}


@pytest.mark.usefixtures("world")
def test_the_conversation_is_had_as_it_is_written(app: Flask) -> None:
    client = app.test_client()
    for request, answer in exchanges():
        method, path = request.first.split()
        got = client.open(path, method=method, data=request.body, headers=request.headers)
        assert str(got.status_code) == answer.first, got.text
        if answer.body:
            assert for_programs(got.json) == for_programs(json.loads(answer.body)), json.dumps(got.json)


def test_every_kind_and_every_code_is_on_the_page(app: Flask) -> None:
    page = PAGE.read_text()
    tables = {name for row in re.findall(r"^\| (`.*?) \|", page, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}
    assert {*app.extensions["way"].kinds, RETRACTION, *(code for _, code in BAD_ITEMS)} <= tables
    assert {"accepted", "duplicate", "rejected", "conflict"} <= tables
    assert f"at most {MAX_DEEDS};" in page
    assert f"at most {MAX_BYTES:,} bytes" in page


def test_the_conversation_holds_one_of_each_kind(app: Flask) -> None:
    sent = [json.loads(request.body) for request, _ in exchanges() if request.body.startswith('{"version"')]
    kinds = {deed["kind"] for body in sent for deed in body.get("deeds", [])}
    assert {*app.extensions["way"].kinds, RETRACTION} <= kinds
