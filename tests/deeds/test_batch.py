"""POST /api/v1/deeds: an answer for each deed, and each deed counts once."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.database import db
from app.deeds.models import LoggedDeed
from app.surprises.models import Surprise
from tests.conftest import MONDAY, Cast, TestClock
from tests.deeds.phone import deed, send, statuses

TODAY = "2026-11-23"


def count(model: type = LoggedDeed) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_a_stroke_counts_on_its_day_and_in_its_hour(alice: FlaskClient, cast: Cast) -> None:
    answer = send(alice, cast.alice, [deed("tally", MONDAY), deed("tally", MONDAY)])
    assert statuses(answer) == ["accepted", "accepted"]
    day = answer.json["state"]["days"][TODAY]
    assert (day["strokes"], day["hours"]) == (2, {"10": 2})


def test_the_same_batch_again_changes_nothing(alice: FlaskClient, cast: Cast) -> None:
    deeds = [deed("tally", MONDAY), deed("surprise", MONDAY, what="Brought the parcel to the fourth floor")]
    first = send(alice, cast.alice, deeds)
    again = send(alice, cast.alice, deeds)
    assert statuses(again) == ["duplicate", "duplicate"]
    assert first.json["state"]["new_badges"]
    assert again.json["state"] == first.json["state"] | {"new_badges": []}
    assert (count(), count(Surprise)) == (2, 1)


def test_a_deed_twice_in_one_batch_counts_once(alice: FlaskClient, cast: Cast) -> None:
    one = deed("tally", MONDAY)
    answer = send(alice, cast.alice, [one, one])
    assert statuses(answer) == ["accepted", "duplicate"]
    assert answer.json["state"]["days"][TODAY]["strokes"] == 1


def test_the_same_id_with_other_content_is_a_conflict_and_the_first_stands(alice: FlaskClient, cast: Cast) -> None:
    one = deed("surprise", MONDAY, what="A card with the invoice")
    send(alice, cast.alice, [one])
    other = one | {"payload": {"what": "Something else"}}
    assert statuses(send(alice, cast.alice, [other])) == ["conflict:other_content"]
    assert db.session.scalars(select(Surprise.what)).all() == ["A card with the invoice"]


def test_an_id_is_never_given_to_another_surprise(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    """A clap that waits on a phone would land on it."""
    taken_back = deed("surprise", MONDAY, what="A card")
    send(alice, cast.alice, [taken_back])
    first = db.session.scalars(select(Surprise.id)).one()
    send(alice, cast.alice, [deed("retraction", MONDAY, deed=taken_back["id"])])
    send(bob, cast.bob, [deed("surprise", MONDAY, what="A cake")])
    assert db.session.scalars(select(Surprise.id)).one() > first


def test_another_persons_ids_harm_nobody(alice: FlaskClient, bob: FlaskClient, cast: Cast) -> None:
    one = deed("tally", MONDAY)
    send(alice, cast.alice, [one])
    assert statuses(send(bob, cast.bob, [one])) == ["accepted"]
    assert count() == 2


def test_an_outbox_of_somebody_else_is_refused_whole(bob: FlaskClient, cast: Cast) -> None:
    answer = send(bob, cast.alice, [deed("tally", MONDAY)])
    assert (answer.status_code, answer.json["code"]) == (409, "other_account")
    assert count() == 0


BAD_ITEMS: list[tuple[Any, str]] = [
    ("not an object", "malformed"),
    (None, "malformed"),
    (deed("tally", MONDAY) | {"id": "no uuid"}, "bad_id"),
    (deed("tally", MONDAY) | {"occurred_at": "yesterday"}, "bad_occurred_at"),
    (deed("dance", MONDAY), "unknown_kind"),
    (deed("surprise", MONDAY), "bad_payload"),
    (deed("surprise", MONDAY, what="   "), "bad_payload"),
    (deed("surprise", MONDAY, what="x" * 501), "bad_payload"),
    (deed("surprise", MONDAY, what="a\0b"), "bad_payload"),
    (deed("surprise", MONDAY, what="half a smile \ud83d"), "bad_payload"),
    (deed("tally", MONDAY) | {"id": "\ud83d"}, "bad_id"),
    (deed("tally", MONDAY) | {"occurred_at": "0001-01-01T00:00:00+14:00"}, "bad_occurred_at"),
    (deed("surprise", MONDAY, what="A card", landed="splendidly"), "bad_payload"),
    (deed("completion", MONDAY, challenge="no-such-challenge"), "unknown_challenge"),
    (deed("completion", MONDAY, challenge="set-999"), "unknown_challenge"),
    (deed("completion", MONDAY, challenge="set-99999999999999999999"), "unknown_challenge"),
    (deed("choice", MONDAY, action="choose"), "unknown_challenge"),
    (deed("applause", MONDAY, target="surprise:999"), "unknown_target"),
    (deed("applause", MONDAY, target="person:1"), "unknown_target"),
    (deed("applause", MONDAY, target="surprise"), "bad_payload"),
    (deed("applause", MONDAY, target="surprise:1\n"), "bad_payload"),
    (deed("retraction", MONDAY, deed="no uuid"), "bad_payload"),
]


@pytest.mark.parametrize(("bad", "code"), BAD_ITEMS, ids=[f"{n}-{code}" for n, (_, code) in enumerate(BAD_ITEMS)])
def test_a_bad_item_is_refused_alone(alice: FlaskClient, cast: Cast, bad: Any, code: str) -> None:
    answer = send(alice, cast.alice, [deed("tally", MONDAY), bad, deed("tally", MONDAY)])
    assert statuses(answer) == ["accepted", f"rejected:{code}", "accepted"]
    assert count() == 2


def test_a_moment_that_is_on_no_calendar_somewhere_is_refused(alice: FlaskClient, cast: Cast) -> None:
    """Corrected for a phone's clock, it would be before the first day of the calendar in the west."""
    first = deed("surprise", MONDAY, what="A card") | {"occurred_at": "0001-01-01T04:36:00Z", "zone": "UTC"}
    answer = send(alice, cast.alice, [first], sent_at=MONDAY + timedelta(minutes=5))
    assert statuses(answer) == ["rejected:bad_occurred_at"]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"deeds"', b'{"deeds": 5}', b'{"deeds": []}', b"\xff\xfe", b"[" * 50_000]
)
def test_a_request_that_is_no_batch_is_malformed(alice: FlaskClient, body: bytes) -> None:
    answer: Any = alice.post("/api/v1/deeds", data=body, content_type="application/json")
    assert (answer.status_code, answer.json["code"]) == (400, "malformed")


