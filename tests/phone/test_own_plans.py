"""One's own plans without a network: a half hour hangs on moments and not on ticking, an answer stays given."""

from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.database import write
from app.first_steps.models import FirstStep
from app.people.models import Person, Role
from tests.phone.deployment import Deployment
from tests.phone.phone import Phone

pytestmark = pytest.mark.browser


@pytest.fixture
def served(server: Deployment, alice: Phone) -> tuple[Deployment, Phone]:
    return server, alice


def test_it_runs_on_without_a_network_and_after_reopening(served: tuple[Deployment, Phone]) -> None:
    server, phone = served
    page = phone.open_with_worker("/half-hour")
    phone.context.set_offline(True)
    page.get_by_label("What for, or for whom?").fill("The bakery")
    page.get_by_role("button", name="Keep it free").click()
    expect(page.locator("[data-stands=waits]")).to_contain_text("The bakery")
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.locator("half-hour[data-stands=runs] [data-left]")).to_be_visible()
    page = phone.reopen("/half-hour")
    expect(page.locator("half-hour[data-stands=runs] [data-left]")).to_be_visible()
    page.clock.set_system_time(server.now() + timedelta(minutes=10))
    expect(page.locator("[data-left]")).to_contain_text("19:")
    page.clock.set_system_time(server.now() + timedelta(minutes=31))
    page.get_by_label("What did it bring, for them or for you?").fill("A long talk")
    page.get_by_role("button", name="Done", exact=True).click()
    expect(page.locator("half-hour[data-stands=done]")).to_contain_text("well spent")
    waiting = phone.listing()["waiting"]
    assert [(deed["kind"], deed["payload"].get("action")) for deed in waiting] == [
        ("half_hour", "reserve"),
        ("half_hour", "start"),
        ("completion", None),
    ]


def test_one_that_went_by_is_asked_about_and_counts_on_its_own_day_without_a_network(
    served: tuple[Deployment, Phone],
) -> None:
    server, phone = served
    page = phone.open_with_worker("/half-hour")
    begins = server.now().replace(second=0, microsecond=0)
    page.get_by_label("At", exact=True).fill(begins.astimezone(ZoneInfo(server.zone)).strftime("%H:%M"))
    page.get_by_role("button", name="Keep it free").click()
    phone.assert_waiting(0)
    page = phone.open_with_worker("/today")
    expect(page.locator("half-asked")).to_be_hidden()
    phone.context.set_offline(True)
    page.clock.set_system_time(server.now() + timedelta(minutes=31))
    page = phone.reopen("/today")
    page.clock.set_system_time(server.now() + timedelta(minutes=31))
    asked = page.locator("half-asked")
    expect(asked).to_contain_text("How did it go?", timeout=40_000)
    asked.get_by_role("button", name="Done").click()
    expect(asked.locator("[data-answered=done]")).to_be_visible()
    page = phone.reopen("/today")
    expect(page.locator("half-asked [data-answered=done]")).to_be_visible()
    (deed,) = phone.listing()["waiting"]
    assert deed["kind"] == "completion"
    assert deed["payload"] == {"challenge": "half-hour-for-one"}
    assert datetime.fromisoformat(deed["occurred_at"]) == begins + timedelta(minutes=30)


def test_one_that_was_kept_free_and_went_by_without_a_network_is_asked_about_on_today(
    served: tuple[Deployment, Phone],
) -> None:
    server, phone = served
    for path in ("/today", "/half-hour"):
        page = phone.open_with_worker(path)
    phone.context.set_offline(True)
    page = phone.reopen("/half-hour")
    page.get_by_label("What for, or for whom?").fill("The bakery")
    page.get_by_role("button", name="Keep it free").click()
    phone.assert_waiting(1)
    page = phone.reopen("/today")
    phone.assert_ready()
    expect(page.locator("half-asked")).to_be_hidden()
    page.clock.set_system_time(server.now() + timedelta(minutes=70))  # it began within 35 minutes
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # the phone is taken up again
    asked = page.locator("half-asked")
    expect(asked).to_contain_text("The bakery")
    asked.get_by_role("button", name="Not yet").click()
    expect(asked.locator("[data-answered=not_yet]")).to_be_visible()
    expect(phone.reopen("/today").locator("half-asked")).to_be_hidden()


def test_what_became_of_a_first_step_stays_answered_without_a_network(served: tuple[Deployment, Phone]) -> None:
    server, phone = served
    with server.app.app_context(), write() as session:
        alice = session.scalars(select(Person).where(Person.role == Role.EMPLOYEE)).one()
        before = server.now() - timedelta(days=2)
        step = FirstStep(
            person_id=alice.id,
            deed_id=uuid4(),
            what="Call the bakery",
            how="",
            with_whom="",
            local_day=before.date(),
            occurred_at=before,
        )
        session.add(step)
    page = phone.open_with_worker("/today")
    phone.context.set_offline(True)
    page.locator("first-step").get_by_role("button", name="Not yet").click()
    expect(page.locator("first-step [data-answered=not_yet]")).to_be_visible()
    page = phone.reopen("/today")
    expect(page.locator("first-step [data-answered=not_yet]")).to_be_visible()
    expect(page.locator("first-step [data-ask]")).to_be_hidden()


def test_a_first_step_that_was_never_sent_is_asked_about_on_the_next_working_day(
    served: tuple[Deployment, Phone],
) -> None:
    """On the page that was kept for that day before the step was written."""
    server, phone = served
    page = phone.open_with_worker("/first-step")
    phone.assert_ready()
    today = date.fromisoformat(page.locator("html").get_attribute("data-day") or "")
    ahead = next(n for n in range(1, 4) if (today + timedelta(days=n)).weekday() < 5)
    phone.context.set_offline(True)
    page.get_by_label("What?").fill("Call the bakery")
    page.get_by_label("With whom?").fill("Bob")
    page.get_by_role("button", name="I'll start today").click()
    expect(page.get_by_text("Written down.").first).to_be_visible()
    page = phone.reopen("/today")
    phone.assert_ready()
    expect(page.locator("first-step")).to_be_hidden()
    coming = f"/day/{today + timedelta(days=ahead)}"
    page = phone.reopen(coming)
    asked = page.locator("first-step")
    expect(asked).to_contain_text("Call the bakery")
    expect(asked).to_contain_text("with Bob")
    page.clock.set_system_time(server.now() + timedelta(days=ahead))
    asked.get_by_role("button", name="Not yet").click()
    expect(asked.locator("[data-answered=not_yet]")).to_be_visible()
    step, answer = phone.listing()["waiting"]
    assert (answer["kind"], answer["payload"]) == ("step_answer", {"step": step["id"], "answer": "not_yet"})
    page = phone.reopen(coming)
    expect(page.locator("first-step [data-answered=not_yet]")).to_be_visible()
    expect(page.locator("first-step [data-ask]")).to_be_hidden()
