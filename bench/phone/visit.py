"""The first visit of Today: how many bytes, and when a thumb can do something."""

import statistics
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright

from bench.phone.browser import SLOW_4G, Heard, listen, noted, profile, slow_page, wait_until_interactive

VISITS = 5


@dataclass(frozen=True, slots=True)
class Visit:
    """One first visit; moments in seconds after it began."""

    heard: Heard
    first_paint: float
    interactive: float


def sign_in(context: BrowserContext, address: str, header: str) -> None:
    """Put the cookie of a `Cookie` header into the browser."""
    name, _, value = header.partition("=")
    context.add_cookies([{"name": name, "value": value, "url": address}])


def first_visit(playwright: Playwright, address: str, cookie: str) -> Visit:
    """Open Today in a browser that has never been here."""
    with (
        tempfile.TemporaryDirectory(prefix="streepje-profile-") as folder,
        profile(playwright, Path(folder)) as context,
    ):
        sign_in(context, address, cookie)
        page, session = slow_page(context, SLOW_4G)
        heard = listen(session)
        page.goto(f"{address}/today")
        wait_until_interactive(session)
        wait_for_the_last(page, heard)
        found = noted(page)
        return Visit(heard, found["first-contentful-paint"] / 1000, found["interactive"] / 1000)


def wait_for_the_last(page: Page, heard: Heard) -> None:
    """Until all has come that the page asks for by itself: the worker is there, and nothing is under way any more."""
    page.wait_for_function("() => navigator.serviceWorker.controller")
    while heard.under_way:
        page.wait_for_timeout(20)


def empty_visit(playwright: Playwright, address: str) -> float:
    """When a page without anything but words paints: the line's and the machine's own share."""
    with (
        tempfile.TemporaryDirectory(prefix="streepje-profile-") as folder,
        profile(playwright, Path(folder)) as context,
    ):
        page, _ = slow_page(context, SLOW_4G)
        page.goto(address)
        page.wait_for_function("() => self.noted['first-contentful-paint']")
        paint: float = noted(page)["first-contentful-paint"] / 1000
        return paint


def middle(visits: list[Visit], measure: Callable[[Visit], float]) -> float:
    """The median of one measure."""
    return statistics.median(measure(visit) for visit in visits)
