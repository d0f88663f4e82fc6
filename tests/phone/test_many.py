"""Thousands of deeds in the outbox: what a tap costs does not grow with them."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.phone.phone import Phone, fill
from tests.phone.stub_server import Stub

pytestmark = pytest.mark.browser

MANY = 3000
A_FRAME = 20  # rows: two of the list's portions, should a frame be skipped
A_FEW = 400  # one batch to send, and what a view reads at once, with room for a view that is read twice

# Counts the rows that are read out of IndexedDB; keys and counts are not rows.
_COUNT_ROWS = """() => {
  self.rowsRead = 0;
  for (const prototype of [IDBObjectStore.prototype, IDBIndex.prototype]) {
    for (const verb of ["getAll", "get"]) {
      const real = prototype[verb];
      prototype[verb] = function (...asked) {
        const request = real.apply(this, asked);
        request.addEventListener("success", () => {
          if (this.name === "waiting" || this.objectStore?.name === "waiting") {
            self.rowsRead += Array.isArray(request.result) ? request.result.length : 1;
          }
        });
        return request;
      };
    }
  }
}"""


def test_a_tap_reads_a_few_deeds_however_many_wait(phone: Phone) -> None:
    page = phone.open_with_worker()
    phone.context.set_offline(True)
    fill(phone, MANY)
    phone.reopen()
    expect(phone.page.locator("tally-pad [data-count]")).to_have_text(str(MANY))
    phone.assert_sync("waiting")
    page = phone.page
    page.evaluate(_COUNT_ROWS)
    phone.tap()
    page.wait_for_function(f"() => self.streepje.view.waiting === {MANY + 1}")
    assert 0 < page.evaluate("() => self.rowsRead") <= A_FEW


def test_what_waits_is_counted_while_it_leaves(phone: Phone, stub: Stub) -> None:
    """The number on the pad stays what it is, whether a stroke is on the phone or with the server."""
    phone.open_with_worker()
    phone.context.set_offline(True)
    fill(phone, 350)
    page = phone.reopen()
    count = page.locator("tally-pad [data-count]")
    expect(count).to_have_text("350")
    page.evaluate("""() => {
      self.seen = new Set();
      const count = document.querySelector("tally-pad [data-count]");
      new MutationObserver(() => self.seen.add(count.textContent)).observe(
        count, { childList: true, characterData: true, subtree: true });
    }""")
    phone.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    phone.assert_waiting(0)
    phone.assert_sync("calm")
    expect(count).to_have_text("350")
    assert page.evaluate("() => [...self.seen]") == []
    assert stub.strokes(stub.day()) == 350


def test_a_stroke_of_another_hour_and_day_is_told_apart(phone: Phone, stub: Stub) -> None:
    page = phone.open_with_worker()
    phone.context.set_offline(True)
    fill(phone, 3)
    page.evaluate(
        """async ([account, day]) => {
          const database = await idb.openDB(`streepje-${account}`);
          const [item] = await database.getAll("waiting", null, 1);
          await database.put("waiting", { ...item, id: crypto.randomUUID(), local_day: day });
          database.close();
        }""",
        [phone.account, yesterday(stub)],
    )
    page = phone.reopen()
    expect(page.locator("tally-pad [data-count]")).to_have_text("3")
    hour = datetime.now(ZoneInfo(stub.zone)).hour
    expect(page.locator(f'[data-hour="{hour}"][data-filled]')).to_have_count(1)
    phone.tap(2)
    expect(page.locator("tally-pad [data-count]")).to_have_text(re.compile("^5$"))


def test_a_deed_that_is_let_go_elsewhere_is_counted_no_more(phone: Phone) -> None:
    page = phone.open_with_worker()
    phone.context.set_offline(True)
    fill(phone, 230)
    page = phone.reopen()
    expect(page.locator("tally-pad [data-count]")).to_have_text("230")
    page.evaluate(
        """async (account) => {
          const database = await idb.openDB(`streepje-${account}`);
          const keys = await database.getAllKeys("waiting");
          await database.delete("waiting", keys[100]);
          database.close();
          new BroadcastChannel(`streepje-${account}`).postMessage("changed");
        }""",
        phone.account,
    )
    expect(page.locator("tally-pad [data-count]")).to_have_text("229")


def test_much_is_sent_packed_and_one_deed_as_it_is(phone: Phone, stub: Stub) -> None:
    phone.open()
    phone.tap()
    phone.assert_waiting(0)
    fill(phone, 120)
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 121
    assert [encoding for encoding, ids in zip(stub.encodings, stub.requests, strict=True) if len(ids) > 15] == [
        "gzip"
    ] * 2
    assert {encoding for encoding, ids in zip(stub.encodings, stub.requests, strict=True) if len(ids) == 1} == {""}


def test_where_packed_bodies_are_not_taken_all_goes_as_it_is(phone: Phone, stub: Stub) -> None:
    phone.open()
    phone.assert_sync("calm")
    stub.unpacks = False
    fill(phone, 120)
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 120
    assert stub.encodings.count("gzip") == 1


def test_the_list_of_what_waits_grows_a_little_in_each_frame(phone: Phone) -> None:
    """So that a slow phone goes on answering, however many there are."""
    page = phone.open_with_worker()
    phone.context.set_offline(True)
    fill(phone, 150)
    page.add_init_script("""
      self.most = 0;
      document.addEventListener("DOMContentLoaded", () => {
        let made = 0;
        const frame = () => { made = 0; requestAnimationFrame(frame); };
        new MutationObserver((changes) => {
          const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
          made += added.filter((node) => node.matches?.("[data-id]")).length;
          self.most = Math.max(self.most, made);
        }).observe(document.querySelector("unsent-list"), { childList: true, subtree: true });
        frame();
      });
    """)
    page = phone.open("/unsent")
    expect(page.locator("unsent-list")).to_have_attribute("data-shown", "100")
    assert 0 < page.evaluate("() => self.most") <= A_FRAME


def yesterday(stub: Stub) -> str:
    return (datetime.fromisoformat(stub.day()) - timedelta(days=1)).date().isoformat()
