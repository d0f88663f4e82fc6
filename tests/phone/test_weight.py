"""What the first visit of Today weighs: bytes and requests are promises, not figures.

The very page and the very listening of `run.py bench phone visit`, so that neither can say what the other does not.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from app.database import db
from bench.phone.browser import WATCH, listen, wait_until_interactive
from bench.phone.person import busy
from bench.phone.visit import sign_in, wait_for_the_last
from bench.seed import make_application
from tests.phone.stub_server import serving

pytestmark = pytest.mark.browser

MOST = 60_000  # bytes of everything, with headers
MOST_SCRIPT = 18_000
MOST_PAGE = 14_600  # what a line that was just opened carries before it waits: ten segments (RFC 6928)
MOST_REQUESTS = 12


def test_the_first_visit_of_today_stays_light(browser: Browser, tmp_path: Path) -> None:
    app = make_application(tmp_path)
    person = busy(app)
    with serving(app) as address, browser.new_context(base_url=address) as context:
        context.add_init_script(WATCH)
        sign_in(context, address, person.headers["Cookie"])
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        heard = listen(session)
        page.goto("/today")
        wait_until_interactive(session)
        wait_for_the_last(page, heard)
    with app.app_context():
        db.engine.dispose()
    assert {"Document", "Script", "Stylesheet", "Font"} <= set(heard.kinds)
    assert heard.total <= MOST, heard.kinds
    assert heard.kinds["Document"] <= MOST_PAGE, heard.kinds
    assert heard.kinds["Script"] <= MOST_SCRIPT, heard.kinds
    assert heard.requests <= MOST_REQUESTS
