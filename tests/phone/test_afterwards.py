"""What a phone still tells of somebody who has left it: nothing, whichever way they left and whoever looks where."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect

from app.people.models import Role
from tests.phone.conftest import noon_zone
from tests.phone.deployment import Deployment, deployed
from tests.phone.phone import CHROMIUM_ARGS, Phone, fill, until
from tests.phone.stub_server import ALICE, BOB, Stub, serving
from tests.phone.test_worker import push, registration_id, shown

pytestmark = pytest.mark.browser

# Everything that this origin has kept, as one text: caches with their contents, databases with theirs. The name of
# an emptied database stays, and says nothing about anybody.
_KEPT = """async () => {
  const texts = [];
  for (const name of await caches.keys()) {
    texts.push(name);
    if (name.startsWith("assets-")) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) texts.push(request.url, await (await cache.match(request)).text());
  }
  for (const { name } of await indexedDB.databases()) {
    const rows = [];
    const database = await new Promise((resolve) => {
      indexedDB.open(name).onsuccess = (event) => resolve(event.target.result);
    });
    for (const store of database.objectStoreNames) {
      const all = await new Promise((resolve) => {
        database.transaction(store).objectStore(store).getAll().onsuccess = (event) => resolve(event.target.result);
      });
      rows.push(`${store}: ${JSON.stringify(all)}`);
    }
    if (rows.some((row) => !row.endsWith(": []"))) texts.push(name, ...rows);
    database.close();
  }
  return [...texts, JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie].join("\\n");
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    with deployed(tmp_path_factory.mktemp("data"), noon_zone()) as server:
        yield server


@pytest.fixture(scope="module")
def remembering(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """A browser that gives a page back from memory on the back button, as real ones do."""
    browser = playwright.chromium.launch(
        executable_path=chromium, args=CHROMIUM_ARGS, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield browser
    browser.close()


@contextmanager
def alices_phone(browser: Browser, server: Deployment, address: str) -> Iterator[Phone]:
    context: BrowserContext = browser.new_context(base_url=address, viewport={"width": 390, "height": 844})
    context.set_default_timeout(30_000)
    phone = Phone(context, server.sign_in(context, address, Role.EMPLOYEE))
    phone.open_with_worker("/today")
    phone.assert_ready()
    phone.tap(2)
    phone.assert_waiting(0)
    for path in ("/wall", "/me"):
        phone.open(path)
        phone.assert_ready()
    assert "Alice" in phone.page.content()
    yield phone
    context.close()


def assert_nothing_of_alice(phone: Phone) -> None:
    """Not on the screen, not in what is kept, and not behind the back button, as far as it goes."""
    for text in ("Alice", phone.account):
        assert text not in phone.page.evaluate(_KEPT)
    for _ in range(4):
        assert "Alice" not in phone.page.content()
        phone.page.go_back(wait_until="domcontentloaded")


def test_after_signing_out_nothing_is_left_also_without_a_network(remembering: Browser, server: Deployment) -> None:
    with serving(server.app) as address, alices_phone(remembering, server, address) as phone:
        phone.page.get_by_role("button", name="Sign out").click()
        expect(phone.page.locator("input[name=password]")).to_be_visible()
        until(lambda: phone.account not in phone.page.evaluate(_KEPT), "emptied")
        phone.context.set_offline(True)
        assert_nothing_of_alice(phone)


def test_after_signing_out_without_a_network_nothing_is_left(remembering: Browser, server: Deployment) -> None:
    with serving(server.app) as address, alices_phone(remembering, server, address) as phone:
        phone.context.set_offline(True)
        phone.page.get_by_role("button", name="Sign out").click()
        expect(phone.page.locator("a[href='/sign-in']")).to_be_visible()
        until(lambda: phone.account not in phone.page.evaluate(_KEPT), "emptied")
        assert_nothing_of_alice(phone)


def test_a_session_that_is_ended_elsewhere_leaves_only_what_was_never_sent(phone: Phone, stub: Stub) -> None:
    phone.open_with_worker()
    phone.tap(2)
    phone.assert_waiting(0)
    stub.plan = [503] * 20
    fill(phone, 1, "surprise", what="Never sent")
    stub.account = ""
    page = phone.reopen("/today")
    expect(page.locator("h1")).to_have_text("Sign in")
    until(lambda: phone.kept_pages() == [], "no kept pages")
    kept = page.evaluate(_KEPT)
    assert "Never sent" in kept
    assert "sent: []" in kept
    assert "meta: []" in kept
    stub.account, stub.plan = BOB, []
    phone.open("/today")
    phone.assert_sync("calm")
    assert stub.deeds
    assert "Never sent" not in str(stub.deeds)
    stub.account = ALICE
    phone.open("/today")
    phone.assert_waiting(0)
    assert "Never sent" in str(stub.deeds)


def test_a_push_for_who_left_says_nothing_to_who_came(phone: Phone, stub: Stub) -> None:
    phone.context.grant_permissions(["notifications"])
    page = phone.open_with_worker()
    cdp = phone.context.new_cdp_session(page)
    registration = registration_id(cdp, phone)
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("h1")).to_have_text("Sign in")
    stub.account = BOB
    phone.account = BOB
    phone.open_with_worker("/today")
    push(phone, cdp, registration, account=ALICE, id="for-alice")
    until(lambda: len(shown(phone)) == 1, "a notification")
    (note,) = shown(phone)
    assert note["title"] == "Streepje"
    assert "surprise" not in str(note)
    assert ALICE not in page.evaluate(_KEPT)
