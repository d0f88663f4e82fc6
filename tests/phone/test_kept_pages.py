"""Pages that the worker keeps: there without a network, of the right day, and new once something was sent or saved."""

import pytest
from playwright.sync_api import expect

from tests.phone.phone import Phone, until
from tests.phone.stub_server import Stub

pytestmark = pytest.mark.browser


def test_today_and_the_coming_days_open_without_a_network(phone: Phone, stub: Stub) -> None:
    phone.open_with_worker()
    phone.context.set_offline(True)
    for path, title in (
        ("/today", "Day " + stub.day()),
        ("/day/" + stub.day(1), "Day " + stub.day(1)),
        ("/add", "Add"),
    ):
        expect(phone.reopen(path).locator("h1")).to_have_text(title)


def test_a_page_that_was_not_kept_is_the_offline_page(phone: Phone) -> None:
    phone.open_with_worker()
    phone.context.set_offline(True)
    page = phone.reopen("/wall")
    expect(page.locator("a[href='/today']")).to_be_visible()
    assert page.locator("html").get_attribute("data-account") is None


def test_yesterdays_page_never_passes_for_today(phone: Phone, stub: Stub) -> None:
    """The phone slept for five days: none of the kept pages is today's, so none is shown."""
    phone.open_with_worker()
    phone.page.evaluate(
        """async account => {
          const cache = await caches.open(`pages-${account}`);
          const [newest] = (await cache.keys()).filter(({ url }) => url.includes("/day/"));
          for (const request of await cache.keys()) if (request.url !== newest.url) await cache.delete(request);
          await cache.put("/day/2020-01-01", await cache.match(newest));
          await cache.delete(newest);
        }""",
        phone.account,
    )
    phone.context.set_offline(True)
    expect(phone.reopen("/today").locator("a[href='/today']")).to_have_count(1)


def test_a_server_that_is_away_shows_the_kept_page(phone: Phone, stub: Stub) -> None:
    phone.open_with_worker()
    stub.down = True
    expect(phone.reopen("/today").locator("h1")).to_have_text("Day " + stub.day())


def test_a_day_that_is_over_leads_to_today_also_without_a_network(phone: Phone, stub: Stub) -> None:
    phone.open_with_worker()
    phone.page.evaluate(
        """async account => {
          const cache = await caches.open(`pages-${account}`);
          await cache.put("/day/2020-01-01", await cache.match("/add"));
        }""",
        phone.account,
    )
    phone.context.set_offline(True)
    page = phone.reopen("/day/2020-01-01")
    expect(page.locator("h1")).to_have_text("Day " + stub.day())
    assert page.url.endswith("/today")


def test_a_slow_network_brings_the_page_kept_for_today_and_no_other(phone: Phone, stub: Stub) -> None:
    """Longer than the worker's patience: what was kept for today is shown; what is of another day is not."""
    phone.open_with_worker()
    stub.page_slowness, stub.title = 5, "From the network"
    expect(phone.reopen("/today").locator("h1")).to_have_text("Day " + stub.day())
    phone.page.evaluate(
        "([account, day]) => caches.open(`pages-${account}`).then((cache) => cache.delete(`/day/${day}`))",
        [phone.account, stub.day()],
    )
    expect(phone.reopen("/today").locator("h1")).to_have_text("From the network")


def test_what_was_sent_makes_the_kept_pages_new(phone: Phone, stub: Stub) -> None:
    """A moment after sending, and with the days as today's page then names them."""
    phone.page.clock.install()
    page = phone.open_with_worker()
    phone.tap()
    phone.assert_waiting(0)
    phone.assert_sync("calm")
    stub.days_kept = 6
    page.clock.fast_forward("00:30")
    until(lambda: f"/day/{stub.day(5)}" in phone.kept_pages(), "the days that were named later")


_CHOSEN = """async day => {
  const kept = await caches.match(`/day/${day}`, { ignoreVary: true });
  return (await kept.text()).includes("Chosen anew");
}"""


def save(phone: Phone, stub: Stub) -> None:
    """A plain form, after which every page is another one."""
    stub.title = "Chosen anew"
    phone.page.evaluate("""() => {
      const form = Object.assign(document.createElement("form"), { method: "post", action: "/deeds/choice" });
      document.body.append(form);
      form.submit();
    }""")
    expect(phone.page.locator("h1")).to_have_text("Chosen anew")


def test_what_was_saved_makes_the_kept_pages_new(phone: Phone, stub: Stub) -> None:
    """Who has just chosen to be without the game, or another language, is not shown it as it was in a tunnel."""
    phone.open_with_worker()
    save(phone, stub)
    until(lambda: phone.page.evaluate(_CHOSEN, stub.day(1)), "tomorrow's page kept anew")


def test_what_was_saved_makes_them_new_also_where_the_network_went_and_the_worker_slept(
    phone: Phone, stub: Stub
) -> None:
    phone.open_with_worker()
    stub.away = {f"/day/{stub.day(1)}"}
    save(phone, stub)
    until(lambda: phone.page.evaluate("1") == 1 and bool(stub.turned_away), "tomorrow's page was asked for")
    assert not phone.page.evaluate(_CHOSEN, stub.day(1))
    cdp = phone.context.new_cdp_session(phone.page)
    cdp.send("ServiceWorker.enable")
    cdp.send("ServiceWorker.stopAllWorkers")
    stub.away = set()
    phone.reopen("/me")
    until(lambda: phone.page.evaluate(_CHOSEN, stub.day(1)), "tomorrow's page kept anew")
    noted = "async () => Boolean(await (await caches.open('notes')).match('/old'))"
    until(lambda: not phone.page.evaluate(noted), "nothing is old any more")
