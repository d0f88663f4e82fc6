"""What people do every day works without JavaScript too."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from app.people.models import Role
from tests.phone.conftest import noon_zone
from tests.phone.deployment import Deployment, deployed
from tests.phone.stub_server import serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Deployment, str]]:
    with deployed(tmp_path_factory.mktemp("data"), noon_zone()) as server, serving(server.app) as address:
        yield server, address


def without_javascript(browser: Browser, pair: tuple[Deployment, str]) -> BrowserContext:
    context = browser.new_context(base_url=pair[1], viewport={"width": 390, "height": 844}, java_script_enabled=False)
    context.set_default_timeout(30_000)
    pair[0].sign_in(context, pair[1], Role.EMPLOYEE)
    return context


def test_strokes_work_without_javascript(browser: Browser, deployment: tuple[Deployment, str]) -> None:
    context = without_javascript(browser, deployment)
    page = context.new_page()
    page.goto("/today")
    count = page.locator("tally-pad [data-count]")
    page.locator("form[data-outbox=tally] button").click()
    expect(count).to_have_text("1")
    page.locator("form[data-outbox=tally] button").click()
    expect(count).to_have_text("2")
    page.locator("tally-pad form[data-outbox=retraction] button").click()
    expect(count).to_have_text("1")
    context.close()


def test_challenges_work_without_javascript(browser: Browser, deployment: tuple[Deployment, str]) -> None:
    context = without_javascript(browser, deployment)
    page = context.new_page()
    page.goto("/today")
    first = page.locator("challenge-cards [data-ref]").first
    ref = first.get_attribute("data-ref")
    first.locator("form:has([value=choose]) button").click()
    card = page.locator(f"[data-ref='{ref}'][data-chosen]")
    expect(card).to_have_count(1)
    card.locator("[name=line]").fill("She laughed")
    card.locator("form[data-outbox=completion] button").click()
    expect(page.locator(f"[data-ref='{ref}'][data-done]")).to_contain_text("She laughed")
    context.close()


def test_a_surprise_works_without_javascript(browser: Browser, deployment: tuple[Deployment, str]) -> None:
    context = without_javascript(browser, deployment)
    page = context.new_page()
    page.goto("/add")
    page.locator("form[data-outbox=surprise] [name=what]").fill("Drove the forgotten bag home")
    page.locator("form[data-outbox=surprise] [type=submit]").click()
    page.goto("/wall")
    expect(page.get_by_text("Drove the forgotten bag home").first).to_be_visible()
    context.close()
