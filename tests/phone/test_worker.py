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


def test_today_and_the_coming_days_open_without_a_network(phone: Phone, stub: Stub) -> None:
    phone.open_with_worker()
    phone.context.set_offline(True)
    for path, title in (
        ("/today", "Day " + stub.day()),
        ("/day/" + stub.day(1), "Day " + stub.day(1)),
        ("/add", "Add"),
    ):
        expect(phone.reopen(path).locator("h1")).to_have_text(title)


def test_a_page_that_was_not_kept_is_the_offline_page(phone: Phone) -> None:
    phone.open_with_worker()
    phone.context.set_offline(True)
    page = phone.reopen("/wall")
    expect(page.locator("a[href='/today']")).to_be_visible()
    assert page.locator("html").get_attribute("data-account") is None


def test_yesterdays_page_never_passes_for_today(phone: Phone, stub: Stub) -> None:
    """The phone slept for five days: none of the kept pages is today's, so none is shown."""
    phone.open_with_worker()
    phone.page.evaluate(
        """async account => {
          const cache = await caches.open(`pages-${account}`);
          const [newest] = (await cache.keys()).filter(({ url }) => url.includes("/day/"));
          for (const request of await cache.keys()) if (request.url !== newest.url) await cache.delete(request);
          await cache.put("/day/2020-01-01", await cache.match(newest));
          await cache.delete(newest);
        }""",
        phone.account,
    )
    phone.context.set_offline(True)
    expect(phone.reopen("/today").locator("a[href='/today']")).to_have_count(1)


def test_a_server_that_is_away_shows_the_kept_page(phone: Phone, stub: Stub) -> None:
    phone.open_with_worker()
    stub.down = True
    expect(phone.reopen("/today").locator("h1")).to_have_text("Day " + stub.day())


def test_a_day_that_is_over_leads_to_today_also_without_a_network(phone: Phone, stub: Stub) -> None:
    phone.open_with_worker()
    phone.page.evaluate(
        """async account => {
          const cache = await caches.open(`pages-${account}`);
          await cache.put("/day/2020-01-01", await cache.match("/add"));
        }""",
        phone.account,
    )
    phone.context.set_offline(True)
    page = phone.reopen("/day/2020-01-01")
    expect(page.locator("h1")).to_have_text("Day " + stub.day())
    assert page.url.endswith("/today")


def test_a_slow_network_brings_the_page_kept_for_today_and_no_other(phone: Phone, stub: Stub) -> None:
    """Longer than the worker's patience: what was kept for today is shown; what is of another day is not."""
    phone.open_with_worker()
    stub.page_slowness, stub.title = 5, "From the network"
    expect(phone.reopen("/today").locator("h1")).to_have_text("Day " + stub.day())
    phone.page.evaluate(
        "([account, day]) => caches.open(`pages-${account}`).then((cache) => cache.delete(`/day/${day}`))",
        [phone.account, stub.day()],
    )
    expect(phone.reopen("/today").locator("h1")).to_have_text("From the network")


def test_what_was_sent_makes_the_kept_pages_new(phone: Phone, stub: Stub) -> None:
    """A moment after sending, and with the days as today's page then names them."""
    phone.page.clock.install()
    page = phone.open_with_worker()
    phone.tap()
    phone.assert_waiting(0)
    phone.assert_sync("calm")
    stub.days_kept = 6
    page.clock.fast_forward("00:30")
    until(lambda: f"/day/{stub.day(5)}" in phone.kept_pages(), "the days that were named later")


_CHOSEN = """async day => {
  const kept = await caches.match(`/day/${day}`, { ignoreVary: true });
  return (await kept.text()).includes("Chosen anew");
}"""


def save(phone: Phone, stub: Stub) -> None:
    """A plain form, after which every page is another one."""
    stub.title = "Chosen anew"
    phone.page.evaluate("""() => {
      const form = Object.assign(document.createElement("form"), { method: "post", action: "/deeds/choice" });
      document.body.append(form);
      form.submit();
    }""")
    expect(phone.page.locator("h1")).to_have_text("Chosen anew")


def test_what_was_saved_makes_the_kept_pages_new(phone: Phone, stub: Stub) -> None:
    """Who has just chosen to be without the game, or another language, is not shown it as it was in a tunnel."""
    phone.open_with_worker()
    save(phone, stub)
    until(lambda: phone.page.evaluate(_CHOSEN, stub.day(1)), "tomorrow's page kept anew")


def test_what_was_saved_makes_them_new_also_where_the_network_went_and_the_worker_slept(
    phone: Phone, stub: Stub
) -> None:
    phone.open_with_worker()
    stub.away = {f"/day/{stub.day(1)}"}
    save(phone, stub)
    until(lambda: phone.page.evaluate("1") == 1 and bool(stub.turned_away), "tomorrow's page was asked for")
    assert not phone.page.evaluate(_CHOSEN, stub.day(1))
    cdp = phone.context.new_cdp_session(phone.page)
    cdp.send("ServiceWorker.enable")
    cdp.send("ServiceWorker.stopAllWorkers")
    stub.away = set()
    phone.reopen("/me")
    until(lambda: phone.page.evaluate(_CHOSEN, stub.day(1)), "tomorrow's page kept anew")
    noted = "async () => Boolean(await (await caches.open('notes')).match('/old'))"
    until(lambda: not phone.page.evaluate(noted), "nothing is old any more")


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
