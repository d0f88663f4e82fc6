"""The morning's list on a phone: what was written down on it stays on it, sent or not, with a network or without."""

from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from app.before_ten.rules import LATEST
from app.before_ten.scheduling import plan_mornings
from app.database import write
from app.people.models import Person, Role
from tests.phone.deployment import Deployment
from tests.phone.phone import Phone

pytestmark = pytest.mark.browser


@pytest.fixture
def served(server: Deployment, alice: Phone) -> tuple[Deployment, Phone]:
    _plan_today(server)
    return server, alice


def _plan_today(server: Deployment) -> None:
    with server.app.app_context(), write() as session:
        manager = session.scalars(select(Person).where(Person.role == Role.MANAGER)).one()
        today = date.fromisoformat(server.today())
        plan_mornings(session, manager, manager.team, (today, today), LATEST, datetime.now(UTC), today)


def _add(page: Page, text: str) -> None:
    page.get_by_label("Who waits?").fill(text)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".morning-line", has_text=text)).to_be_visible()


def test_what_was_sent_a_moment_ago_is_still_on_the_list_when_the_app_is_opened_without_a_network(
    served: tuple[Deployment, Phone],
) -> None:
    server, phone = served
    page = phone.open_with_worker("/today")
    _add(page, "Mrs Online")
    phone.assert_waiting(0)
    phone.context.set_offline(True)
    _add(page, "Mr Offline")
    page.get_by_role("button", name="Helped: Mrs Online").click()
    expect(page.locator("[data-helped-count]")).to_have_text("1")
    page = phone.reopen("/today")
    expect(page.locator("[data-all-count]")).to_have_text("2")
    expect(page.locator("[data-helped-count]")).to_have_text("1")
    assert page.locator(".morning-list [data-text]").all_inner_texts() == ["Mrs Online", "Mr Offline"]
    phone.context.set_offline(False)
    phone.assert_waiting(0)
    page = phone.reopen("/today")
    expect(page.locator("[data-all-count]")).to_have_text("2")
    assert server.deeds() == {(server.today(), "item"): 2, (server.today(), "item_done"): 1}


def test_help_that_was_sent_a_moment_ago_too(served: tuple[Deployment, Phone]) -> None:
    _, phone = served
    page = phone.open_with_worker("/today")
    _add(page, "Mrs Online")
    page.get_by_role("button", name="Helped: Mrs Online").click()
    expect(page.locator("[data-helped-count]")).to_have_text("1")
    phone.assert_waiting(0)
    phone.context.set_offline(True)
    page = phone.reopen("/today")
    expect(page.locator("[data-all-count]")).to_have_text("1")
    expect(page.locator("[data-helped-count]")).to_have_text("1")
