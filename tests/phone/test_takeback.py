"""What its writer takes off the wall goes at the tap, and for a moment there is a way back; also without a network."""

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.phone.phone import Phone, until

pytestmark = pytest.mark.browser

WHAT = "A card with the invoice"
WHY = "you stayed until it worked"


def on_the_wall(phone: Phone) -> Locator:
    """One's own surprise, as one sees it there."""
    page = phone.open("/add")
    phone.assert_ready()
    page.get_by_label("How did you surprise").fill(WHAT)
    page.get_by_role("button", name="Put it on the wall").click()
    phone.assert_waiting(0)
    page.clock.install()
    return again(phone)


def again(phone: Phone) -> Locator:
    page = phone.open("/wall")
    phone.assert_ready()
    return page.locator(".entry", has_text=WHAT)


def given(phone: Phone) -> Locator:
    """A badge that one gave, among what one gave lately."""
    page = phone.open("/badges/give")
    phone.assert_ready()
    page.get_by_role("radio", name="Lifebuoy").check()
    page.get_by_role("checkbox", name="Maria Martens").check()
    page.get_by_label("Because…").fill(WHY)
    page.get_by_role("button", name="Give the badge").click()
    phone.assert_waiting(0)
    page.clock.install()
    return among_given(phone)


def among_given(phone: Phone) -> Locator:
    page = phone.open("/badges/give")
    phone.assert_ready()
    return page.locator(".given", has_text=WHY)


def take_back(card: Locator) -> None:
    card.locator("summary").click()
    card.get_by_role("button", name="Take the badge back").click()
    expect(card).to_be_hidden()


def take_off(card: Locator) -> None:
    card.locator("summary").click()
    card.get_by_role("button", name="Take it off the wall").click()
    expect(card).to_be_hidden()


def test_a_moment_to_undo_and_then_it_is_a_deed(alice: Phone, mobile: BrowserContext) -> None:
    card, page = on_the_wall(alice), alice.page
    mobile.route("**/api/v1/**", lambda route: route.abort())  # no network
    undo = page.get_by_role("group", name="It is off the wall.").get_by_role("button", name="Undo")
    take_off(card)
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(card).to_be_visible()
    expect(card.locator("summary")).to_be_focused()
    page.clock.fast_forward(60_000)
    assert alice.waiting() == 0  # nothing was said

    take_off(card)
    page.clock.fast_forward(9_000)
    alice.assert_waiting(1)
    expect(undo).to_have_count(0)
    expect(page.get_by_text("It is off the wall.")).to_be_visible()
    expect(again(alice)).to_be_hidden()  # a kept page, while that waits
    mobile.unroute("**/api/v1/**")
    alice.open("/today")
    alice.assert_waiting(0)
    expect(again(alice)).to_have_count(0)


def test_whoever_follows_a_link_has_meant_it_and_the_phone_has_it(alice: Phone, mobile: BrowserContext) -> None:
    card = on_the_wall(alice)
    mobile.route("**/api/v1/**", lambda route: route.abort())
    take_off(card)
    alice.page.get_by_role("link", name="Badges").click()
    alice.page.wait_for_url("**/badges")
    alice.assert_waiting(1)


def test_whoever_goes_otherwise_has_meant_it_too(alice: Phone) -> None:
    take_off(on_the_wall(alice))
    alice.open("/today")
    until(lambda: again(alice).count() == 0, "off the wall")


def test_a_badge_that_was_given_has_the_same_moment_and_what_is_being_written_stays(
    alice: Phone, mobile: BrowserContext
) -> None:
    card, page = given(alice), alice.page
    mobile.route("**/api/v1/**", lambda route: route.abort())  # no network
    page.get_by_label("Because…").fill("one more, half written")
    undo = page.get_by_role("group", name="You took the badge back.").get_by_role("button", name="Undo")
    take_back(card)
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(card).to_be_visible()
    page.clock.fast_forward(60_000)
    assert alice.waiting() == 0  # nothing was said

    take_back(card)
    page.clock.fast_forward(9_000)
    alice.assert_waiting(1)
    expect(undo).to_have_count(0)
    expect(page.get_by_text("You took the badge back.")).to_be_visible()
    expect(page.get_by_label("Because…")).to_have_value("one more, half written")
    expect(among_given(alice)).to_be_hidden()  # while that waits
    mobile.unroute("**/api/v1/**")
    alice.open("/today")
    alice.assert_waiting(0)
    expect(among_given(alice)).to_have_count(0)
