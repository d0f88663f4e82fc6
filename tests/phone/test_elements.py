"""What shows at the tap: cards, the sheet, badges, the turn of the day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.phone.phone import Phone
from tests.phone.stub_server import Stub

pytestmark = pytest.mark.browser


def test_swapping_a_card_brings_one_from_the_reserve(phone: Phone, stub: Stub) -> None:
    page = phone.open()
    card = page.locator("[data-ref]")
    expect(card.nth(3)).to_be_hidden()
    card.first.get_by_role("button", name="swap").click()
    expect(card.first).to_be_hidden()
    expect(card.nth(3)).to_be_visible()
    phone.assert_waiting(0)
    assert [deed["payload"] for deed in stub.deeds.values()] == [{"challenge": "one", "action": "swap"}]


def shown(page: Page) -> list[str]:
    return [str(card.get_attribute("data-ref")) for card in page.locator("[data-ref]:not([hidden])").all()]


def test_when_all_is_swapped_away_it_begins_again_with_what_went_first(phone: Phone, stub: Stub) -> None:
    page = phone.open()
    stub.down = True  # the phone alone decides what it shows
    refs = ["one", "two", "three", "four"]
    for ref in [*refs, *refs, *refs]:
        page.locator(f"[data-ref={ref}]").get_by_role("button", name="swap").click()
        expect(page.locator(f"[data-ref={ref}]")).to_be_hidden()
        assert shown(page) == [other for other in refs if other != ref]


def test_on_a_day_off_the_cards_stay_folded_until_one_is_taken_up(phone: Phone, stub: Stub) -> None:
    stub.folded = True
    phone.context.route("**/api/**", lambda route: route.abort())
    page = phone.open_with_worker()
    expect(page.locator("[data-ref=two]")).to_be_hidden()
    page.get_by_text("do something anyway").click()
    page.locator("[data-ref=two]").get_by_role("button", name="choose").click()
    phone.assert_waiting(1)
    expect(phone.reopen().locator("[data-ref=two][data-chosen]")).to_be_visible()


def test_skipping_lets_go_of_what_was_chosen(phone: Phone, stub: Stub) -> None:
    page = phone.open()
    stub.down = True
    page.locator("[data-ref=two]").get_by_role("button", name="choose").click()
    expect(page.locator("[data-ref=two][data-chosen]")).to_be_visible()
    page.get_by_role("button", name="not today").click()
    expect(page.locator("challenge-cards[data-skipped]")).to_be_visible()
    expect(page.locator("[data-chosen]")).to_have_count(0)


def test_choosing_and_finishing_show_without_a_network_and_after_reopening(phone: Phone) -> None:
    page = phone.open_with_worker()
    phone.context.set_offline(True)
    card = page.locator("[data-ref=two]")
    card.get_by_role("button", name="choose").click()
    expect(page.locator("[data-ref=two][data-chosen]")).to_be_visible()
    card.locator("[name=line]").fill("She laughed")
    card.get_by_role("button", name="done").click()
    expect(page.locator("[data-ref=two][data-done]")).to_be_visible()
    expect(phone.reopen().locator("[data-ref=two][data-done]")).to_be_visible()
    assert phone.listing()["waiting"][1]["payload"] == {"challenge": "two", "line": "She laughed"}


def test_a_verdict_shows_at_the_tap_and_after_reopening_and_may_be_changed(phone: Phone) -> None:
    page = phone.open_with_worker()
    phone.context.set_offline(True)
    for verdict, other in (("useful", "meh"), ("meh", "useful")):
        page.locator(f"[data-ref=two] [value={verdict}]").click()
        expect(page.locator(f"[data-ref=two] [value={verdict}]")).to_have_attribute("aria-pressed", "true")
        expect(page.locator(f"[data-ref=two] [value={other}]")).to_have_attribute("aria-pressed", "false")
    page = phone.reopen()
    expect(page.locator("[data-ref=two] [value=meh]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-ref=one] [value=meh]")).to_have_attribute("aria-pressed", "false")


def test_the_hour_of_a_stroke_fills_the_ring(phone: Phone, stub: Stub) -> None:
    page = phone.open()
    hour = stub.now().astimezone(ZoneInfo(stub.zone)).hour
    expect(page.locator(f"hour-ring [data-hour='{hour}'][data-now]")).to_have_count(1)
    page.locator(".stroke").click()
    expect(page.locator(f"hour-ring [data-hour='{hour}'][data-filled]")).to_have_count(1)
    expect(page.locator("[data-heard]")).to_have_text("1")


def test_a_surprise_from_the_sheet_works_without_a_network(phone: Phone, stub: Stub) -> None:
    page = phone.open_with_worker()
    phone.context.set_offline(True)
    phone.assert_ready()
    page.locator("a[data-add]").click()
    page.locator("dialog [name=what]").fill("Drove the forgotten bag home")
    page.locator("dialog .save").click()
    expect(page.locator("dialog [data-saved]")).to_be_visible()
    phone.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    phone.assert_waiting(0)
    assert [deed["payload"] for deed in stub.deeds.values()] == [{"what": "Drove the forgotten bag home"}]


def test_a_badge_is_celebrated_once(phone: Phone, stub: Stub) -> None:
    page = phone.open()
    stub.badges = [{"key": "first-stroke", "name": "First stroke"}]
    phone.tap()
    expect(page.locator("dialog [data-badge-name]")).to_have_text("First stroke")
    expect(page.locator("dialog [data-several]")).to_have_text("A new badge")
    stub.badges = []
    page.locator("dialog [data-close]").click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    phone.tap()
    phone.assert_waiting(0)
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_two_badges_at_once_are_called_badges(phone: Phone, stub: Stub) -> None:
    page = phone.open()
    stub.badges = [{"key": "first-stroke", "name": "First stroke"}, {"key": "first-surprise", "name": "First surprise"}]
    phone.tap()
    expect(page.locator("dialog [data-badge-name]")).to_have_text("First stroke, First surprise")
    expect(page.locator("dialog [data-several]")).to_have_text("New badges")


def test_a_badge_waits_until_the_sheet_is_closed(phone: Phone, stub: Stub) -> None:
    page = phone.open()
    stub.badges = [{"key": "first-surprise", "name": "First surprise"}]
    phone.assert_ready()
    page.locator("a[data-add]").click()
    page.locator("dialog [name=what]").fill("Drove the forgotten bag home")
    page.locator("dialog .save").click()
    phone.assert_waiting(0)
    expect(page.locator("[data-badge-name]")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("dialog [data-badge-name]")).to_have_text("First surprise")


def test_an_open_page_moves_on_when_the_day_turns(phone: Phone, stub: Stub) -> None:
    zone = ZoneInfo(stub.zone)
    evening = datetime.now(zone).replace(hour=23, minute=50, second=0, microsecond=0)
    phone.page.clock.install(time=evening)
    page = phone.open()
    stub.shift = timedelta(days=1)
    page.clock.fast_forward("04:00:00")
    expect(page.locator("h1")).to_have_text(f"Day {stub.day(-1)}")
    with page.expect_navigation():
        page.clock.fast_forward("00:20:00")
    expect(page.locator("h1")).to_have_text(f"Day {stub.day()}")


def test_a_phone_that_slept_over_the_start_of_the_day_moves_on_when_it_wakes(phone: Phone, stub: Stub) -> None:
    """Its timers stood still: only the clock has moved."""
    zone = ZoneInfo(stub.zone)
    evening = datetime.now(zone).replace(hour=23, minute=50, second=0, microsecond=0)
    phone.page.clock.install(time=evening)
    page = phone.open()
    stub.shift = timedelta(days=1)
    page.clock.set_system_time(evening + timedelta(hours=9))
    expect(page.locator("h1")).to_have_text(f"Day {stub.day(-1)}")
    with page.expect_navigation():
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("h1")).to_have_text(f"Day {stub.day()}")


def test_a_stroke_after_midnight_counts_for_the_day_before(phone: Phone, stub: Stub) -> None:
    zone = ZoneInfo(stub.zone)
    night = datetime.now(zone).replace(hour=2) + timedelta(days=1)
    phone.page.clock.install(time=night)
    phone.open()
    phone.tap()
    phone.assert_waiting(0)
    assert {deed["local_day"] for deed in stub.deeds.values()} == {stub.day()}


def test_pot_and_streak_move_when_what_was_done_has_arrived(phone: Phone, stub: Stub) -> None:
    page = phone.open("/parts")
    expect(page.get_by_role("img", name="The teapot of Delivery is cold: 21 degrees")).to_be_visible()
    expect(page.locator(".streak-length:visible")).to_have_text("Your streak starts today")
    expect(page.locator(".streak-cosies:visible")).to_contain_text("2 cosies")
    stub.warmth = {"pot": {"temperature": 64, "state": "warm"}, "streak": {"length": 1, "cosies": 1}}
    page.locator("clap-button button").click()
    expect(page.get_by_role("img", name="The teapot of Delivery is warm: 64 degrees")).to_be_visible()
    expect(page.locator(".pot[data-state=warm] svg[data-state=warm] [data-tea]")).to_have_attribute(
        "transform", "translate(0 17.8)"
    )
    expect(page.locator(".streak-length:visible")).to_have_text("1 day in a row")
    expect(page.locator(".streak-cosies:visible")).to_contain_text("1 cosy")
    stub.warmth = {"pot": {"temperature": 64, "state": "warm"}, "streak": {"length": 12, "cosies": 3}}
    page.locator("clap-button button").click()
    expect(page.locator(".streak-length:visible")).to_have_text("12 days in a row")
    expect(page.locator(".streak-cosies:visible .streak-cosy-art > :visible")).to_have_count(3)
