"""Taking back what one just did, without a network: it goes at the tap, and stays away on a kept page."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.phone.phone import Phone

pytestmark = pytest.mark.browser


def test_a_challenge_that_was_not_done_after_all(alice: Phone, mobile: BrowserContext) -> None:
    page = alice.open_with_worker("/today")
    mobile.set_offline(True)
    card = page.locator(".challenge:visible").first
    ref = card.get_attribute("data-ref")
    card = page.locator(f'[data-ref="{ref}"]')
    card.get_by_role("button", name="Pick this one").click()
    card.get_by_role("button", name="I did it").click()
    expect(card.get_by_text("Your team is warmer for it")).to_be_visible()
    card.get_by_role("button", name="Undo").click()
    expect(card.get_by_role("button", name="I did it")).to_be_visible()
    page = alice.reopen("/today")
    expect(page.locator(f'[data-ref="{ref}"]').get_by_role("button", name="I did it")).to_be_visible()
    mobile.set_offline(False)
    page = alice.open("/today")
    alice.assert_waiting(0)
    expect(page.locator(".challenge[data-done]")).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "label", "button", "saved"),
    [
        ("/first-step", "What?", "I'll start today", "Written down."),
        ("/ideas", "What is it called?", "Propose it", "Thank you."),
    ],
)
def test_what_was_written_is_taken_back(
    alice: Phone, mobile: BrowserContext, path: str, label: str, button: str, saved: str
) -> None:
    page = alice.open_with_worker(path)
    alice.assert_ready()
    mobile.set_offline(True)
    page.get_by_label(label).fill("Call the bakery")
    if path == "/ideas":
        page.get_by_label("What does somebody do?").fill("Call them.")
    page.get_by_role("button", name=button).click()
    note = page.get_by_role("status").filter(has_text=saved)
    expect(note).to_be_visible()
    note.get_by_role("button", name="Undo").click()
    expect(note).to_be_hidden()
    assert [deed["kind"] for deed in alice.listing()["waiting"]][-1] == "retraction"
    mobile.set_offline(False)
    page = alice.open(path)
    alice.assert_waiting(0)
    expect(alice.open(path).get_by_text("Call the bakery")).to_have_count(0)


def test_a_stroke_of_a_question_card_is_the_one_that_today_takes_back(alice: Phone, mobile: BrowserContext) -> None:
    page = alice.open_with_worker("/today")
    alice.assert_ready()
    alice.tap()
    alice.assert_waiting(0)
    other = mobile.new_page()  # today stands open in another tab as well
    other.goto("/today")
    mobile.set_offline(True)
    page = alice.reopen("/questions")
    alice.assert_ready()
    page.get_by_role("button", name="Asked it!").first.click()
    expect(page.get_by_text("Noted, and a stroke for it.").first).to_be_visible()
    (asked,) = alice.listing()["waiting"]
    page = alice.reopen("/today")
    expect(page.locator("tally-pad [data-count]")).to_have_text("2")
    last = page.locator("tally-pad form[data-outbox=retraction] [name=deed]")
    expect(last).to_have_value(asked["id"])
    other.bring_to_front()
    other.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(other.locator("tally-pad form[data-outbox=retraction] [name=deed]")).to_have_value(asked["id"])
    page.bring_to_front()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("tally-pad [data-count]")).to_have_text("1")
    assert [deed["payload"].get("deed") for deed in alice.listing()["waiting"]] == [None, asked["id"]]
    page = alice.reopen("/today")
    again = page.locator("tally-pad form[data-outbox=retraction] [name=deed]")
    expect(page.locator("tally-pad [data-count]")).to_have_text("1")
    expect(again).not_to_have_value(asked["id"])
