"""What the server refused: a person reads what it was and why, and lets it go when they want to."""

import pytest
from playwright.sync_api import Page, expect

from tests.phone.phone import Phone, fill
from tests.phone.stub_server import Stub

pytestmark = pytest.mark.browser


def refuse(phone: Phone) -> Page:
    """One completion and one surprise that this server does not take; then Me, without a network."""
    page = phone.open_with_worker()
    fill(phone, 1, challenge="unknown")
    fill(phone, 1, "surprise", what="bad")
    page.evaluate("dispatchEvent(new Event('online'))")
    phone.assert_waiting(0)
    phone.assert_sync("attention")
    phone.context.set_offline(True)
    return phone.reopen("/me")


def test_me_lists_what_was_refused_and_why_without_a_network(phone: Phone, stub: Stub) -> None:
    page = refuse(phone)
    expect(page.locator("needs-attention li")).to_have_count(2)
    surprise = page.locator("needs-attention li", has_text="A surprise")
    expect(surprise.locator("[data-words]")).to_have_text("bad")
    expect(surprise.locator("[data-why]")).to_have_text("Unknown here")
    expect(surprise.locator("[data-moment]")).not_to_be_empty()
    expect(page.locator("needs-attention [data-copy]:visible")).to_have_count(1)
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    surprise.locator("[data-copy]").click()
    expect(surprise.locator("[data-copied]")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == "bad"


def test_letting_go_removes_only_that_one(phone: Phone, stub: Stub) -> None:
    page = refuse(phone)
    page.locator("li", has_text="A surprise").locator("[data-let-go]").click()
    expect(page.locator("needs-attention li")).to_have_count(1)
    (left,) = phone.listing()["attention"]
    assert left["kind"] == "completion"
    page.locator("[data-let-go]").click()
    expect(page.locator("needs-attention")).to_be_hidden()
    phone.assert_sync("calm")
    assert phone.listing() == {"waiting": [], "attention": []}


def test_nothing_refused_shows_nothing(phone: Phone, stub: Stub) -> None:
    page = phone.open("/me")
    phone.assert_sync("calm")
    expect(page.locator("needs-attention")).to_be_hidden()
