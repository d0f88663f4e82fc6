"""What the screen says about what was done here is true in every state, with the real server."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.phone.deployment import Deployment
from tests.phone.interference import DEEDS, answer_with, go, said
from tests.phone.phone import Phone, fill
from tests.phone.stub_pages import PORTAL

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("status", "headers", "why", "words"),
    [
        (200, {"Content-Type": "text/html"}, "portal", "This network answers with a page of its own"),
        (511, {"Content-Type": "text/html"}, "portal", "This network answers with a page of its own"),
        (503, {"Retry-After": "120"}, "busy", "server is busy. Everything stays here; the next try is at "),
        (500, {}, "waiting", "1 thing is on this phone only."),
    ],
)
def test_why_it_waits_is_said_and_nothing_leaves(
    alice: Phone, server: Deployment, status: int, headers: dict[str, str], why: str, words: str
) -> None:
    page = alice.open("/today")
    answer_with(alice, status, PORTAL, **headers)
    alice.tap()
    expect(page.locator(f".sync-chip[data-why={why}]")).to_be_visible()
    assert words in said(page)
    assert (alice.waiting(), server.deeds()) == (1, {})
    alice.context.unroute(DEEDS)
    page.evaluate("() => import('/static/js/sync.js').then(({ send }) => send())")  # who asks need not wait
    alice.assert_sync("calm")
    assert re.search(r"^Everything is with your team · \d\d:\d\d$", said(page))
    assert sum(server.deeds().values()) == 1


def test_a_login_page_behind_a_redirect_is_named_too(alice: Phone) -> None:
    page = alice.open("/today")
    answer_with(alice, 302, "", Location="/sign-in")
    alice.tap()
    expect(page.locator(".sync-chip[data-why=portal]")).to_be_visible()
    assert alice.waiting() == 1


def test_without_a_connection_it_says_so_with_and_without_deeds(alice: Phone) -> None:
    page = alice.open("/today")
    alice.assert_sync("calm")
    alice.context.set_offline(True)
    alice.assert_sync("offline")
    assert said(page) == "No connection. What you do is kept on this phone."
    alice.tap(2)
    expect(page.locator(".sync-chip")).to_contain_text("2 waiting")
    assert said(page).startswith("No connection. 2 things are safe on this phone.")


def test_nothing_is_promised_before_the_phone_has_looked(alice: Phone, deployed_address: str) -> None:
    answer = alice.context.request.get("/today").text()
    assert answer.count('data-state="unknown"') == 2
    assert 'data-state="calm"' not in answer


def test_bad_items_in_a_hundred_are_shown_and_the_others_stored(alice: Phone, server: Deployment) -> None:
    page = alice.open("/unsent")
    fill(alice, 95)
    fill(alice, 3, "surprise", what="x" * 501)
    fill(alice, 2, challenge="no-such-challenge")
    go(page)
    alice.assert_waiting(0)
    alice.assert_sync("attention")
    assert said(page) == "5 could not be sent"
    expect(page.locator(".refused")).to_have_count(5)
    reasons = page.locator(".refused [data-why]")
    expect(reasons.filter(has_text="Something is missing or too long")).to_have_count(3)
    expect(reasons.filter(has_text="This challenge is not known to your team.")).to_have_count(2)
    assert sum(server.deeds().values()) == 95


def test_the_icon_counts_what_asks_for_something(alice: Phone) -> None:
    alice.page.add_init_script("navigator.setAppBadge = async (number) => { self.badge = number; }")
    page = alice.open("/today")
    alice.assert_sync("calm")
    page.wait_for_function("() => self.badge === 0")
    answer_with(alice, 500, "")
    alice.tap(3)
    page.wait_for_function("() => self.badge === 3")
    alice.context.unroute(DEEDS)
    go(page)
    page.wait_for_function("() => self.badge === 0")


def test_a_browser_that_keeps_nothing_says_so(alice: Phone, server: Deployment) -> None:
    alice.page.add_init_script("indexedDB.open = () => { throw new DOMException('refused', 'SecurityError'); }")
    page = alice.open("/today")
    alice.assert_sync("unstored")
    assert said(page).startswith("This browser keeps nothing")
    with page.expect_navigation():
        page.locator("tally-pad form[data-outbox=tally] button").click()
    alice.assert_sync("unstored")
    assert sum(server.deeds().values()) == 1


def test_without_javascript_it_says_that_nothing_waits(
    browser: Browser, server: Deployment, deployed_address: str
) -> None:
    context = browser.new_context(base_url=deployed_address, java_script_enabled=False, locale="en-GB")
    server.sign_in(context, deployed_address)
    page = context.new_page()
    page.goto("/unsent")
    words = page.locator("main > noscript p")  # a reader's text search skips what is in there
    expect(words).to_have_text("Without JavaScript nothing waits on this phone: what you do goes to your team at once.")
    expect(words).to_be_visible()
    expect(page.locator(".sync-chip")).to_be_hidden()
    context.close()
