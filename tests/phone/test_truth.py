"""What the screen says about what was done here is true in every state, with the real server."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from sqlalchemy import delete, update

from app.database import write
from app.people.models import DeviceSession, Person, Role
from tests.phone.conftest import noon_zone
from tests.phone.deployment import Deployment, deployed
from tests.phone.phone import Phone, fill
from tests.phone.stub_pages import PORTAL
from tests.phone.stub_server import serving

pytestmark = pytest.mark.browser

DEEDS = "**/api/v1/deeds"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Deployment]:
    with deployed(tmp_path, noon_zone()) as deployment:
        yield deployment


@pytest.fixture
def real_address(server: Deployment) -> Iterator[str]:
    with serving(server.app) as address:
        yield address


@pytest.fixture
def mobile(browser: Browser, real_address: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=real_address, viewport={"width": 360, "height": 740}, locale="en-GB")
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def alice(server: Deployment, mobile: BrowserContext, real_address: str) -> Phone:
    return Phone(mobile, server.sign_in(mobile, real_address))


def go(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('online'))")


def said(page: Page) -> str:
    return page.locator(".sync-chip [data-text]").text_content() or ""


def answer_with(phone: Phone, status: int, body: str, **headers: str) -> None:
    """From now on something else answers in place of the deeds API."""

    def answer(route: Route) -> None:
        route.fulfill(status=status, body=body, headers=headers)

    phone.context.unroute(DEEDS)
    phone.context.route(DEEDS, answer)


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


def test_nothing_is_promised_before_the_phone_has_looked(alice: Phone, real_address: str) -> None:
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


def test_somebody_else_signed_in_gets_nothing_and_is_told_how_much_waits(
    alice: Phone, server: Deployment, real_address: str
) -> None:
    page = alice.open("/today")
    server.sign_in(alice.context, real_address, Role.MANAGER)
    alice.tap(2)
    alice.assert_sync("other_account")
    assert said(page).startswith("Kept for somebody else on this phone.")
    page = alice.open("/unsent")
    expect(page.locator("kept-here")).to_contain_text("2 things of somebody else wait on this phone.")
    assert server.deeds() == {}
    server.sign_in(alice.context, real_address)
    alice.open("/today")
    alice.assert_waiting(0)
    assert sum(server.deeds().values()) == 2


def test_two_hundred_deeds_outlive_a_session_and_count_on_their_own_days(
    mobile: BrowserContext, server: Deployment, real_address: str
) -> None:
    """A day without a network, then the session is over; three days later the person signs in again."""
    then = datetime.now(UTC) - timedelta(days=3)
    server.shift(-timedelta(days=3))
    day = server.today()
    alice = Phone(mobile, server.sign_in(mobile, real_address))
    alice.page.clock.install(time=then)
    page = alice.open("/today")
    alice.context.route(DEEDS, lambda route: route.abort())
    fill(alice, 200)
    page.evaluate("account => self.streepje.outbox.announce(account)", alice.account)
    expect(page.locator("tally-pad [data-count]")).to_have_text("200")
    with server.app.app_context(), write() as session:
        session.execute(delete(DeviceSession))
    alice.context.unroute(DEEDS)
    go(page)
    alice.assert_sync("signed_out")
    assert said(page).startswith("200 things are kept on this phone. Sign in to send them.")
    expect(page.locator(".sync-chip")).to_contain_text("Sign in")

    server.shift(timedelta())
    page.clock.set_system_time(datetime.now(UTC))
    page = alice.reopen("/today")
    assert page.url.endswith("/sign-in")
    expect(page.locator("kept-here")).to_contain_text("200 things wait on this phone.")
    page.get_by_label("Your name").fill("Alice Ahmed")
    page.get_by_label("Password").fill("correct horse")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".arrived")).to_contain_text(re.compile(r"^200 strokes from \w+ have arrived"))
    alice.assert_waiting(0)
    assert server.deeds() == {(day, "tally"): 200}


def joined_long_ago(server: Deployment) -> None:
    with server.app.app_context(), write() as session:
        session.execute(update(Person).values(joined_at=server.now() - timedelta(days=30)))


def keep(phone: Phone, count: int, days_ago: int, kind: str = "tally", **payload: str) -> None:
    """Put deeds of a day that is over, or of today, into the outbox, as if there had been no network."""
    phone.page.evaluate(
        """async ([account, count, daysAgo, kind, payload]) => {
          const { stamp } = await import("/static/js/forms.js");
          const then = () => new Date(Date.now() - daysAgo * 86_400_000);
          for (let n = 0; n < count; n += 1) await self.streepje.outbox.add(account, stamp(kind, payload, then()));
        }""",
        [phone.account, count, days_ago, kind, payload],
    )


def send_and_recall(phone: Phone) -> Any:
    """Send all, and answer what there would be to tell of it: nothing is told before somebody looks again."""
    return phone.page.evaluate(
        """async account => {
          await self.streepje.drain(account);
          return (await self.streepje.outbox.noted(account, "arrived")) ?? null;
        }""",
        phone.account,
    )


def test_a_repaired_streak_is_told_once(alice: Phone, server: Deployment) -> None:
    """The streak that was shown before is nought; with what was done yesterday it is one."""
    joined_long_ago(server)
    page = alice.open("/today")
    alice.assert_sync("calm")
    keep(alice, 12, 1)
    keep(alice, 1, 1, "surprise", what="Flowers")
    go(page)
    told = page.locator(".arrived")
    expect(told.locator("p")).to_have_text(
        "12 strokes and 1 surprise from yesterday have arrived; your streak is repaired."
    )
    page.locator("dialog [data-close]").click()  # the badge for it came up as well
    told.get_by_role("button", name="Close").click()
    page = alice.open("/today")
    alice.assert_sync("calm")
    expect(page.locator(".arrived")).to_have_count(0)


def test_todays_own_step_repairs_no_streak(alice: Phone, server: Deployment) -> None:
    """Yesterday was whole already: one more stroke of it, with the first of today, makes the streak longer."""
    joined_long_ago(server)
    page = alice.open("/today")
    alice.assert_sync("calm")
    keep(alice, 1, 1)
    assert send_and_recall(alice)["isRepaired"] is True
    alice.open("/today")
    expect(page.locator(".arrived")).to_have_count(1)
    keep(alice, 1, 1)
    keep(alice, 1, 0)
    assert send_and_recall(alice)["isRepaired"] is False
    alice.open("/today")
    expect(page.locator(".arrived p")).to_have_text("1 stroke from yesterday has arrived.")


def test_what_came_too_late_to_count_is_told_so(alice: Phone, server: Deployment) -> None:
    joined_long_ago(server)
    page = alice.open("/today")
    alice.assert_sync("calm")
    keep(alice, 12, 13)
    go(page)
    expect(page.locator(".arrived p")).to_have_text(
        re.compile(r"^12 strokes from \w+ \d+ have arrived, but too late to count\.$")
    )


def test_before_it_is_sent_it_says_that_it_is_too_late_to_count(alice: Phone) -> None:
    page = alice.open("/unsent")
    answer_with(alice, 500, "")
    keep(alice, 1, 13)
    page.locator(".unsent-row").click()
    late, counts = page.locator("dialog[data-look] [data-late]"), page.locator("dialog[data-look] [data-counts]")
    expect(late).to_be_visible()
    expect(counts).to_be_hidden()
    page.locator("dialog[data-look] [data-choice=stay]").click()
    keep(alice, 1, 6)
    expect(page.locator(".unsent-row")).to_have_count(2)
    page.locator(".unsent-row").first.click()
    expect(counts).to_be_visible()
    expect(late).to_be_hidden()


def test_with_a_slow_clock_what_counts_today_is_not_told_as_yesterdays(alice: Phone, server: Deployment) -> None:
    alice.page.clock.install(time=datetime.now(UTC) - timedelta(days=1))
    alice.open("/today")
    alice.assert_sync("calm")
    keep(alice, 1, 0)
    assert send_and_recall(alice) is None
    assert server.deeds() == {(server.today(), "tally"): 1}


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


def test_a_browser_that_keeps_nothing_gives_nothing_to_who_signed_in_since(
    alice: Phone, server: Deployment, real_address: str
) -> None:
    alice.page.add_init_script("indexedDB.open = () => { throw new DOMException('refused', 'SecurityError'); }")
    page = alice.open("/today")
    alice.assert_sync("unstored")
    server.sign_in(alice.context, real_address, Role.MANAGER)
    with page.expect_response("**/deeds/tally") as answered:
        page.locator("tally-pad form[data-outbox=tally] button").click()
    assert answered.value.status == 409
    expect(page.get_by_text("Somebody else is signed in here now")).to_be_visible()
    assert server.deeds() == {}


def test_without_javascript_it_says_that_nothing_waits(browser: Browser, server: Deployment, real_address: str) -> None:
    context = browser.new_context(base_url=real_address, java_script_enabled=False, locale="en-GB")
    server.sign_in(context, real_address)
    page = context.new_page()
    page.goto("/unsent")
    words = page.locator("main > noscript p")  # a reader's text search skips what is in there
    expect(words).to_have_text("Without JavaScript nothing waits on this phone: what you do goes to your team at once.")
    expect(words).to_be_visible()
    expect(page.locator(".sync-chip")).to_be_hidden()
    context.close()


def test_leaving_without_a_connection_names_how_much_waits(alice: Phone, server: Deployment) -> None:
    page = alice.open("/me")
    answer_with(alice, 500, "")
    fill(alice, 3)
    page.get_by_role("button", name="Sign out").click()
    dialog = page.locator("#signout-waiting")
    expect(dialog).to_contain_text("On this phone there is still something that your team does not have yet: 3")
    dialog.get_by_role("button", name="Stay").click()
    assert alice.waiting() == 3
    alice.context.unroute(DEEDS)
    go(page)
    alice.assert_waiting(0)
    assert sum(server.deeds().values()) == 3


def test_the_file_on_the_way_out_is_the_one_that_can_be_handed_in_and_read(alice: Phone) -> None:
    page = alice.open("/today")
    answer_with(alice, 500, PORTAL)
    alice.tap()
    page = alice.open("/me")
    alice.assert_ready()
    page.get_by_role("button", name="Sign out").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save it as a file").click()
    made = json.loads(download.value.path().read_text())
    assert [deed["in_words"].split(",")[0] for deed in made["deeds"]] == ["A stroke"]
    assert "can still be handed in" in made["about"]
