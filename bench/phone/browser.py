"""A slow phone: Chromium with the line and the processor that Lighthouse gives to one, and what it heard and saw."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Playwright, ViewportSize

SCREEN: ViewportSize = {"width": 360, "height": 740}
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
"""Lighthouse's slow 4G. Chromium adds the latency to each request; connecting itself costs nothing."""
SLOWER = 4
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run", "--ignore-certificate-errors"),
]
# Notes on the page itself when it paints, and when all of its modules live.
WATCH = """
  self.noted = {};
  self.painted = new Promise((done) => {
    new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries()) self.noted[name] = startTime;
      if (self.noted["first-contentful-paint"]) done();
    }).observe({ type: "paint", buffered: true });
  });
  self.lives = new Promise((done) => {
    new MutationObserver(() => {
      if (document.documentElement?.dataset.ready !== "") return;
      self.noted.interactive ??= performance.now();
      done();
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
  });
"""


@dataclass
class Heard:
    """What came over the line for a page: bytes with their headers, by kind."""

    kinds: dict[str, int] = field(default_factory=dict)
    requests: int = 0
    under_way: set[str] = field(default_factory=set)

    @property
    def total(self) -> int:
        """All bytes."""
        return sum(self.kinds.values())


def chromium() -> str:
    """The browser of this machine, or one clear line."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        raise SystemExit("streepje: this bench needs Chromium; run: sudo apt-get install chromium")
    return path


@contextmanager
def profile(playwright: Playwright, folder: Path) -> Iterator[BrowserContext]:
    """The browser with a profile that outlives it, as an app on a phone that is closed and opened."""
    context = playwright.chromium.launch_persistent_context(
        folder,
        executable_path=chromium(),
        args=ARGUMENTS,
        viewport=SCREEN,
        ignore_https_errors=True,
    )
    context.add_init_script(WATCH)
    try:
        yield context
    finally:
        context.close()


@contextmanager
def tracing(browser: Browser, page: Page) -> Iterator[list[float]]:
    """Note every task of the page's main thread meanwhile, in milliseconds of processor time, longest first.

    Processor time, because a task is not longer for having waited while others had this machine's processors.
    """
    tasks: list[float] = []
    browser.start_tracing(page=page, categories=["toplevel"])
    try:
        yield tasks
    finally:
        events = json.loads(browser.stop_tracing())["traceEvents"]
        names = {(event["pid"], event["tid"]): event["args"].get("name") for event in events if is_name(event)}
        main = [event for event in events if names.get((event["pid"], event["tid"])) == "CrRendererMain"]
        tasks += sorted((event["tdur"] / 1000 for event in main if "tdur" in event), reverse=True)


def is_name(event: dict[str, Any]) -> bool:
    """Whether this event of a trace says what a thread is called."""
    return bool(event.get("name") == "thread_name")


def slow_page(context: BrowserContext, line: dict[str, Any] | None = None) -> tuple[Page, CDPSession]:
    """A page on the slow processor, and on the slow *line* where there is one."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.send("Network.enable")
    if line:
        session.send("Network.emulateNetworkConditions", line)
    return page, session


def listen(session: CDPSession) -> Heard:
    """Note from now on what the page itself fetches; its worker fetches in a place of its own."""
    heard = Heard()
    kind_of: dict[str, str] = {}

    def note_begin(event: dict[str, Any]) -> None:
        heard.under_way.add(event["requestId"])

    def note_kind(event: dict[str, Any]) -> None:
        kind_of[event["requestId"]] = event["type"]

    def note_size(event: dict[str, Any]) -> None:
        kind = kind_of.get(event["requestId"], "Other")
        heard.kinds[kind] = heard.kinds.get(kind, 0) + int(event["encodedDataLength"])
        heard.requests += 1
        note_end(event)

    def note_end(event: dict[str, Any]) -> None:
        heard.under_way.discard(event["requestId"])

    session.on("Network.requestWillBeSent", note_begin)
    session.on("Network.loadingFailed", note_end)
    session.on("Network.responseReceived", note_kind)
    session.on("Network.loadingFinished", note_size)
    return heard


def noted(page: Page) -> dict[str, Any]:
    """What WATCH noted so far; a page that has not painted is not interactive, whatever lives in it."""
    found: dict[str, Any] = page.evaluate("() => self.noted")
    found["interactive"] = max(found.get("interactive", 0), found["first-contentful-paint"])
    return found


def wait_until_interactive(session: CDPSession) -> None:
    """Until every module of what is on the page lives, and it has painted.

    The page itself is asked, because the driver's own waiting is a script of 300 kB, for which a slow processor takes
    as long as for all of ours.
    """
    both = "Promise.all([self.lives, self.painted])"
    session.send("Runtime.evaluate", {"expression": both, "awaitPromise": True})