@pytest.mark.parametrize("version", [0, 2, 99])
def test_a_version_that_is_not_read_is_told_which_are(alice: FlaskClient, cast: Cast, version: int) -> None:
    answer = send(alice, cast.alice, [deed("tally", MONDAY)], version=version)
    assert answer.status_code == 409
    assert (answer.json["code"], answer.json["oldest"], answer.json["newest"]) == ("other_version", 1, 1)
    assert count() == 0


def test_a_request_of_another_version_may_be_of_another_form(alice: FlaskClient, cast: Cast) -> None:
    answer = alice.post("/api/v1/deeds", json={"version": 2, "account": "by another name", "deeds": []})
    assert answer.status_code == 409


@pytest.mark.parametrize("version", ["one", [1], {}])
def test_a_version_that_is_no_number_is_malformed(alice: FlaskClient, cast: Cast, version: object) -> None:
    assert send(alice, cast.alice, [], version=version).json["code"] == "malformed"


def test_too_many_deeds_or_too_many_bytes_are_told_the_limits(alice: FlaskClient, cast: Cast) -> None:
    for deeds in ([deed("tally", MONDAY)] * 101, [deed("surprise", MONDAY, what="x" * 1000)] * 70):
        answer = send(alice, cast.alice, deeds)
        assert answer.status_code == 413
        assert (answer.json["code"], answer.json["max_deeds"], answer.json["max_bytes"]) == (
            "batch_too_large",
            100,
            65536,
        )
    assert count() == 0


def test_signed_out_is_told_so_in_json(app: Flask, cast: Cast) -> None:
    answer = send(app.test_client(), cast.alice, [deed("tally", MONDAY)])
    assert (answer.status_code, answer.json["code"]) == (401, "signed_out")


def test_a_late_deed_is_kept_but_not_scored(alice: FlaskClient, cast: Cast, clock: TestClock) -> None:
    then = MONDAY - timedelta(days=8)
    answer = send(alice, cast.alice, [deed("tally", then)])
    assert answer.json["results"][0]["late"] is True
    assert answer.json["state"]["days"]["2026-11-15"]["strokes"] == 0
    assert count() == 1


@pytest.mark.parametrize("wrong", [timedelta(days=1), timedelta(hours=-1), timedelta(days=3650), timedelta(days=-3650)])
def test_a_wrong_clock_is_corrected(alice: FlaskClient, cast: Cast, wrong: timedelta) -> None:
    tapped = MONDAY - timedelta(minutes=5)
    answer = send(alice, cast.alice, [deed("tally", tapped - wrong)], sent_at=MONDAY - wrong)
    assert statuses(answer) == ["accepted"]
    assert answer.json["state"]["days"][TODAY]["strokes"] == 1
    row = db.session.scalars(select(LoggedDeed)).one()
    assert (row.occurred_at, row.skew) == (tapped, wrong.total_seconds())


def test_a_clock_within_two_minutes_is_taken_at_its_word(alice: FlaskClient, cast: Cast) -> None:
    send(alice, cast.alice, [deed("tally", MONDAY)], sent_at=MONDAY + timedelta(seconds=90))
    assert db.session.scalars(select(LoggedDeed.skew)).one() == 0
