"""Every page in a real browser: nothing that the policy forbids, no error, and all of it without JavaScript too."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, expect

from app.people.models import Role
from tests.phone.conftest import noon_zone
from tests.phone.deployment import Deployment, deployed
from tests.phone.stub_server import serving

pytestmark = pytest.mark.browser

NOT_PAGES = {"pwa.manifest", "pwa.worker", "api-docs.openapi_json"}
_LISTEN = """document.addEventListener("securitypolicyviolation",
  event => console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`))"""


@pytest.fixture(scope="module")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Deployment, str]]:
    with deployed(tmp_path_factory.mktemp("data"), noon_zone()) as server, serving(server.app) as address:
        yield server, address


def page_addresses(app: Flask) -> list[str]:
    """Every address of a page that needs no argument."""
    rules = app.url_map.iter_rules()
    return sorted(
        rule.rule
        for rule in rules
        if "GET" in (rule.methods or ())
        and not rule.arguments
        and rule.endpoint not in NOT_PAGES
        and not rule.rule.startswith(("/api/", "/healthz"))
    )


def signed_in(browser: Browser, pair: tuple[Deployment, str], role: Role | None, **options: bool) -> BrowserContext:
    context = browser.new_context(
        base_url=pair[1], viewport={"width": 390, "height": 844}, java_script_enabled=options.get("with_js", True)
    )
    context.set_default_timeout(12_000)
    if role:
        pair[0].sign_in(context, pair[1], role)
    return context


@pytest.mark.parametrize("role", [None, Role.EMPLOYEE, Role.MANAGER, Role.ADMINISTRATOR], ids=str)
def test_pages_keep_to_their_policy(browser: Browser, deployment: tuple[Deployment, str], role: Role | None) -> None:
    context = signed_in(browser, deployment, role)
    page = context.new_page()
    page.add_init_script(_LISTEN)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda message: complaints.append(f"{page.url}: {message.text}") if "policy" in message.text.lower() else None,
    )
    for address in page_addresses(deployment[0].app):
        response = page.goto(address)
        assert response is not None
        if response.status >= 500:
            complaints.append(f"{address}: {response.status}")
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 60)))")
    context.close()
    assert complaints == []


def test_strokes_work_without_javascript(browser: Browser, deployment: tuple[Deployment, str]) -> None:
    context = signed_in(browser, deployment, Role.EMPLOYEE, with_js=False)
    page = context.new_page()
    page.goto("/today")
    count = page.locator("tally-pad [data-count]")
    page.locator("form[data-outbox=tally] button").click()
    expect(count).to_have_text("1")
    page.locator("form[data-outbox=tally] button").click()
    expect(count).to_have_text("2")
    page.locator("form[data-outbox=retraction] button").click()
    expect(count).to_have_text("1")
    context.close()


def test_challenges_work_without_javascript(browser: Browser, deployment: tuple[Deployment, str]) -> None:
    context = signed_in(browser, deployment, Role.EMPLOYEE, with_js=False)
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
    context = signed_in(browser, deployment, Role.EMPLOYEE, with_js=False)
    page = context.new_page()
    page.goto("/add")
    page.locator("form[data-outbox=surprise] [name=what]").fill("Drove the forgotten bag home")
    page.locator("form[data-outbox=surprise] [type=submit]").click()
    page.goto("/wall")
    expect(page.get_by_text("Drove the forgotten bag home").first).to_be_visible()
    context.close()
