"""Who looks at their inbox, or sees a badge celebrated, has read it: the number on the bell goes down by that."""

import pytest
from playwright.sync_api import expect

from app.database import write
from app.notifications.actions import Link, notify
from app.people.models import Person, Role
from tests.phone.deployment import Deployment
from tests.phone.phone import Phone, until

pytestmark = pytest.mark.browser


def tell(server: Deployment) -> None:
    with server.app.app_context(), write() as session:
        person = session.query(Person).filter_by(account=server.accounts[Role.EMPLOYEE]).one()
        notify(
            session, [person.id], "badge", {"badge": "first-surprise"}, server.now(), group_key="x", link=Link("me.me")
        )


def test_opening_the_inbox_takes_the_number_off_the_bell(alice: Phone, server: Deployment) -> None:
    tell(server)
    page = alice.open("/today")
    bell = page.locator("[data-unread]").first
    expect(bell).to_be_visible()
    alice.open("/inbox")
    expect(page.locator(".message-new")).to_have_count(1)  # it is new on this very page
    expect(bell).to_be_hidden()
    alice.open("/today")
    expect(bell).to_be_hidden()


def test_a_badge_that_was_celebrated_is_read(alice: Phone) -> None:
    page = alice.open("/add")
    alice.assert_ready()
    page.get_by_label("How did you surprise").fill("A card with the invoice")
    page.get_by_role("button", name="Put it on the wall").click()
    expect(page.locator(":popover-open")).to_be_visible()
    unread = "async () => (await (await fetch('/api/v1/state')).json()).unread"
    until(lambda: page.evaluate(unread) == 0, "read by being celebrated")
    expect(page.locator("[data-unread]").first).to_be_hidden()
