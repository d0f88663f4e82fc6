"""What came in after a while without a network is told once, by the day on which it counts, with the real server."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.phone.deployment import Deployment
from tests.phone.interference import answer_with, go, joined_long_ago, keep, send_and_recall
from tests.phone.phone import Phone, until

pytestmark = pytest.mark.browser


def test_a_repaired_streak_is_told_once(alice: Phone, server: Deployment) -> None:
    """The streak that was shown before is nought; with what was done yesterday it is one."""
    joined_long_ago(server)
    page = alice.open("/today")
    alice.assert_sync("calm")
    keep(alice, 12, 1)
    keep(alice, 1, 1, "surprise", what="Flowers")
    go(page)
    told = page.locator(".arrived")
    expect(told.locator("p")).to_have_text(
        "12 strokes and 1 surprise from yesterday have arrived; your streak is repaired."
    )
    expect(page.locator("dialog[open], :popover-open")).to_have_count(0)  # badges of an earlier day are told quietly
    told.get_by_role("button", name="Close").click()
    page = alice.open("/today")
    alice.assert_sync("calm")
    expect(page.locator(".arrived")).to_have_count(0)


def test_todays_own_step_repairs_no_streak(alice: Phone, server: Deployment) -> None:
    """Yesterday was whole already: one more stroke of it, with the first of today, makes the streak longer."""
    joined_long_ago(server)
    page = alice.open("/today")
    alice.assert_sync("calm")
    keep(alice, 1, 1)
    assert send_and_recall(alice)["isRepaired"] is True
    alice.open("/today")
    expect(page.locator(".arrived")).to_have_count(1)
    keep(alice, 1, 1)
    keep(alice, 1, 0)
    assert send_and_recall(alice)["isRepaired"] is False
    alice.open("/today")
    expect(page.locator(".arrived p")).to_have_text("1 stroke from yesterday has arrived.")


def test_what_came_too_late_to_count_is_told_so(alice: Phone, server: Deployment) -> None:
    joined_long_ago(server)
    page = alice.open("/today")
    alice.assert_sync("calm")
    keep(alice, 12, 13)
    go(page)
    expect(page.locator(".arrived p")).to_have_text(
        re.compile(r"^12 strokes from \d+ \w+ have arrived, but too late to count\.$")
    )


def test_before_it_is_sent_it_says_that_it_is_too_late_to_count(alice: Phone) -> None:
    answer_with(alice, 500, "")
    page = alice.open("/unsent")
    alice.assert_ready()
    keep(alice, 1, 13)
    expect(page.locator(".unsent-row")).to_have_count(1)
    page.locator(".unsent-row").click()
    late, counts = page.locator("dialog[data-look] [data-late]"), page.locator("dialog[data-look] [data-counts]")
    expect(late).to_be_visible()
    expect(counts).to_be_hidden()
    page.locator("dialog[data-look] [data-choice=stay]").click()
    keep(alice, 1, 6)
    expect(page.locator("unsent-list")).to_have_attribute("data-shown", "2")
    page.locator(".unsent-row").first.click()
    expect(counts).to_be_visible()
    expect(late).to_be_hidden()


def test_with_a_slow_clock_what_counts_today_is_not_told_as_yesterdays(alice: Phone, server: Deployment) -> None:
    alice.page.clock.install(time=datetime.now(UTC) - timedelta(days=1))
    alice.open("/today")
    alice.assert_sync("calm")
    keep(alice, 1, 0)
    assert send_and_recall(alice) is None
    assert server.deeds() == {(server.today(), "tally"): 1}


def test_a_name_that_is_not_kept_dissolves_with_one_line(alice: Phone) -> None:
    page = alice.open("/today")
    alice.assert_sync("calm")
    keep(alice, 1, 0, "note", stroke=str(uuid4()), heard=str(uuid4()))
    go(page)
    expect(page.locator(".arrived p")).to_have_text(
        "A colleague can no longer be named, so that name was not kept. Your stroke stays as it is."
    )
    alice.assert_sync("calm")
    page = alice.open("/unsent")
    expect(page.locator("[data-refused]").first).to_be_hidden()
    expect(page.locator(".arrived")).to_have_count(0)


def test_two_tabs_tell_it_once(alice: Phone, server: Deployment) -> None:
    joined_long_ago(server)
    page = alice.open("/today")
    alice.assert_sync("calm")
    other = alice.context.new_page()
    other.goto("/today")
    expect(other.locator("sync-state[data-state=calm]").first).to_be_attached()
    keep(alice, 2, 1)
    send_and_recall(alice)
    for tab in (page, other):
        tab.evaluate("dispatchEvent(new Event('online'))")
    told = [tab.locator(".arrived") for tab in (page, other)]
    until(lambda: sum(bar.count() for bar in told) == 1, "told")
    for tab in (page, other):
        tab.evaluate("account => self.streepje.drain(account)", alice.account)
    assert sum(bar.count() for bar in told) == 1
    assert page.evaluate("account => self.streepje.outbox.take(account, 'arrived')", alice.account) is None
