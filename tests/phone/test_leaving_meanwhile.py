"""What happens in the very moments of signing out: another tab saves, an answer comes, the server is slow."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.phone.phone import Phone, rows, until
from tests.phone.stub_server import ALICE, Stub

pytestmark = pytest.mark.browser

EMPTY = {"attention": 0, "meta": 0, "photos": 0, "sent": 0, "waiting": 0}
_SUBSCRIBED = """() => { PushManager.prototype.getSubscription = async () => (
  { endpoint: "https://push.example/1", options: {}, toJSON: () => ({}), unsubscribe: async () => true }); }"""
_SETTLE_AFTERWARDS = """async account => {
  const { outbox } = self.streepje;
  const [{ id }] = (await outbox.listing(account)).waiting;
  const state = (await outbox.view(account)).state;
  const gone = await outbox.discard(account, 1);
  await outbox.settle(account, [{ id, status: "accepted" }], { ...state, new_badges: [{ key: "a" }] }, "2026-11-23");
  return gone;
}"""


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()


def another_tab(phone: Phone) -> Phone:
    """One more tab of the same person."""
    tab = Phone(phone.context, phone.account)
    tab.open("/today")
    return tab


def test_what_is_saved_after_the_count_is_asked_about_and_never_thrown_away(phone: Phone, stub: Stub) -> None:
    page = phone.open_with_worker()
    stub.plan = [503] * 40
    tab = another_tab(phone)
    tab.tap()
    page.bring_to_front()
    page.evaluate("() => { self.streepje.outbox.view = async () => ({ waiting: 0, attention: 0 }); }")
    sign_out(page)
    expect(page.locator("#signout-waiting [data-count]")).to_have_text("1")
    assert rows(phone)["waiting"] == 1


def test_no_more_is_thrown_away_than_was_named(phone: Phone, stub: Stub) -> None:
    page = phone.open_with_worker()
    stub.plan = [503] * 40
    phone.tap()
    tab = another_tab(phone)
    page.bring_to_front()
    sign_out(page)
    expect(page.locator("#signout-waiting [data-count]")).to_have_text("1")
    tab.page.bring_to_front()
    tab.tap()
    page.bring_to_front()
    page.get_by_role("button", name="discard").click()
    expect(page.locator("#signout-waiting [data-count]")).to_have_text("2")
    assert rows(phone)["waiting"] == 2
    page.get_by_role("button", name="discard").click()
    expect(page.locator("h1")).to_have_text("Sign in")
    assert rows(phone)["waiting"] == 0


def test_a_tap_while_notifications_are_switched_off_stays(phone: Phone, stub: Stub) -> None:
    """The server does not answer that; another tab of the same person saves a stroke meanwhile."""
    page = phone.open_with_worker()
    tab = another_tab(phone)
    asked: list[Route] = []
    phone.context.route("**/api/v1/push/subscriptions", lambda route: asked.append(route))
    stub.plan = [503] * 40
    page.bring_to_front()
    page.evaluate(_SUBSCRIBED)
    sign_out(page)
    until(lambda: page.evaluate("() => 1") == len(asked), "notifications are switched off")
    tab.page.bring_to_front()
    tab.tap()
    page.bring_to_front()
    expect(page.locator("h1")).to_have_text("Sign in")
    assert rows(phone)["waiting"] == 1
    stub.account, stub.plan = ALICE, []
    phone.open("/today")
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 1


def test_an_answer_that_comes_after_signing_out_brings_nothing_back(phone: Phone, stub: Stub) -> None:
    page = phone.open("/today")
    phone.assert_ready()
    stub.plan = [503] * 40
    phone.tap()
    page.wait_for_function("() => self.streepje.outbox.settle")
    assert page.evaluate(_SETTLE_AFTERWARDS, phone.account) == {"waiting": 1, "attention": 0, "isGone": True}
    assert rows(phone) == EMPTY


def test_throwing_away_waits_for_a_request_under_way_but_not_for_ever(phone: Phone, stub: Stub) -> None:
    page = phone.open("/today")
    phone.assert_ready()
    page.wait_for_function("() => self.streepje.outbox.discard")
    page.evaluate(
        """account => new Promise((held) => {
      navigator.locks.request(`streepje-${account}-sender`, () => new Promise((go) => { self.finish = go; held(); }));
    })""",
        phone.account,
    )
    discarding = """async account => {
      let isDone = false;
      const work = self.streepje.outbox.discard(account, 0).then(() => { isDone = true; });
      await Promise.race([work, new Promise((go) => { setTimeout(go, 300); })]);
      return isDone || work.then(() => "later");
    }"""
    assert page.evaluate(discarding, phone.account) == "later"
    assert rows(phone) == EMPTY
