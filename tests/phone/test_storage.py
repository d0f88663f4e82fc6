"""Storage that is refused, full, closed by the system or upgraded by another tab."""

import pytest
from playwright.sync_api import expect

from tests.phone.phone import Phone
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


def test_an_old_tab_works_on_after_a_newer_one_upgraded_the_outbox(phone: Phone, stub: Stub) -> None:
    phone.open()
    phone.assert_sync("calm")
    newer = phone.context.new_page()
    newer.goto("/offline")
    newer.add_script_tag(url=stub.app.extensions["assets"].url("vendor/idb.js"))
    newer.evaluate(
        """account => idb.openDB(`streepje-${account}`, 2, {
          upgrade: (db) => { db.createObjectStore("new"); },
          blocking: (_now, _asked, event) => event.target.close(),
        })""",
        phone.account,
    )
    phone.tap(2)
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 2
