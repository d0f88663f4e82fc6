"""A photo comes after its surprise, once, and is seen by who sees the surprise; it goes with it."""

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from uuid_utils import uuid7

from app.database import db, write
from app.people.models import Person
from app.photos.handlers import HANDLERS, the_shelf
from app.photos.making import make
from app.photos.models import Photo
from app.photos.rules import MOST_BYTES
from app.photos.shelf import Shelf, name_of
from app.privacy.erasing import erase
from app.surprises.models import Surprise
from tests.conftest import MONDAY, Cast
from tests.deeds.phone import deed, send, statuses
from tests.photos.jobs import run_jobs
from tests.photos.pictures import camera_photo, opened, picture
from tests.photos.sending import files, place, put


def test_who_may_see_the_surprise_sees_its_photo_without_what_a_camera_writes(
    alice: FlaskClient, bob: FlaskClient, carol: FlaskClient, cast: Cast, told: dict[str, Any]
) -> None:
    assert put(alice, cast.alice, told).json == {
        "account": str(cast.alice.account),
        "deed": told["id"],
        "status": "kept",
    }
    assert f'src="/wall/{place()}/small"' in bob.get("/wall").text
    for which in ("photo", "small"):
        answer = bob.get(f"/wall/{place()}/{which}")
        assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
        assert b"Alice" not in answer.data
        assert opened(answer.data).format == "JPEG"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "private, no-cache"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        again = bob.get(f"/wall/{place()}/{which}", headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304
        assert carol.get(f"/wall/{place()}/{which}").status_code == 404


def test_its_maker_reads_that_it_is_on_its_way(alice: FlaskClient, bob: FlaskClient, cast: Cast, told: Any) -> None:
    assert "still on its way from your phone" in alice.get("/wall").text
    assert "still on its way" not in bob.get("/wall").text
    put(alice, cast.alice, told)
    assert "still on its way" not in alice.get("/wall").text


def test_twice_is_once_and_the_first_one_stands(alice: FlaskClient, bob: FlaskClient, cast: Cast, told: Any) -> None:
    put(alice, cast.alice, told, picture(80, 20))
    assert put(alice, cast.alice, told, picture(30, 30)).status_code == 200
    assert opened(bob.get(f"/wall/{place()}/photo").data).size == (80, 20)
    assert db.session.scalars(select(func.count()).select_from(Photo)).one() == 1
    assert len(files()) == 2


def test_before_its_deed_it_waits_on_the_phone(alice: FlaskClient, cast: Cast) -> None:
    answer = put(alice, cast.alice, str(uuid7()))
    assert (answer.status_code, answer.json["code"]) == (404, "unknown_deed")
    assert files() == []


def test_one_that_cannot_be_read_is_refused_and_the_surprise_stands(
    alice: FlaskClient, bob: FlaskClient, cast: Cast, told: Any
) -> None:
    answer = put(alice, cast.alice, told, b"<script>alert(1)</script>")
    assert (answer.status_code, answer.json["code"]) == (422, "photo_unreadable")
    assert "A cake for the bakery" in bob.get("/wall").text
    assert "still on its way" not in alice.get("/wall").text
    assert files() == []


@pytest.mark.parametrize(
    ("photo", "code"), [(b"", "photo_unreadable"), (bytes(MOST_BYTES + 1), "photo_too_large")], ids=["empty", "heavy"]
)
def test_it_is_told_why_a_photo_is_refused(alice: FlaskClient, cast: Cast, told: Any, photo: bytes, code: str) -> None:
    answer = put(alice, cast.alice, told, photo)
    assert (answer.status_code, answer.json["code"]) == (422, code)
    assert "still on its way" not in alice.get("/wall").text


def test_nobody_sends_one_for_somebody_else(bob: FlaskClient, cast: Cast, told: Any) -> None:
    assert put(bob, cast.alice, told).json["code"] == "other_account"
    assert put(bob, cast.bob, told).json["code"] == "unknown_deed"
    assert files() == []


@pytest.fixture(params=["promised", "not promised", "after rubbish"])
def kept(request: pytest.FixtureRequest, alice: FlaskClient, cast: Cast) -> dict[str, Any]:
    """A surprise of Alice with its photo, however that came."""
    promise = {} if request.param == "not promised" else {"photo": True}
    made = deed("surprise", MONDAY, what="A cake for the bakery", **promise)
    send(alice, cast.alice, [made])
    if request.param == "after rubbish":
        put(alice, cast.alice, made, b"no picture")
    assert put(alice, cast.alice, made).status_code == 200
    assert len(files()) == 2
    return made


def test_what_is_taken_back_takes_its_photo_along(alice: FlaskClient, cast: Cast, kept: Any) -> None:
    send(alice, cast.alice, [deed("retraction", MONDAY, deed=kept["id"])])
    run_jobs(HANDLERS)
    assert files() == []
    late = put(alice, cast.alice, kept)
    assert (late.status_code, late.json["code"]) == (410, "taken_back")


def test_hiding_hides_the_photo_too(
    alice: FlaskClient, bob: FlaskClient, maria: FlaskClient, cast: Cast, told: Any
) -> None:
    put(alice, cast.alice, told)
    where = place()
    maria.post(f"/wall/{where}/hiding", data={"word": ""})
    assert bob.get(f"/wall/{where}/photo").status_code == 404
    maria.post(f"/wall/{where}/showing")
    assert bob.get(f"/wall/{where}/photo").status_code == 200


@pytest.mark.usefixtures("kept")
def test_erasing_somebody_erases_their_photos(cast: Cast) -> None:
    with write() as session:
        erase(session, session.get_one(Person, cast.alice.id), MONDAY)
    run_jobs(HANDLERS)
    assert files() == []
    assert db.session.scalars(select(func.count()).select_from(Photo)).one() == 0


def test_a_restored_database_finds_the_photo_again(alice: FlaskClient, bob: FlaskClient, cast: Cast, told: Any) -> None:
    put(alice, cast.alice, told)
    with write() as session:  # as a backup from before the surprise
        session.delete(session.scalars(select(Photo)).one())
        session.delete(session.scalars(select(Surprise)).one())
    again = deed("surprise", MONDAY, what="Once more", photo=True)
    the_shelf().path(name_of(cast.alice.account, UUID(told["id"]))).parent.mkdir(exist_ok=True)
    for is_small in (False, True):
        target = the_shelf().path(name_of(cast.alice.account, UUID(again["id"])), is_small=is_small)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(picture(50, 50))
    send(alice, cast.alice, [again])
    assert bob.get(f"/wall/{place()}/photo").status_code == 200


def test_an_old_phone_that_says_nothing_of_photos_is_no_conflict(alice: FlaskClient, cast: Cast) -> None:
    made = deed("surprise", MONDAY, what="Waved")
    assert statuses(send(alice, cast.alice, [made])) == ["accepted"]
    assert statuses(send(alice, cast.alice, [made])) == ["duplicate"]
    assert not db.session.scalars(select(Surprise.has_photo)).one()


@pytest.mark.parametrize(("content", "has_photo"), [(camera_photo(), True), (b"no picture", False), (b"", False)])
def test_the_plain_form_takes_one_too_and_never_loses_the_words(
    alice: FlaskClient, content: bytes, has_photo: bool
) -> None:
    form = {"what": "Without JavaScript", "back": "wall", "picture": (io.BytesIO(content), "x.gif")}
    assert alice.post("/deeds/surprise", data=form).status_code == 303
    page = alice.get("/wall").text
    assert "Without JavaScript" in page
    assert (f"/wall/{place()}/small" in page) == has_photo
    assert ("What you wrote is kept" in page) == (content == b"no picture")
    assert "still on its way" not in page


def test_the_plain_form_sent_twice_keeps_the_first_photo(alice: FlaskClient, bob: FlaskClient) -> None:
    name = str(uuid7())
    for content in (picture(80, 20), picture(30, 30)):
        form = {"id": name, "what": "Sent twice", "picture": (io.BytesIO(content), "x.jpg")}
        assert alice.post("/deeds/surprise", data=form).status_code == 303
    assert opened(bob.get(f"/wall/{place()}/photo").data).size == (80, 20)


def test_of_many_at_the_same_moment_one_stands_whole(tmp_path: Path) -> None:
    shelf, name = Shelf(tmp_path), "ab" * 16
    made = [make(picture(20 + number, 20)) for number in range(8)]
    with ThreadPoolExecutor(8) as at_once:
        stood = list(at_once.map(lambda one: shelf.put(name, one), made))
    first = made[stood.index(True)]
    assert stood.count(True) == 1
    assert shelf.path(name).read_bytes() == first.large
    assert shelf.path(name, is_small=True).read_bytes() == first.small
