"""Own numbers are the same everywhere on a phone without a network: the newest that is known, and what waits here."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.database import write
from app.people.models import Person, Role
from tests.phone.deployment import Deployment
from tests.phone.phone import Phone

pytestmark = pytest.mark.browser

ADD_STROKE = """async ([account, day]) => {
  const { stamp } = await import("/static/js/forms.js");
  const database = await idb.openDB(`streepje-${account}`);
  await database.put("waiting", { ...stamp("tally", {}), local_day: day });
  database.close();
}"""


@pytest.fixture
def begun(server: Deployment, alice: Phone) -> Phone:
    """One stroke is with the team; Me and Badges are kept; the network is gone."""
    alice.open_with_worker("/today")
    alice.tap(1)
    alice.assert_waiting(0)
    for path in ("/me", "/badges"):
        alice.open_with_worker(path)
    alice.context.set_offline(True)
    return alice


def test_me_counts_what_waits_as_today_does(begun: Phone, server: Deployment) -> None:
    page = begun.reopen("/today")
    begun.tap(7)
    page.get_by_role("button", name="Undo").click()
    page = begun.reopen("/me")
    today = page.locator(f".my-day[data-day='{server.today()}']")
    expect(today.locator("[data-number]")).to_have_text("7")
    expect(today.locator(".my-strokes use")).to_have_count(7)


def test_a_first_deed_without_a_network_is_a_day_in_a_row_on_today_and_me(alice: Phone, server: Deployment) -> None:
    for path in ("/today", "/me"):
        page = alice.open_with_worker(path)
    alice.context.set_offline(True)
    page = alice.reopen("/today")
    expect(page.locator(".streak")).to_contain_text("Your streak starts today")
    alice.tap(1)
    expect(page.locator(".streak")).to_contain_text("1 day in a row")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".streak")).to_contain_text("Your streak starts today")
    expect(page.locator(f"[data-streak-day='{server.today()}']")).to_have_attribute("data-mark", "open")
    alice.tap(1)
    for path in ("/today", "/me"):
        page = alice.reopen(path)
        expect(page.locator(".streak")).to_contain_text("1 day in a row")
        expect(page.locator(f"[data-streak-day='{server.today()}']")).to_have_attribute("data-mark", "deed")


def test_a_day_before_that_only_waits_is_one_in_a_row_and_one_without_a_deed_costs_a_cosy(
    alice: Phone, server: Deployment
) -> None:
    alice.open_with_worker("/today")
    alice.context.set_offline(True)
    page = alice.reopen("/today")
    alice.tap(1)
    for ahead, cosies in ((1, "2 cosies"), (2, "1 cosy")):
        day = (date.fromisoformat(server.today()) + timedelta(days=ahead)).isoformat()
        page = alice.reopen(f"/day/{day}")
        expect(page.locator(f"[data-streak-day='{server.today()}']")).to_have_attribute("data-mark", "deed")
        expect(page.locator(".streak")).to_contain_text("1 day in a row")
        expect(page.locator(".streak")).to_contain_text(cosies)
        expect(page.locator("[data-streak-waits]")).to_be_hidden()


def test_what_waits_for_a_day_that_went_by_is_said_to_count_once_it_is_sent(alice: Phone, server: Deployment) -> None:
    with server.app.app_context(), write() as session:
        person = session.scalars(select(Person).where(Person.role == Role.EMPLOYEE)).one()
        person.joined_at -= timedelta(days=5)
    page = alice.open_with_worker("/today")
    alice.context.set_offline(True)
    yesterday = (date.fromisoformat(server.today()) - timedelta(days=1)).isoformat()
    page.evaluate(ADD_STROKE, [alice.account, yesterday])
    page = alice.reopen("/today")
    expect(page.locator("[data-streak-waits]")).to_be_visible()
    expect(page.locator(".streak")).to_contain_text("Your streak starts today")


def test_what_only_the_server_can_count_says_what_it_does_without(begun: Phone) -> None:
    page = begun.reopen("/badges")
    expect(page.locator("[data-without]")).to_be_hidden()
    begun.reopen("/today")
    begun.tap(2)
    page = begun.reopen("/badges")
    expect(page.locator("[data-without]")).to_have_text("Without the 2 that still wait on this phone.")
