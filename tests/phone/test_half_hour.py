"""A half hour goes on while the phone is locked, offline or opened anew: it hangs on moments, not on ticking."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.phone.conftest import noon_zone
from tests.phone.deployment import Deployment, deployed
from tests.phone.phone import Phone
from tests.phone.stub_server import serving

pytestmark = pytest.mark.browser


@pytest.fixture
def served(browser: Browser, tmp_path: Path) -> Iterator[tuple[Deployment, Phone]]:
    with (
        deployed(tmp_path, noon_zone()) as server,
        serving(server.app) as address,
        browser.new_context(base_url=address, viewport={"width": 360, "height": 740}) as context,
    ):
        yield server, Phone(context, server.sign_in(context, address))


def test_it_runs_on_without_a_network_and_after_reopening(served: tuple[Deployment, Phone]) -> None:
    server, phone = served
    page = phone.open_with_worker("/half-hour")
    phone.context.set_offline(True)
    page.get_by_label("What for, or for whom?").fill("The bakery")
    page.get_by_role("button", name="Keep it free").click()
    expect(page.locator("[data-stands=waits]")).to_contain_text("The bakery")
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.locator("half-hour[data-stands=runs] [data-left]")).to_be_visible()
    page = phone.reopen("/half-hour")
    expect(page.locator("half-hour[data-stands=runs] [data-left]")).to_be_visible()
    page.clock.set_system_time(server.now() + timedelta(minutes=10))
    expect(page.locator("[data-left]")).to_contain_text("19:")
    page.clock.set_system_time(server.now() + timedelta(minutes=31))
    page.get_by_label("What did it bring, for them or for you?").fill("A long talk")
    page.get_by_role("button", name="Done", exact=True).click()
    expect(page.locator("half-hour[data-stands=done]")).to_contain_text("well spent")
    waiting = phone.listing()["waiting"]
    assert [(deed["kind"], deed["payload"].get("action")) for deed in waiting] == [
        ("half_hour", "reserve"),
        ("half_hour", "start"),
        ("completion", None),
    ]
