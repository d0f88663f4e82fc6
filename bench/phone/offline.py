"""The app opened with no network at all, after the phone had put it away."""

import statistics
import tempfile
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


def cold_start(playwright: Playwright, address: str, cookie: str) -> float:
    """Seconds until Today lives, the median of a few starts of the browser without a network."""
    with tempfile.TemporaryDirectory(prefix="streepje-profile-") as folder:
        with profile(playwright, Path(folder)) as context:
            sign_in(context, address, cookie)
            page = context.new_page()
            page.goto(f"{address}/today")
            page.wait_for_function("() => navigator.serviceWorker.controller")
            while not page.evaluate(IS_KEPT):
                page.wait_for_timeout(100)
        return statistics.median(one_start(playwright, Path(folder), address) for _ in range(VISITS))


def one_start(playwright: Playwright, folder: Path, address: str) -> float:
    """Start the browser anew, open Today, close it."""
    with profile(playwright, folder) as context:
        context.set_offline(True)
        page, _ = slow_page(context)
        page.goto(f"{address}/today")
        wait_until_interactive(page)
        if page.locator("tally-pad").count() != 1:
            raise SystemExit("streepje: what opened without a network is not Today")
        interactive: float = noted(page)["interactive"] / 1000
        return interactive
