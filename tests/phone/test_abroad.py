"""A phone in another zone than its team shows one clock: that of the team, as the day and the ring of hours are."""

from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser

from tests.phone.conftest import NOT_WOKEN
from tests.phone.deployment import Deployment
from tests.phone.interference import said
from tests.phone.phone import Phone

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("abroad", ["Asia/Tokyo", "America/New_York", "Asia/Kathmandu"])
def test_when_it_was_sent_is_said_by_the_clock_of_the_team(
    browser: Browser, server: Deployment, deployed_address: str, abroad: str
) -> None:
    context = browser.new_context(base_url=deployed_address, timezone_id=abroad, locale="en-GB")
    context.add_init_script(NOT_WOKEN)
    phone = Phone(context, server.sign_in(context, deployed_address))
    page = phone.open("/today")
    before = server.now()
    phone.tap()
    phone.assert_waiting(0)
    phone.assert_sync("calm")
    here = [moment.astimezone(ZoneInfo(server.zone)).strftime("%H:%M") for moment in (before, server.now())]
    assert said(page).removeprefix("Everything is with your team · ") in here
    context.close()
