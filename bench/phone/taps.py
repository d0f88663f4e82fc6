"""Taps and sending with thousands of deeds in the outbox, on a slow processor."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright

from bench.latency import percentile
from bench.phone.browser import SLOWER, noted, profile, slow_page, wait_until_interactive
from bench.phone.visit import sign_in

MANY, DRAINED = 10_000, 5_000
TAPS = 40

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
}"""
# From the click to the second frame after it: by then the stroke is on the glass.
TAP = """() => new Promise((resolve) => {
  const button = document.querySelector("tally-pad form[data-outbox=tally] button");
  const began = performance.now();
  button.click();
  requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
})"""


@dataclass(frozen=True, slots=True)
class Taps:
    """Milliseconds: from a tap to its paint, and the longest task that held the page up while taps were stored."""

    middle: float
    p95: float
    longest_task: float


def tap_times(playwright: Playwright, address: str, cookie: str, account: str) -> Taps:
    """Tap with MANY deeds waiting and no network."""
    with (
        tempfile.TemporaryDirectory(prefix="streepje-profile-") as folder,
        profile(playwright, Path(folder)) as context,
    ):
        sign_in(context, address, cookie)
        page = filled(context, address, account, MANY)
        began = page.evaluate("() => performance.now()")
        painted = []
        for _ in range(TAPS):
            painted.append(page.evaluate(TAP))
            page.wait_for_timeout(150)
        return Taps(percentile(painted, 0.5), percentile(painted, 0.95), longest_task(page, began))


def drain(playwright: Playwright, address: str, cookie: str, account: str) -> tuple[float, float]:
    """Seconds in which DRAINED waiting deeds are sent, and the longest task (ms) meanwhile."""
    with (
        tempfile.TemporaryDirectory(prefix="streepje-profile-") as folder,
        profile(playwright, Path(folder)) as context,
    ):
        sign_in(context, address, cookie)
        page = filled(context, address, account, DRAINED)
        began = page.evaluate("() => performance.now()")
        context.set_offline(False)
        page.evaluate("() => dispatchEvent(new Event('online'))")
        page.wait_for_function("() => self.streepje.view.waiting === 0", timeout=300_000)
        seconds = (page.evaluate("() => performance.now()") - began) / 1000
        return seconds, longest_task(page, began)


def filled(context: BrowserContext, address: str, account: str, count: int) -> Page:
    """Today on a phone that has lost its network and on which *count* strokes wait; nothing of them was sent."""
    page, session = slow_page(context)
    page.goto(f"{address}/today")
    wait_until_interactive(page)
    context.set_offline(True)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    page.evaluate(FILL, [account, count])
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate("(account) => new BroadcastChannel(`streepje-${account}`).postMessage('changed')", account)
    page.wait_for_function("(count) => self.streepje.view?.waiting === count", arg=count, timeout=60_000)
    return page


def longest_task(page: Page, since: float) -> float:
    """The longest task after that moment, in milliseconds; 0 where none took more than 50."""
    return max((duration for began, duration in noted(page)["tasks"] if began >= since), default=0.0)
