"""A phone whose owner erased themselves elsewhere is told so, and lets go of what can be sent no more."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from app.database import write
from app.people.models import Person, Role
from app.privacy.erasing import erase
from tests.phone.conftest import noon_zone
from tests.phone.deployment import deployed
from tests.phone.phone import Phone, rows
from tests.phone.stub_server import serving

pytestmark = pytest.mark.browser

EMPTY = {"attention": 0, "meta": 0, "photos": 0, "sent": 0, "waiting": 0}


def test_what_it_holds_is_kept_as_a_file_or_let_go(browser: Browser, tmp_path: Path) -> None:
    with deployed(tmp_path, noon_zone()) as server, serving(server.app) as address:
        context = browser.new_context(base_url=address, viewport={"width": 360, "height": 740})
        context.set_default_timeout(30_000)
        phone = Phone(context, server.sign_in(context, address, Role.EMPLOYEE))
        phone.open_with_worker("/today")
        phone.assert_ready()
        context.set_offline(True)
        phone.tap(2)
        phone.assert_waiting(2)
        with server.app.app_context(), write() as session:
            erase(session, session.query(Person).filter_by(account=server.accounts[Role.EMPLOYEE]).one(), server.now())
        context.set_offline(False)
        page = phone.reopen("/sign-in")
        notice = page.locator("erased-here")
        expect(notice).to_contain_text("2 things on this phone were not sent, and cannot be any more.")
        expect(page.locator("kept-here")).to_be_hidden()
        with page.expect_download() as download:
            page.get_by_role("button", name="Keep it as a file").click()
        assert len(json.loads(download.value.path().read_text())["deeds"]) == 2
        page.get_by_role("button", name="Let it go").click()
        expect(notice).to_be_hidden()
        assert rows(phone) == EMPTY
        page.reload()
        expect(page.locator("html[data-ready]")).to_have_count(1)
        expect(notice).to_be_hidden()
        context.close()
