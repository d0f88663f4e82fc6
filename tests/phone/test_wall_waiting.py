"""What somebody wrote for the wall without a network is on the wall all the same, until their team has it."""

import pytest
from playwright.sync_api import expect

from tests.phone.deployment import Deployment
from tests.phone.phone import Phone

pytestmark = pytest.mark.browser

WHAT = "A cake for the bakery"


def write(phone: Phone, what: str = WHAT) -> None:
    page = phone.page
    page.get_by_label("How did you surprise").fill(what)
    page.get_by_role("button", name="Put it on the wall").click()
    expect(page.locator("add-sheet [data-saved]")).to_be_visible()


def assert_celebrated(phone: Phone) -> None:
    """The badge of a first surprise; nothing is renewed behind it."""
    badge = phone.page.locator(":popover-open")
    expect(badge).to_be_visible()
    badge.locator("[data-close]").first.click()


def test_it_stands_on_the_kept_wall_and_the_open_wall_follows(alice: Phone, server: Deployment) -> None:
    page = alice.open_with_worker("/today")
    alice.context.set_offline(True)
    alice.open("/add")
    alice.assert_ready()
    write(alice)
    page.get_by_role("link", name="Go to the wall").click()
    page.wait_for_url("**/wall")
    card = page.locator("wall-waiting .entry", has_text=WHAT)
    expect(card).to_be_visible()
    expect(card.get_by_text("Waiting for a connection")).to_be_visible()
    expect(page.get_by_text("The wall is still bare")).to_be_hidden()

    alice.context.set_offline(False)
    alice.assert_waiting(0)
    assert_celebrated(alice)
    expect(page.locator(".entry[data-deed]", has_text=WHAT)).to_be_visible()
    expect(card).to_have_count(0)


def test_a_wall_that_somebody_reads_offers_it(alice: Phone) -> None:
    page = alice.open_with_worker("/wall")
    alice.context.set_offline(True)
    alice.open("/add")
    alice.assert_ready()
    write(alice)
    alice.open("/wall")
    alice.assert_ready()
    page.evaluate("document.body.style.minHeight = '400vh'; scrollTo(0, 300)")
    alice.context.set_offline(False)
    alice.assert_waiting(0)
    assert_celebrated(alice)
    expect(page.locator("#offer")).to_contain_text("There is something new on the wall.")
    page.get_by_role("button", name="Show it").click()
    expect(page.locator(".entry[data-deed]", has_text=WHAT)).to_be_visible()


def test_what_only_its_receiver_reads_is_not_shown_there(alice: Phone) -> None:
    page = alice.open("/wall")
    alice.assert_ready()
    page.evaluate(
        """async account => {
          const { stamp } = await import("/static/js/forms.js");
          const { outbox } = self.streepje;
          const fetchAway = self.fetch;
          self.fetch = () => Promise.reject(new TypeError());
          for (const payload of [{ because: "between us", private: true }, { because: "for all to read" }])
            await outbox.add(account, stamp("compliment", { to: "team:1", ...payload }));
          document.dispatchEvent(new CustomEvent("view", { detail: {} }));
          self.fetch = fetchAway;
        }""",
        alice.account,
    )
    expect(page.locator("wall-waiting [data-what]")).to_have_text(["for all to read"])
