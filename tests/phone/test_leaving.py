"""Signing out, and sessions that end elsewhere: nothing personal stays, no deed is lost unasked."""

import json

import pytest
from playwright.sync_api import expect

from tests.phone.phone import Phone, fill, rows, until
from tests.phone.stub_server import ALICE, Stub

pytestmark = pytest.mark.browser

EMPTY = {"attention": 0, "meta": 0, "photos": 0, "sent": 0, "waiting": 0}


def test_signing_out_leaves_nothing_of_the_person(phone: Phone, stub: Stub) -> None:
    page = phone.open_with_worker()
    phone.tap()
    phone.assert_waiting(0)
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("h1")).to_have_text("Sign in")
    until(lambda: not any(name.startswith("pages-") for name in page.evaluate("() => caches.keys()")), "no kept pages")
    assert rows(phone) == EMPTY
    phone.context.set_offline(True)
    expect(phone.reopen("/today").locator("tally-pad")).to_have_count(0)


def test_a_session_that_ended_elsewhere_removes_the_pages_and_keeps_the_outbox(phone: Phone, stub: Stub) -> None:
    phone.open_with_worker()
    phone.context.set_offline(True)
    phone.tap()
    phone.context.set_offline(False)
    stub.account = ""
    expect(phone.reopen("/today").locator("h1")).to_have_text("Sign in")
    until(lambda: phone.kept_pages() == [], "no kept pages")
    stub.account = ALICE
    phone.open("/today")
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 1


def test_a_captive_portal_signs_nobody_out(phone: Phone, stub: Stub) -> None:
    phone.open_with_worker()
    kept = phone.kept_pages()
    stub.portal = True
    expect(phone.reopen("/today").locator("h1")).to_have_text("Please accept our conditions")
    stub.portal = False
    phone.open("/add")
    assert phone.kept_pages() == kept


def test_signing_out_with_waiting_deeds_asks_first(phone: Phone, stub: Stub) -> None:
    page = phone.open_with_worker()
    phone.context.set_offline(True)
    phone.tap(2)
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("#signout-waiting [data-count]")).to_have_text("2")
    page.get_by_role("button", name="stay").click()
    assert phone.waiting() == 2
    page.get_by_role("button", name="Sign out").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="export").click()
    made = json.loads(download.value.path().read_text())
    assert (made["version"], made["account"], len(made["deeds"]), made["refused"]) == (1, ALICE, 2, [])
    phone.context.set_offline(False)
    page.get_by_role("button", name="send", exact=True).click()
    expect(page.locator("h1")).to_have_text("Sign in")
    assert stub.strokes(stub.day()) == 2


def test_deeds_are_only_thrown_away_when_that_was_chosen(phone: Phone, stub: Stub) -> None:
    page = phone.open_with_worker()
    stub.plan = [503] * 9
    phone.tap()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="discard").click()
    expect(page.locator("h1")).to_have_text("Sign in")
    assert stub.deeds == {}
    assert rows(phone) == EMPTY


def test_sending_before_leaving_ends_with_a_choice_when_only_refused_deeds_are_left(phone: Phone, stub: Stub) -> None:
    page = phone.open_with_worker()
    phone.context.set_offline(True)
    phone.tap()
    fill(phone, 1, challenge="unknown")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("waits", exact=True)).to_be_visible()
    phone.context.set_offline(False)
    page.get_by_role("button", name="send", exact=True).click()
    expect(page.get_by_text("refused", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="send", exact=True)).to_be_hidden()
    expect(page.locator("#signout-waiting [data-count]")).to_have_text("1")
    page.get_by_role("button", name="discard").click()
    expect(page.locator("h1")).to_have_text("Sign in")
    assert stub.strokes(stub.day()) == 1


def test_an_outbox_that_cannot_be_read_is_not_thrown_away(phone: Phone, stub: Stub) -> None:
    page = phone.open_with_worker()
    stub.plan = [503] * 9
    phone.tap()
    page.evaluate("() => { self.streepje.outbox.view = async () => { throw new Error('disk'); }; }")
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("h1")).to_have_text("Sign in")
    stub.plan = []
    stub.account = ALICE
    phone.open("/today")
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 1


def test_signing_out_without_a_network_ends_the_session_with_the_next_request(phone: Phone, stub: Stub) -> None:
    page = phone.open_with_worker()
    phone.context.set_offline(True)
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("a[href='/sign-in']")).to_be_visible()
    assert phone.reopen("/today").locator("tally-pad").count() == 0
    assert stub.account == ALICE
    phone.context.set_offline(False)
    expect(phone.reopen("/today").locator("h1")).to_have_text("Sign in")
    assert stub.account == ""


def test_a_kept_page_is_never_shown_to_the_next_person(phone: Phone, stub: Stub) -> None:
    """Another name on the same phone, and a server that then fails: no page of the first one comes instead."""
    page = phone.open_with_worker()
    with page.expect_navigation():
        page.evaluate("""() => {
          const form = Object.assign(document.createElement("form"), { method: "post", action: "/demo/session" });
          document.body.append(form);
          form.submit();
        }""")
    assert ALICE not in page.content()
    assert "bad gateway" in page.content()


def test_a_session_that_ended_elsewhere_leaves_only_what_waits_also_without_a_worker(phone: Phone, stub: Stub) -> None:
    phone.page.add_init_script("Object.defineProperty(navigator, 'serviceWorker', { value: undefined });")
    phone.open("/today")
    phone.tap()
    phone.assert_waiting(0)
    assert rows(phone)["sent"] == 1
    stub.account = ""
    phone.tap()
    until(lambda: rows(phone) == {**EMPTY, "waiting": 1}, "only what waits")
