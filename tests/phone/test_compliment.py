"""A compliment from the + sheet, with the real application: chosen by a few letters, kept without a network."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from app.people.models import Role
from tests.phone.conftest import noon_zone
from tests.phone.deployment import deployed
from tests.phone.phone import Phone
from tests.phone.stub_server import serving

pytestmark = pytest.mark.browser


def test_two_colleagues_are_thanked_at_once_without_a_network(browser: Browser, tmp_path: Path) -> None:
    with (
        deployed(tmp_path, noon_zone()) as server,
        serving(server.app) as address,
        browser.new_context(base_url=address, locale="en-GB") as context,
    ):
        phone = Phone(context, server.sign_in(context, address))
        page = phone.open("/today")
        phone.assert_ready()
        page.locator("a[data-add]").first.click()
        sheet = page.locator("dialog")
        sheet.get_by_role("link", name="Compliment").click()
        expect(sheet.get_by_label("Because")).to_be_visible()
        context.set_offline(True)
        send = sheet.get_by_role("button", name="Give the compliment")
        sheet.get_by_label("Because").fill("you waited with him for the bus")
        send.click()
        expect(sheet.locator("[data-saved]")).to_be_hidden()  # for nobody yet
        sheet.get_by_role("checkbox", name="Maria Martens").click()
        sheet.get_by_text("Or a whole team").click()
        sheet.get_by_role("checkbox", name="Delivery").click()
        sheet.get_by_role("checkbox", name="Ada Adams").click()  # in the place of the team
        sheet.get_by_role("checkbox", name="Maria Martens").click()
        expect(sheet.get_by_text("For Ada Adams and Maria Martens")).to_be_visible()
        send.click()
        expect(sheet.locator("[data-saved]")).to_be_visible()
        [item] = phone.listing()["waiting"]
        receivers = {str(server.accounts[role]) for role in (Role.MANAGER, Role.ADMINISTRATOR)}
        assert set(item["payload"].pop("to")) == receivers
        assert item["payload"] == {"because": "you waited with him for the bus"}
        context.set_offline(False)
        page.evaluate("dispatchEvent(new Event('online'))")
        phone.assert_waiting(0)
        assert server.deeds() == {(server.today(), "compliment"): 1}


def test_a_private_one_leads_to_no_wall(browser: Browser, tmp_path: Path) -> None:
    with (
        deployed(tmp_path, noon_zone()) as server,
        serving(server.app) as address,
        browser.new_context(base_url=address, locale="en-GB") as context,
    ):
        phone = Phone(context, server.sign_in(context, address))
        page = phone.open("/add/compliment")
        phone.assert_ready()
        for is_private in (True, False):
            page.get_by_role("checkbox", name="Maria Martens").click()
            page.get_by_label("Because").fill("you waited with him for the bus")
            page.get_by_role("checkbox", name="Only for them").set_checked(is_private)
            page.get_by_role("button", name="Give the compliment").click()
            expect(page.locator("[data-saved]")).to_be_visible()
            expect(page.get_by_text("Only they see it")).to_be_visible(visible=is_private)
            expect(page.get_by_role("link", name="Go to the wall")).to_be_visible(visible=not is_private)
            expect(page.get_by_role("link", name="Done")).to_have_count(1)
            page = phone.open("/add/compliment")
