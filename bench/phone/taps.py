"""Taps and sending with thousands of deeds in the outbox, on a slow processor."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, Playwright

from bench.latency import percentile
from bench.phone.browser import ARGUMENTS, SCREEN, SLOWER, WATCH, chromium, slow_page, tracing, wait_until_interactive
from bench.phone.visit import sign_in
from bench.seed import SignedIn

MANY, DRAINED = 10_000, 5_000
TAPS = 30

FILL = """async ([account, count]) => {
  const { stamp } = await import("/static/js/forms.js");
  const database = await idb.openDB(`streepje-${account}`);
  const first = Date.now() - count;
  for (let done = 0; done < count; done += 1000) {
    const tx = database.transaction("waiting", "readwrite");
    for (let n = done; n < done + 1000; n += 1) tx.store.put(stamp("tally", {}, new Date(first + n)));
    await tx.done;
  }
  database.close();
  new BroadcastChannel(`streepje-${account}`).postMessage("changed");
}"""
# From the click to after the next frame: by then the stroke is on the glass.
TAP = """() => new Promise((resolve) => {
  const button = document.querySelector("tally-pad form[data-outbox=tally] button");
  const began = performance.now();
  button.click();
  requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
})"""


@dataclass(frozen=True, slots=True)
class Taps:
    """Milliseconds from a tap to its paint, and the longest task (processor time) while taps were stored."""

    middle: float
    p95: float
    longest_task: float


def tap_times(playwright: Playwright, address: str, person: SignedIn, waiting: int) -> Taps:
    """Tap with so many deeds waiting and no network."""
    with filled(playwright, address, person, waiting) as (browser, page):
        painted = []
        with tracing(browser, page) as tasks:
            for _ in range(TAPS):
                painted.append(page.evaluate(TAP))
                page.wait_for_timeout(150)
        return Taps(percentile(painted, 0.5), percentile(painted, 0.95), tasks[0])


def drain(playwright: Playwright, address: str, person: SignedIn) -> tuple[float, list[float]]:
    """Seconds in which DRAINED waiting deeds are sent, and the tasks meanwhile, longest first."""
    with filled(playwright, address, person, DRAINED) as (browser, page):
        began = page.evaluate("() => performance.now()")
        with tracing(browser, page) as tasks:
            page.context.set_offline(False)
            page.evaluate("() => dispatchEvent(new Event('online'))")
            page.wait_for_function("() => self.streepje.view.waiting === 0", timeout=300_000, polling=500)
            seconds = (page.evaluate("() => performance.now()") - began) / 1000
        return seconds, tasks


@contextmanager
def filled(playwright: Playwright, address: str, person: SignedIn, count: int) -> Iterator[tuple[Browser, Page]]:
    """Today on a phone that has lost its network and on which *count* strokes wait; nothing of them was sent."""
    browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
    try:
        context = browser.new_context(viewport=SCREEN)
        context.add_init_script(WATCH)
        sign_in(context, address, person.headers["Cookie"])
        page, session = slow_page(context)
        page.goto(f"{address}/today")
        wait_until_interactive(session)
        page.wait_for_function("() => navigator.serviceWorker.controller")  # the last that comes
        context.set_offline(True)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        page.evaluate(FILL, [person.account, count])
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.wait_for_function("(count) => self.streepje.view?.waiting === count", arg=count, timeout=60_000)
        yield browser, page
    finally:
        browser.close()
