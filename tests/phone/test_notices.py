"""Each kind of message as our server writes it, in Chromium's push handler: in both languages, the newest of a kind."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import CDPSession

from app import create_app
from app.config import Settings
from app.notifications.kinds import KINDS
from app.notifications.models import Notification
from app.push.message import Composer, name_of
from tests.phone.phone import Phone, until
from tests.phone.stub_server import ALICE
from tests.phone.test_worker import registration_id
from tests.push.household import EACH_KIND

pytestmark = pytest.mark.browser

_SHOWN = """async () => {
  const shown = await (await navigator.serviceWorker.ready).getNotifications();
  const path = ({ navigate }) => new URL(navigate).pathname;
  return shown.map(({ title, body, lang, icon, data }) => ({ title, body, lang, icon, path: path(data) }));
}"""


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    app = create_app(Settings(data_dir=tmp_path_factory.mktemp("writer")), "a key for tests alone, long enough")
    with app.app_context():
        yield app


def message(kind: str, number: int, language: str, origin: str) -> tuple[str, dict[str, Any]]:
    """What the sender would seal for Alice's phone, and what is to be seen of it."""
    params, link = EACH_KIND[kind]
    row = Notification(
        id=number, person_id=1, kind=kind, params=params, endpoint=link.endpoint, arguments={}, group_key=kind, round=1,
        settled=1, more=0, is_asked=False, created_at=datetime(2026, 11, 23, 9, tzinfo=UTC),
    )  # fmt: skip
    reader = SimpleNamespace(account=ALICE, language=language, origin=origin, shows_detail=True)
    text = Composer("customer").compose(reader, row, name_of(row, 0), 1).decode()
    note = json.loads(text)["notification"]
    seen = {key: note[key] for key in ("title", "body", "lang", "icon")}
    return text, {**seen, "path": f"/inbox/{number}"}


def deliver(cdp: CDPSession, registration: str, origin: str, data: str) -> None:
    cdp.send("ServiceWorker.deliverPushMessage", {"origin": origin, "registrationId": registration, "data": data})


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_kind_is_shown_once_and_the_next_of_a_kind_takes_its_place(
    phone: Phone, writer: Flask, language: str
) -> None:
    phone.context.grant_permissions(["notifications"])
    page = phone.open_with_worker()
    origin = page.url.removesuffix("/today")
    cdp = phone.context.new_cdp_session(page)
    registration = registration_id(cdp, phone)
    expected: dict[str, Any] = {}
    titles = {"nl": "Fatma en 4 anderen klappen voor je", "en": "Fatma and 4 others applaud you"}
    for turn in (1, 2):
        for number, kind in enumerate(KINDS, start=10 * turn):
            data, expected[kind] = message(kind, number, language, origin)
            deliver(cdp, registration, origin, data)
        wanted = sorted(expected.values(), key=lambda one: str(one["path"]))
        until(lambda: sorted(page.evaluate(_SHOWN), key=lambda one: str(one["path"])) == wanted, "one of each kind")  # noqa: B023
    assert expected["applause"]["title"] == titles[language]
