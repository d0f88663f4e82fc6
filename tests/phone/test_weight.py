"""What the first visit of Today weighs, with the real application: bytes and requests are promises, not figures."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from bench.phone.browser import Heard, listen
from tests.phone.conftest import noon_zone
from tests.phone.deployment import deployed
from tests.phone.phone import Phone
from tests.phone.stub_server import serving

pytestmark = pytest.mark.browser

MOST = 60_000  # bytes of everything, with headers
MOST_SCRIPT = 18_000
MOST_REQUESTS = 12


def first_visit(context: BrowserContext, account: str) -> Heard:
    """Open Today where nothing is known yet, and wait until nothing more is asked for."""
    phone = Phone(context, account)
    session = context.new_cdp_session(phone.page)
    session.send("Network.enable")
    heard = listen(session)
    phone.open()
    phone.assert_ready()
    phone.page.wait_for_load_state("networkidle")
    return heard


def test_the_first_visit_of_today_stays_light(browser: Browser, tmp_path: Path) -> None:
    with (
        deployed(tmp_path, noon_zone()) as server,
        serving(server.app) as address,
        browser.new_context(base_url=address, viewport={"width": 360, "height": 740}) as context,
    ):
        heard = first_visit(context, server.sign_in(context, address))
    assert {"Document", "Script", "Stylesheet", "Font"} <= set(heard.kinds)
    assert heard.total <= MOST, heard.kinds
    assert heard.kinds["Script"] <= MOST_SCRIPT
    assert heard.requests <= MOST_REQUESTS
