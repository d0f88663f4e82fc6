"""The service worker: the right page without a network, nothing of somebody who left, and notifications."""

import json
from typing import Any

import pytest
from playwright.sync_api import CDPSession, expect

from tests.phone.phone import Phone, fill, until
from tests.phone.stub_server import ALICE, BOB, Stub

pytestmark = pytest.mark.browser

_NOTIFICATIONS = """async () => {
  const shown = await (await navigator.serviceWorker.ready).getNotifications();
  return shown.map(({ title, body, tag, silent }) => ({ title, body, tag, silent }));
}"""


def test_it_can_be_installed(phone: Phone) -> None:
    page = phone.open_with_worker()
    errors = phone.context.new_cdp_session(page).send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [error["errorId"] for error in errors if error["errorId"] != "in-incognito"] == []


def test_a_picture_of_a_badge_that_was_never_seen_gives_way_to_strokes(phone: Phone) -> None:
    page = phone.open_with_worker()
    phone.context.set_offline(True)
    src = "/static/art/badges/circus-tent.0123456789.svg"
    look = """src => new Promise((done) => {
      const art = new Image();
      art.onload = art.onerror = ({ type }) => done(type);
      art.src = src;
    })"""
    assert page.evaluate(look, src) == "load"
    assert page.evaluate(look, "/static/art/other.0123456789.svg") == "error"


def test_a_form_that_is_neither_sent_nor_saved_says_so(phone: Phone, stub: Stub) -> None:
    phone.open_with_worker()
    phone.page.close()
    phone.page = phone.context.new_page()
    phone.page.add_init_script("indexedDB.open = () => { throw new DOMException('refused', 'SecurityError') }")
    page = phone.open()
    phone.context.set_offline(True)
    page.locator(".stroke").click()
    expect(page.get_by_text("not saved on this phone either")).to_be_visible()


def registration_id(cdp: CDPSession, phone: Phone) -> str:
    """What the browser calls our worker, for the commands that play push service or network."""
    found: list[dict[str, Any]] = []
    cdp.on("ServiceWorker.workerRegistrationUpdated", lambda event: found.extend(event["registrations"]))
    cdp.send("ServiceWorker.enable")
    until(lambda: phone.page.evaluate("1") == 1 and bool(found), "a registration")
    return str(found[-1]["registrationId"])


def push(phone: Phone, cdp: CDPSession, registration: str, **message: Any) -> None:
    note = {"title": "Bob applauds", "body": "For your surprise", "navigate": "/wall", "tag": "clap-1"}
    cdp.send(
        "ServiceWorker.deliverPushMessage",
        {
            "origin": phone.page.url.removesuffix("/today"),
            "registrationId": registration,
            "data": json.dumps({"web_push": 8030, "notification": note, **message}),
        },
    )


def shown(phone: Phone) -> list[dict[str, Any]]:
    notes: list[dict[str, Any]] = phone.page.evaluate(_NOTIFICATIONS)
    return notes


def test_a_push_is_shown_once_and_only_to_its_person(phone: Phone) -> None:
    phone.context.grant_permissions(["notifications"])
    page = phone.open_with_worker()
    cdp = phone.context.new_cdp_session(page)
    registration = registration_id(cdp, phone)
    push(phone, cdp, registration, account=ALICE, id="one")
    until(lambda: [note["title"] for note in shown(phone)] == ["Bob applauds"], "the notification")
    push(phone, cdp, registration, account=ALICE, id="one")
    until(lambda: [note["silent"] for note in shown(phone)] == [True], "its silent repeat")
    push(phone, cdp, registration, account=BOB, id="two")
    until(lambda: len(shown(phone)) == 2, "the generic notification")
    assert "Bob applauds" not in [note["title"] for note in shown(phone) if note["tag"] != "clap-1"]


def wake(phone: Phone, cdp: CDPSession, registration: str) -> None:
    """What the browser does when there is a network again: the event `sync`, also with the app closed."""
    event = {"registrationId": registration, "tag": "drain", "lastChance": False}
    cdp.send("ServiceWorker.dispatchSyncEvent", {"origin": phone.page.url.removesuffix("/today"), **event})


def test_the_browser_may_wake_the_worker_to_send(phone: Phone, stub: Stub) -> None:
    page = phone.open_with_worker()
    stub.plan = [503, 503]
    phone.tap()
    phone.assert_sync("waiting")
    stub.plan = []
    cdp = phone.context.new_cdp_session(page)
    registration = registration_id(cdp, phone)
    wake(phone, cdp, registration)
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 1


def test_a_browser_that_never_wakes_the_worker_sends_at_the_next_opening(phone: Phone, stub: Stub) -> None:
    phone.open_with_worker()
    stub.down = True
    phone.tap(2)
    phone.assert_sync("waiting")
    phone.close()
    stub.down = False
    phone.page = phone.context.new_page()
    phone.open()
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 2


def test_two_tabs_and_the_worker_have_one_sender(phone: Phone, stub: Stub) -> None:
    page = phone.open_with_worker()
    other = phone.context.new_page()
    other.goto("/today")
    cdp = phone.context.new_cdp_session(page)
    registration = registration_id(cdp, phone)
    stub.slowness = 0.05
    fill(phone, 500)
    page.evaluate("dispatchEvent(new Event('online'))")
    other.evaluate("dispatchEvent(new Event('online'))")
    wake(phone, cdp, registration)
    phone.assert_waiting(0)
    assert len(stub.deeds) == 500
    assert stub.most_in_flight == 1
    assert sum(len(ids) for ids in stub.requests) == 500
