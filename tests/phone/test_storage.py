"""Storage that is refused, full, closed by the system or upgraded by another tab."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.phone.phone import Phone, until
from tests.phone.stub_server import Stub

pytestmark = pytest.mark.browser

NO_STORAGE = {
    "refused": "indexedDB.open = () => { throw new DOMException('refused', 'SecurityError') }",
    "full": "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }",
}


@pytest.mark.parametrize("script", NO_STORAGE.values(), ids=NO_STORAGE.keys())
def test_where_nothing_can_be_stored_the_form_is_sent_plainly(phone: Phone, stub: Stub, script: str) -> None:
    phone.page.add_init_script(script)
    page = phone.open()
    with page.expect_navigation():
        page.locator(".stroke").click()
    expect(page.locator("h1")).to_have_text(f"Day {stub.day()}")
    (post,) = stub.plain_posts
    assert post["kind"] == "tally"
    assert len(post["id"]) == 36


def test_who_has_no_space_left_is_told(phone: Phone, stub: Stub) -> None:
    stub.stays = True
    phone.page.add_init_script(NO_STORAGE["full"])
    page = phone.open()
    page.locator(".stroke").click()
    chip = page.locator(".sync-chip[data-state=unstored]")
    expect(chip).to_contain_text("This browser keeps nothing")
    until(lambda: [post["kind"] for post in stub.plain_posts] == ["tally"], "the form itself sent")


def test_a_connection_that_the_system_closed_is_opened_again(phone: Phone, stub: Stub) -> None:
    page = phone.open()
    phone.assert_sync("calm")
    page.evaluate("""() => {
      const real = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function (...asked) {
        IDBDatabase.prototype.transaction = real;
        throw new DOMException("the connection is closing", "InvalidStateError");
      };
    }""")
    phone.tap()
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 1


# An outbox as the first version of the app made it, with two strokes that wait.
_VERSION_ONE = """async ([account, items]) => {
  const database = await idb.openDB(`streepje-${account}`, 1, {
    upgrade: (db) => {
      db.createObjectStore("waiting", { keyPath: "id" }).createIndex("local_day", "local_day");
      db.createObjectStore("attention", { keyPath: "id" });
      db.createObjectStore("meta");
    },
  });
  for (const item of items) await database.put("waiting", item);
  self.held = database;
}"""


def an_old_tab(phone: Phone, stub: Stub, count: int = 0) -> Page:
    """A tab that holds an outbox of version 1, and sleeps: it does not let go of it when it is asked."""
    tab = phone.context.new_page()
    tab.goto("/offline")
    tab.add_script_tag(url=stub.app.extensions["assets"].url("vendor/idb.js"))
    now = datetime.now(UTC).isoformat()
    made = {"kind": "tally", "occurred_at": now, "zone": stub.zone, "local_day": stub.day(), "payload": {}}
    ids = [f"019ab0c2-7c31-7b02-8d61-{n:012}" for n in range(count)]
    tab.evaluate(_VERSION_ONE, [phone.account, [{"id": made_id, **made} for made_id in ids]])
    return tab


def test_an_outbox_of_the_first_version_is_upgraded_with_all_that_waits(phone: Phone, stub: Stub) -> None:
    an_old_tab(phone, stub, count=2).close()
    phone.open()
    phone.assert_waiting(0)
    expect(phone.page.locator("tally-pad [data-count]")).to_have_text("2")
    assert stub.strokes(stub.day()) == 2


def test_while_a_sleeping_tab_stops_the_upgrade_deeds_go_plainly_and_nothing_is_lost(phone: Phone, stub: Stub) -> None:
    tab = an_old_tab(phone, stub, count=2)
    page = phone.open()
    with page.expect_navigation():
        page.locator(".stroke").click()
    assert [post["kind"] for post in stub.plain_posts] == ["tally"]
    assert stub.deeds == {}
    tab.close()
    phone.reopen()
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 2


@pytest.mark.parametrize("count", [0, 2])
def test_while_a_sleeping_tab_stops_the_upgrade_it_says_so_and_no_longer(phone: Phone, stub: Stub, count: int) -> None:
    tab = an_old_tab(phone, stub, count)
    page = phone.open()
    expect(page.locator("sync-state[data-state=held]")).to_have_count(2)
    expect(page.locator(".sync-chip [data-text]")).to_contain_text(
        "Another tab of Streepje keeps this one from reading"
    )
    with page.expect_navigation():  # also after it was given up once
        page.locator(".stroke").click()
    assert [post["kind"] for post in stub.plain_posts] == ["tally"]
    expect(page.locator("sync-state[data-state=held]")).to_have_count(2)  # on the page that came then, too
    tab.close()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("sync-state[data-state=calm]")).to_have_count(2)
    assert stub.strokes(stub.day()) == count


def test_signing_out_beside_a_sleeping_tab_still_leaves_nothing(phone: Phone, stub: Stub) -> None:
    phone.open_with_worker()
    phone.tap()
    phone.assert_waiting(0)
    tab = phone.context.new_page()
    tab.goto("/offline")
    tab.evaluate(
        """account => new Promise((resolve) => {
          const opening = indexedDB.open(`streepje-${account}`);
          opening.onsuccess = () => { self.held = opening.result; resolve(); };
        })""",
        phone.account,
    )
    phone.page.get_by_role("button", name="Sign out").click()
    expect(phone.page.locator("h1")).to_have_text("Sign in")
    left = """() => Promise.all([...self.held.objectStoreNames].map((name) => new Promise((resolve) => {
      self.held.transaction(name).objectStore(name).count().onsuccess = (event) => resolve(event.target.result);
    })))"""
    assert tab.evaluate(left) == [0, 0, 0, 0, 0]


def test_persistent_storage_is_asked_for_after_the_first_deed_and_not_before(phone: Phone) -> None:
    phone.page.add_init_script("""
      self.asked = 0;
      StorageManager.prototype.persisted = async () => self.asked > 0;
      StorageManager.prototype.persist = async () => { self.asked += 1; return true; };
    """)
    page = phone.open()
    phone.assert_sync("calm")
    assert page.evaluate("() => self.asked") == 0
    phone.tap(2)
    phone.assert_waiting(0)
    assert page.evaluate("() => self.asked") == 1


def test_an_old_tab_works_on_after_a_newer_one_upgraded_the_outbox(phone: Phone, stub: Stub) -> None:
    phone.open()
    phone.assert_sync("calm")
    newer = phone.context.new_page()
    newer.goto("/offline")
    newer.add_script_tag(url=stub.app.extensions["assets"].url("vendor/idb.js"))
    newer.evaluate(
        """account => idb.openDB(`streepje-${account}`, 4, {
          upgrade: (db) => { db.createObjectStore("new"); },
          blocking: (_now, _asked, event) => event.target.close(),
        })""",
        phone.account,
    )
    phone.tap(2)
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 2
