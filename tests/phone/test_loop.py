"""The promise itself, with the real application: what was logged without a network counts once, on its own day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Playwright, expect

from tests.phone.conftest import noon_zone
from tests.phone.deployment import deployed
from tests.phone.phone import CHROMIUM_ARGS, Phone
from tests.phone.stub_server import serving

pytestmark = pytest.mark.browser


def port_of(address: str) -> int:
    return int(address.rpartition(":")[2])


@contextmanager
def telephone(playwright: Playwright, chromium: str, profile: Path, address: str) -> Iterator[BrowserContext]:
    """A whole browser with its profile on disk: leaving it is what swiping an app away does."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=chromium,
        args=CHROMIUM_ARGS,
        base_url=address,
        viewport={"width": 390, "height": 844},
        locale="en-GB",
    )
    context.set_default_timeout(30_000)
    yield context
    context.close()


def test_a_day_without_a_network_counts_on_its_own_day_when_the_next_one_comes(
    playwright: Playwright, chromium: str, tmp_path: Path
) -> None:
    """Ten strokes and a surprise offline; closed; opened offline the next day; then there is a network again.

    Offline is a server that does not answer: a browser's own switch for it leaves the worker a moment when it starts.
    """
    profile = tmp_path / "profile"
    with deployed(tmp_path, noon_zone()) as server:
        first_day = server.today()
        with serving(server.app) as address, telephone(playwright, chromium, profile, address) as context:
            account = server.sign_in(context, address)
            phone = Phone(context, account)
            page = phone.open_with_worker("/today")
            cdp = context.new_cdp_session(page)
            assert cdp.send("Page.getInstallabilityErrors")["installabilityErrors"] == []

        with telephone(playwright, chromium, profile, address) as context:
            phone = Phone(context, account)
            page = phone.open("/today")
            phone.tap(10)
            expect(page.locator("html[data-ready]")).to_have_count(1)
            page.locator("a[data-add]").first.click()
            page.locator("dialog [name=what]").first.fill("Drove the forgotten bag home")
            page.locator("dialog form[data-outbox=surprise] [type=submit]").click()
            phone.assert_waiting(11)
            assert server.deeds() == {}

        server.shift(timedelta(days=1))
        with telephone(playwright, chromium, profile, address) as context:
            phone = Phone(context, account)
            phone.page.clock.install(time=datetime.now(UTC) + timedelta(days=1))
            # The worker's clock is the real one, so the page that it kept for this day is asked for by name.
            page = phone.open(f"/day/{server.today()}")
            assert page.locator("html").get_attribute("data-day") == server.today() != first_day
            expect(page.locator("tally-pad [data-count]")).to_have_text("0")
            phone.assert_sync("waiting")
            phone.assert_waiting(11)
            with serving(server.app, port_of(address)):
                page.evaluate("dispatchEvent(new Event('online'))")
                phone.assert_waiting(0)
                phone.assert_sync("calm")
                assert server.deeds() == {(first_day, "tally"): 10, (first_day, "surprise"): 1}
                expect(page.locator("dialog[open], :popover-open")).to_have_count(0)  # of an earlier day: told quietly
                expect(phone.open("/inbox").get_by_text("The first surprise").first).to_be_visible()
                expect(phone.open("/badges").get_by_text("The first surprise").first).to_be_visible()
                expect(phone.open("/today").locator("tally-pad [data-count]")).to_have_text("0")
                phone.tap()
                phone.assert_waiting(0)
        assert server.deeds()[server.today(), "tally"] == 1
