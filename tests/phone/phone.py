"""A phone in somebody's hand: the verbs that the tests of this folder speak."""

import json
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

_LISTING = """account => self.streepje.outbox.listing(account)"""
_KEPT = """async account => {
  const cache = await caches.open(`pages-${account}`);
  return (await cache.keys()).map(request => new URL(request.url).pathname);
}"""

_ROWS = """async account => {
  const database = await idb.openDB(`streepje-${account}`);
  const names = [...database.objectStoreNames];
  const counts = await Promise.all(names.map(name => database.count(name)));
  database.close();
  return Object.fromEntries(names.map((name, index) => [name, counts[index]]));
}"""


def until(is_so: Callable[[], bool], what: str, patience: float = 40) -> None:
    """Wait for something that only asking can tell."""
    deadline = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < deadline, f"not within {patience} s: {what}"
        time.sleep(0.03)


class Phone:
    """A browser profile with one page in front."""

    def __init__(self, context: BrowserContext, account: str) -> None:
        self.context = context
        self.account = account
        self.page: Page = context.new_page()

    def open(self, path: str = "/today") -> Page:
        self.page.goto(path)
        return self.page

    def assert_ready(self) -> None:
        """The modules of what is on this page have come; before that, links are plain links."""
        expect(self.page.locator("html[data-ready]")).to_have_count(1)

    def open_with_worker(self, path: str = "/today") -> Page:
        """Open a page and wait until the worker has kept everything that the page asked for."""
        self.open(path)
        self.page.wait_for_function("() => navigator.serviceWorker.controller")
        wanted = json.loads(self.page.locator("#keep").text_content() or "[]")
        until(lambda: set(wanted) <= set(self.kept_pages()), f"{wanted} kept")
        return self.page

    def close(self) -> None:
        self.page.close()

    def reopen(self, path: str = "/today") -> Page:
        """What a person does by swiping the app away and opening it again."""
        self.page.close()
        self.page = self.context.new_page()
        return self.open(path)

    def tap(self, times: int = 1) -> None:
        """Draw strokes, as a person does: each tap is seen before the next."""
        before = int(self.page.locator("[data-count]").first.inner_text())
        for number in range(before + 1, before + times + 1):
            self.page.locator("tally-pad form[data-outbox=tally] button").click()
            expect(self.page.locator("tally-pad [data-count]")).to_have_text(str(number))

    def listing(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate(_LISTING, self.account)
        return found

    def waiting(self) -> int:
        return len(self.listing()["waiting"])

    def kept_pages(self) -> list[str]:
        kept: list[str] = self.page.evaluate(_KEPT, self.account)
        return sorted(kept)

    def assert_waiting(self, count: int) -> None:
        """The outbox holds `count` deeds, now or within moments."""
        until(lambda: self.waiting() == count, f"{count} waiting")

    def assert_sync(self, state: str) -> None:
        """What every place on the page says about the outbox."""
        expect(self.page.locator(f"sync-state:not([data-state={state}])")).to_have_count(0)


def fill(phone: Phone, count: int, kind: str = "", **more: str) -> None:
    """Put deeds into the outbox without telling the page."""
    phone.page.evaluate(
        """async ([account, count, kind, payload]) => {
          const { stamp } = await import("/static/js/forms.js");
          const database = await idb.openDB(`streepje-${account}`);
          const tx = database.transaction("waiting", "readwrite");
          const made = kind || (payload.challenge ? "completion" : "tally");
          for (let n = 0; n < count; n += 1) tx.store.put(stamp(made, payload));
          await tx.done;
          database.close();
        }""",
        [phone.account, count, kind, more],
    )


def rows(phone: Phone) -> dict[str, int]:
    """How much is in each store of the outbox on this phone."""
    phone.page.wait_for_function("() => self.idb")
    found: dict[str, int] = phone.page.evaluate(_ROWS, phone.account)
    return found
