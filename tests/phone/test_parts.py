"""The smaller elements: notifications, installing, the manager's preview, applause."""

import pytest
from playwright.sync_api import expect

from tests.phone.phone import Phone
from tests.phone.stub_server import Stub

pytestmark = pytest.mark.browser

# The push service is outside: the browser's own object is all that is played here.
_PUSH_SERVICE = """
  const made = () => ({
    endpoint: "https://push.example/1", options: { applicationServerKey: new Uint8Array([4, 0, 0]).buffer },
    toJSON: () => ({ endpoint: "https://push.example/1", keys: { p256dh: "x", auth: "y" } }),
    unsubscribe: async () => { localStorage.removeItem("subscribed"); return true; },
  });
  PushManager.prototype.getSubscription = async () => localStorage.getItem("subscribed") ? made() : null;
  PushManager.prototype.subscribe = async () => { localStorage.setItem("subscribed", "1"); return made(); };
"""


def test_notifications_come_after_a_tap_and_go_after_another(phone: Phone, stub: Stub) -> None:
    phone.context.grant_permissions(["notifications"])
    phone.page.add_init_script(_PUSH_SERVICE)
    page = phone.open("/parts")
    setup = page.locator("push-setup")
    expect(setup).to_have_attribute("data-state", "ask")
    assert stub.push_calls == []
    page.get_by_role("button", name="yes").click()
    expect(setup).to_have_attribute("data-state", "on")
    expect(page.get_by_text("may we?")).to_be_hidden()
    stub.outcomes = ["waiting"] * 99
    page.get_by_role("button", name="try").click()
    expect(page.get_by_text("going")).to_be_visible()
    stub.outcomes = ["gone"] * 99
    expect(page.get_by_text("lost")).to_be_visible()
    expect(page.get_by_text("going")).to_be_hidden()
    page.get_by_role("button", name="no more").click()
    expect(setup).to_have_attribute("data-state", "ask")
    assert [(method, path) for method, path, _body in stub.push_calls] == [
        ("POST", "subscriptions"),
        ("POST", "test"),
        ("DELETE", "subscriptions"),
    ]
    assert stub.push_calls[0][2]["keys"] == {"p256dh": "x", "auth": "y"}
    assert stub.push_calls[0][2]["key"] == "BAAA"


def test_a_new_key_is_subscribed_with_at_the_next_opening(phone: Phone, stub: Stub) -> None:
    phone.context.grant_permissions(["notifications"])
    phone.page.add_init_script(_PUSH_SERVICE)
    phone.page.add_init_script("""
      localStorage.setItem("subscribed", "1");
      document.addEventListener("DOMContentLoaded", () => { document.documentElement.dataset.pushKey = "BAAB"; });
      const before = PushManager.prototype.subscribe;
      PushManager.prototype.subscribe = async (options) => {
        localStorage.setItem("asked-with", [...options.applicationServerKey].join());
        return before();
      };
    """)
    page = phone.open("/parts")
    page.wait_for_function("() => localStorage.getItem('asked-with') === '4,0,1'")
    page.wait_for_function("() => localStorage.getItem('push-wanted')")
    [(method, path, body)] = stub.push_calls
    assert (method, path, body["key"]) == ("POST", "subscriptions", "BAAB")


def test_who_had_notifications_hears_that_the_browser_blocks_them(phone: Phone, stub: Stub) -> None:
    phone.page.add_init_script("""
      Object.defineProperty(Notification, "permission", { get: () => "denied" });
      document.addEventListener("DOMContentLoaded", () => { document.documentElement.dataset.pushKey = "BAAA"; });
    """)
    page = phone.open("/parts")
    expect(page.locator("push-setup")).to_have_attribute("data-state", "denied")
    expect(page.get_by_text("blocked")).to_be_hidden()
    page.evaluate("() => localStorage.setItem('push-wanted', document.documentElement.dataset.account)")
    expect(phone.open("/parts").get_by_text("blocked")).to_be_visible()
    assert stub.push_calls == []


def test_this_phone_tells_more_only_where_that_was_chosen(phone: Phone, stub: Stub) -> None:
    phone.context.grant_permissions(["notifications"])
    phone.page.add_init_script(_PUSH_SERVICE)
    page = phone.open("/parts")
    expect(page.locator("push-setup")).to_have_attribute("data-state", "ask")
    expect(page.locator("[data-detail]")).not_to_be_checked()
    page.get_by_role("button", name="yes").click()
    expect(page.locator("push-setup")).to_have_attribute("data-state", "on")
    with page.expect_response("**/subscriptions"):
        page.locator("[data-detail]").check()
    assert [body["detail"] for _method, _path, body in stub.push_calls] == [False, True]
    page.wait_for_function("() => localStorage.getItem('push-detail')")
    expect(phone.open("/parts").locator("[data-detail]")).to_be_checked()
    page.get_by_role("button", name="no more").click()
    expect(page.locator("push-setup")).to_have_attribute("data-state", "ask")
    assert page.evaluate("() => localStorage.length") == 0


def test_a_refusal_is_respected(phone: Phone, stub: Stub) -> None:
    phone.page.add_init_script("Notification.requestPermission = async () => 'denied'")
    page = phone.open("/parts")
    phone.assert_ready()
    page.get_by_role("button", name="yes").click()
    expect(page.locator("push-setup")).to_have_attribute("data-state", "denied")
    assert stub.push_calls == []


def test_the_steps_are_those_of_this_device(phone: Phone) -> None:
    page = phone.open("/parts")
    expect(page.get_by_text("bar", exact=True)).to_be_visible()
    expect(page.get_by_text("share")).to_be_hidden()
    expect(page.locator("[data-install]")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeinstallprompt', { cancelable: true }))")
    expect(page.locator("[data-install]")).to_be_visible()


def test_the_card_follows_what_is_typed(phone: Phone) -> None:
    page = phone.open("/parts")
    card = page.locator("live-card")
    page.locator("[name=title]").fill("Call somebody")
    expect(card.locator("[data-field]")).to_have_text("Call somebody")
    page.locator("[name=title]").fill("")
    expect(card.locator("[data-field]")).to_have_text("A title")
    page.locator("[name=courage]").check()
    expect(card).to_have_attribute("data-courage", "3")


def test_claps_rise_at_the_tap_and_rest_when_enough(phone: Phone, stub: Stub) -> None:
    page = phone.open("/parts")
    button = page.locator("clap-button button")
    button.click()
    expect(page.locator("[data-claps]")).to_have_text("5")
    button.click()
    expect(button).to_be_disabled()
    phone.assert_waiting(0)
    assert [deed["kind"] for deed in stub.deeds.values()] == ["applause", "applause"]


def test_a_page_prints_by_a_button_and_says_how_else_where_no_module_runs(phone: Phone) -> None:
    phone.page.add_init_script("self.print = () => { self.printed = (self.printed ?? 0) + 1; }")
    page = phone.open("/parts")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("() => self.printed") == 1
    expect(page.get_by_text("by the menu")).to_have_count(0)
    page.route("**/print.*.js", lambda route: route.abort())
    page.reload()
    expect(page.get_by_text("by the menu")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_have_count(0)
