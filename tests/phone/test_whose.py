"""What waits on a phone is for the team of whoever did it, whoever is signed in meanwhile, with the real server."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, expect
from sqlalchemy import delete

from app.database import write
from app.people.models import DeviceSession, Role
from tests.phone.deployment import Deployment
from tests.phone.interference import DEEDS, answer_with, go, keep, said
from tests.phone.phone import Phone, fill, rows, until
from tests.phone.stub_pages import PORTAL

pytestmark = pytest.mark.browser


def test_somebody_else_signed_in_gets_nothing_and_is_told_how_much_waits(
    alice: Phone, server: Deployment, deployed_address: str
) -> None:
    page = alice.open("/today")
    server.sign_in(alice.context, deployed_address, Role.MANAGER)
    alice.tap(2)
    alice.assert_sync("other_account")
    assert said(page).startswith("Kept for somebody else on this phone.")
    page = alice.open("/unsent")
    expect(page.locator("kept-here")).to_contain_text("2 things of somebody else wait on this phone.")
    assert server.deeds() == {}
    server.sign_in(alice.context, deployed_address)
    alice.open("/today")
    alice.assert_waiting(0)
    assert sum(server.deeds().values()) == 2


def test_two_hundred_deeds_outlive_a_session_and_count_on_their_own_days(
    mobile: BrowserContext, server: Deployment, deployed_address: str
) -> None:
    """A day without a network, then the session is over; three days later the person signs in again."""
    then = datetime.now(UTC) - timedelta(days=3)
    server.shift(-timedelta(days=3))
    day = server.today()
    alice = Phone(mobile, server.sign_in(mobile, deployed_address))
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


def test_a_browser_that_keeps_nothing_gives_nothing_to_who_signed_in_since(
    alice: Phone, server: Deployment, deployed_address: str
) -> None:
    alice.page.add_init_script("indexedDB.open = () => { throw new DOMException('refused', 'SecurityError'); }")
    page = alice.open("/today")
    alice.assert_sync("unstored")
    server.sign_in(alice.context, deployed_address, Role.MANAGER)
    with page.expect_response("**/deeds/tally") as answered:
        page.locator("tally-pad form[data-outbox=tally] button").click()
    assert answered.value.status == 409
    expect(page.get_by_text("Somebody else is signed in here now")).to_be_visible()
    assert server.deeds() == {}


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


def end_sessions(server: Deployment) -> None:
    with server.app.app_context(), write() as session:
        session.execute(delete(DeviceSession))


def test_what_is_too_old_to_count_is_told_so_before_signing_in(alice: Phone, server: Deployment) -> None:
    page = alice.open("/today")
    answer_with(alice, 500, "")
    keep(alice, 1, 2)
    end_sessions(server)
    expect(alice.open("/sign-in").locator("kept-here")).to_contain_text("it still counts for its own day")
    server.sign_in(alice.context, page.url.removesuffix("/sign-in"))
    alice.open("/today")
    keep(alice, 1, 9)
    end_sessions(server)
    told = alice.open("/sign-in").locator("kept-here")
    expect(told).to_contain_text("2 things wait on this phone. Sign in to send them. What is more than a week old")


def test_a_session_that_ended_while_nothing_was_open_leaves_only_what_waits(alice: Phone, server: Deployment) -> None:
    """Without a worker, the sign-in page is the first that can know."""
    alice.context.add_init_script("Object.defineProperty(navigator, 'serviceWorker', { value: undefined });")
    page = alice.open("/today")
    alice.tap()
    alice.assert_waiting(0)
    answer_with(alice, 500, "")
    alice.tap()
    assert {name for name, count in rows(alice).items() if count} == {"waiting", "sent", "meta"}
    page.goto("about:blank")
    end_sessions(server)
    alice.open("/today")
    until(lambda: rows(alice) == {"waiting": 1, "attention": 0, "photos": 0, "sent": 0, "meta": 0}, "only what waits")
