"""The app opened with no network at all, after the phone had put it away."""

import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Playwright

from bench.phone.browser import noted, profile, slow_page, wait_until_interactive
from bench.phone.visit import VISITS, sign_in

IS_KEPT = """async () => {
  const wanted = JSON.parse(document.getElementById("keep").textContent);
  const names = (await caches.keys()).filter((name) => name.startsWith("pages-"));
  const kept = names.length ? (await (await caches.open(names[0])).keys()).map(({ url }) => new URL(url).pathname) : [];
  return wanted.every((path) => kept.includes(path));
}"""


@dataclass(frozen=True, slots=True)
class Start:
    """One opening: seconds until Today lives, and the milliseconds that the processor of the page worked for it."""

    seconds: float
    work: float


def cold_start(playwright: Playwright, address: str, cookie: str) -> Start:
    """A few starts of the browser without a network: the median of each measure."""
    with tempfile.TemporaryDirectory(prefix="streepje-profile-") as folder:
        keep_pages(playwright, Path(folder), address, cookie)
        starts = [one_start(playwright, Path(folder), address) for _ in range(VISITS)]
    return Start(statistics.median(one.seconds for one in starts), statistics.median(one.work for one in starts))


def keep_pages(playwright: Playwright, folder: Path, address: str, cookie: str) -> None:
    """Visit Today with a network until the worker has kept all that it was asked to."""
    with profile(playwright, folder) as context:
        sign_in(context, address, cookie)
        page = context.new_page()
        page.goto(f"{address}/today")
        page.wait_for_function("() => navigator.serviceWorker.controller")
        while not page.evaluate(IS_KEPT):
            page.wait_for_timeout(100)


def one_start(playwright: Playwright, folder: Path, address: str) -> Start:
    """Start the browser anew, open Today, close it."""
    with profile(playwright, folder) as context:
        context.set_offline(True)
        page, session = slow_page(context)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(f"{address}/today")
        wait_until_interactive(session)
        metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        if page.locator("tally-pad").count() != 1:
            raise SystemExit("streepje: what opened without a network is not Today")
        return Start(noted(page)["interactive"] / 1000, metrics["TaskDuration"] * 1000)
