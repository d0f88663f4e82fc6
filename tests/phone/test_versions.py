"""New versions of the app: offered, never forced; and a worker that can be taken off every phone."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.phone.phone import Phone, until
from tests.phone.stub_server import Stub

pytestmark = pytest.mark.browser

A_WHILE = 45  # a browser lets a worker go when it has been idle for half a minute, where it does not at once
_UPDATE = "navigator.serviceWorker.getRegistration().then(registration => registration.update())"
_IS_WAITING = "navigator.serviceWorker.getRegistration().then(({ waiting }) => Boolean(waiting))"
_WORKERS = "navigator.serviceWorker.getRegistrations().then(({ length }) => length)"

_NEWEST_BUILD = """async () => {
  const { waiting, active } = await navigator.serviceWorker.getRegistration();
  const { port1, port2 } = new MessageChannel();
  const told = new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data); });
  (waiting ?? active).postMessage({ type: "build" }, [port2]);
  return told;
}"""


def deploy(stub: Stub, build_id: str) -> None:
    """From now on the server is of another build."""
    stub.app.extensions["assets"] = replace(stub.app.extensions["assets"], build_id=build_id)


def test_a_new_version_takes_over_at_the_next_opening_and_the_outbox_survives(phone: Phone, stub: Stub) -> None:
    page = phone.open_with_worker()
    phone.context.set_offline(True)
    phone.tap(2)
    phone.context.set_offline(False)
    stub.plan = [503] * 3
    deploy(stub, "the-next-one")
    page.evaluate(_UPDATE)
    until(lambda: page.evaluate(_IS_WAITING), "the new version is installed and waits")
    page = phone.reopen()
    until(lambda: not page.evaluate(_IS_WAITING), "the new version took over", A_WHILE)
    assert "assets-the-next-one" in page.evaluate("caches.keys()")
    expect(page.locator("tally-pad [data-count]")).to_have_text("2")
    stub.plan = []
    page.evaluate("dispatchEvent(new Event('online'))")
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 2


def test_an_old_tab_works_on_over_a_deploy_and_is_offered_the_new_version(phone: Phone, stub: Stub) -> None:
    old = phone.open_with_worker()
    phone.assert_ready()
    deploy(stub, "the-next-one")
    other = phone.context.new_page()
    other.goto("/today")
    other.evaluate(_UPDATE)
    expect(old.locator("#offer [data-offer=version]")).to_be_visible()
    other.goto("/add")
    until(lambda: not other.evaluate(_IS_WAITING), "the new version took over", A_WHILE)
    expect(other.locator("#offer")).to_be_hidden()
    phone.tap(2)
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 2
    with old.expect_navigation():
        old.get_by_role("button", name="take").click()
    expect(old.locator("link[data-build=the-next-one]")).to_have_count(1)
    expect(old.locator("#offer")).to_be_hidden()


def test_a_new_version_can_be_taken_at_once_or_left_for_later(phone: Phone, stub: Stub) -> None:
    page = phone.open_with_worker()
    phone.assert_ready()
    page.locator("[name=line]").first.fill("half a sen")
    deploy(stub, "the-next-one")
    page.evaluate(_UPDATE)
    page.get_by_role("button", name="later").click()
    expect(page.locator("#offer")).to_be_hidden()
    expect(page.locator("[name=line]").first).to_have_value("half a sen")
    deploy(stub, "the-one-after")
    page = phone.reopen()
    phone.assert_ready()
    page.evaluate(_UPDATE)
    until(lambda: "assets-the-one-after" in page.evaluate("caches.keys()"), "the newest version")
    expect(page.locator("#offer")).to_be_hidden()


def test_a_version_that_was_put_back_is_not_offered_as_a_new_one(phone: Phone, stub: Stub) -> None:
    page = phone.open_with_worker()
    first = page.locator("link[rel=serviceworker]").get_attribute("data-build") or ""
    deploy(stub, "taken-away")
    page.evaluate(_UPDATE)
    until(lambda: page.evaluate(_IS_WAITING), "the version that is taken away waits")
    page = phone.reopen("/add")
    until(lambda: not page.evaluate(_IS_WAITING), "it took over", A_WHILE)
    deploy(stub, first)
    page = phone.reopen("/add")
    phone.assert_ready()
    page.evaluate(_UPDATE)
    # It waits, or took over in this very opening if it was quick. It answers in order, so it has answered the page too.
    until(lambda: page.evaluate(_NEWEST_BUILD) == first, "the one before is back")
    expect(page.locator("#offer")).to_be_hidden()


def test_a_version_that_the_server_does_not_read_keeps_everything_and_offers_to_refresh(
    phone: Phone, stub: Stub
) -> None:
    page = phone.open_with_worker()
    phone.assert_ready()
    stub.plan = [409] * 9
    phone.tap(2)
    expect(page.locator("#offer [data-offer=other_version]")).to_be_visible()
    phone.assert_sync("other_version")
    phone.assert_waiting(2)
    stub.plan = []
    with page.expect_navigation():
        page.get_by_role("button", name="take").click()
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 2


def test_a_browser_that_allows_no_worker_is_no_error(phone: Phone) -> None:
    said: list[str] = []
    phone.page.on("console", lambda message: said.append(message.text))
    phone.page.add_init_script("navigator.serviceWorker.register = async () => undefined")
    phone.open()
    phone.page.wait_for_load_state("networkidle")
    phone.tap()
    phone.assert_waiting(0)
    assert [text for text in said if "Error" in text] == []


def test_the_new_day_is_only_offered_to_who_is_writing(phone: Phone, stub: Stub) -> None:
    zone = ZoneInfo(stub.zone)
    evening = datetime.now(zone).replace(hour=23, minute=50, second=0, microsecond=0)
    phone.page.clock.install(time=evening)
    page = phone.open()
    line = page.locator("[name=line]").first
    line.fill("half a sentence")
    line.blur()
    stub.shift = timedelta(days=1)
    page.clock.fast_forward("04:30:00")
    expect(page.locator("#offer [data-offer=day]")).to_be_visible()
    expect(line).to_have_value("half a sentence")
    with page.expect_navigation():
        page.get_by_role("button", name="take").click()
    expect(page.locator("h1")).to_have_text(f"Day {stub.day()}")


@pytest.mark.parametrize("field", ["<input type=checkbox>", "<select><option>a<option>b</select>"])
def test_a_choice_that_was_made_is_not_taken_away_by_the_new_day(phone: Phone, stub: Stub, field: str) -> None:
    zone = ZoneInfo(stub.zone)
    evening = datetime.now(zone).replace(hour=23, minute=50, second=0, microsecond=0)
    phone.page.clock.install(time=evening)
    page = phone.open()
    page.evaluate("field => document.body.insertAdjacentHTML('beforeend', `<p id=choice>${field}</p>`)", field)
    choice = page.locator("#choice > *")
    if "select" in field:
        choice.select_option("b")
    else:
        choice.check()
    choice.blur()
    page.clock.fast_forward("04:30:00")
    expect(page.locator("#offer [data-offer=day]")).to_be_visible()


def test_a_broken_worker_is_taken_off_the_phone_and_the_outbox_stays(phone: Phone, stub: Stub) -> None:
    page = phone.open_with_worker()
    stub.plan = [503] * 20
    phone.tap(2)
    phone.assert_sync("waiting")
    stub.app.extensions["has_worker"] = False
    page.evaluate(_UPDATE)
    until(lambda: page.evaluate(_WORKERS) == 0, "no worker", A_WHILE)
    until(lambda: page.evaluate("caches.keys()") == [], "nothing kept")
    page = phone.reopen()
    phone.assert_ready()
    assert page.evaluate(_WORKERS) == 0
    phone.assert_waiting(2)
    stub.plan = []
    page.evaluate("dispatchEvent(new Event('online'))")
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 2
    stub.app.extensions["has_worker"] = True
    phone.open_with_worker()


def test_a_sign_out_that_waited_for_a_network_is_not_lost_with_the_worker(phone: Phone, stub: Stub) -> None:
    page = phone.open_with_worker()
    phone.context.set_offline(True)
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("a[href='/sign-in']")).to_be_visible()
    stub.app.extensions["has_worker"] = False
    phone.context.set_offline(False)
    page.evaluate(_UPDATE)
    until(lambda: stub.account == "", "signed out on the server", A_WHILE)
