"""Every page, with eight weeks of history on it, in a real browser: nothing that its policy forbids, and no error.

Nothing that axe finds in either theme, and nothing wider than a small phone, with text of 200 % too.
"""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize
from sqlalchemy import func, select

from app import clock, create_app
from app.challenges.models import SetChallenge
from app.config import Settings
from app.database import db, write
from app.demo.actions import create_demo
from app.demo.casting import cast
from app.people.invitations import invite
from app.people.recovery import recovery_token
from app.purpose.rules import STEPS
from app.voices.cards import make_card
from app.web.access import ACCESS, Who
from tests.databases import make_tables
from tests.phone.looking import NOT_PAGES, face_of_titles, faults, sideways
from tests.phone.stub_server import serving

pytestmark = pytest.mark.browser

_LISTEN = """document.addEventListener("securitypolicyviolation",
  event => console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`))"""
# The modules of what is on the page have come and run; then, a moment later, the last ones, which nobody waits for.
_READY = "() => !document.querySelector('script[type=importmap]') || 'ready' in document.documentElement.dataset"
_SETTLE = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 60)))"
_LEADS_ON = {"/", "/organisation/new"}  # to another page, where there is an organisation already
_MAY = {
    "": {Who.ANYBODY},
    "employee": {Who.ANYBODY, Who.SIGNED_IN},
    "manager": {Who.ANYBODY, Who.SIGNED_IN, Who.MANAGER},
    "administrator": set(Who),
}
_LOOKS_AT = {
    "": {Who.ANYBODY},
    "employee": {Who.SIGNED_IN},
    "manager": {Who.MANAGER},
    "administrator": {Who.DIRECTOR, Who.ADMINISTRATOR},
}


def linked(page: Page, address: str) -> list[str]:
    """The first page below this one that it has a link to, if there is any."""
    page.goto(address)
    links = page.locator(f"main a[href^='{address}/']")
    return [str(links.first.get_attribute("href"))] if links.count() else []


class Demo:
    """The demo organisation, served; with an address for each page that asks for an argument."""

    def __init__(self, app: Flask, address: str) -> None:
        self.app, self.address = app, address
        with app.app_context(), write() as session:
            create_demo(session, app.extensions["way"], "en", clock.now())
        with app.app_context(), write() as session:
            people = cast(session)
            team, key = people.manager.team_id, app.secret_key
            assert isinstance(key, str)
            self.joining = invite(session, people.manager, team, 7, clock.now())[1]
            ones_own = select(func.max(SetChallenge.id)).where(SetChallenge.author_id == people.manager.id)
            self.challenge = session.scalar(ones_own)
            self.recovery = recovery_token(session, key, people.employee.id, clock.now())[1]
            everybody = (people.employee, people.manager, people.administrator)
            self.place = f"/organisation/teams/{team}/place"
            cards = [make_card(session, one.team, one, clock.now()) for one in everybody]  # to print
            for one in everybody:
                make_card(session, one.team, None, clock.now())
            self.voice = f"/voice/{cards[0].token}"

    def addresses(self, role: str, page: Page) -> dict[str, str]:
        """Every page that the access table gives to this role, with its endpoint; `page` finds what it alone names."""
        rules = [rule for rule in self.app.url_map.iter_rules() if "GET" in (rule.methods or ())]
        pages = [rule for rule in rules if rule.endpoint not in NOT_PAGES and not rule.rule.startswith("/api/")]
        own = [rule for rule in pages if ACCESS[rule.endpoint] in _MAY[role]]
        with_argument = {
            "people.join": [f"/join/{self.joining}"],
            "people.new_password": [f"/password/{self.recovery}"],
            "today.day": page.evaluate("() => JSON.parse(document.getElementById('keep')?.textContent ?? '[]')"),
            "notifications.follow": linked(page, "/inbox") if role else [],
            "wall.thing": linked(page, "/wall") if role else [],
            "badges.badge": linked(page, "/badges") if role else [],
            "roster.person": linked(page, "/team/people") if role else [],
            "people.place": [self.place],
            "voices.voice": [self.voice],
            "sharing.shared": [],  # there has to be one that was
            "voices.thanked": [f"{self.voice}/thanks"],
            "roster.choose_twin": [],
            "roster.merging": [],
            "roster.checked": [],  # there has to be a file
            "meetings.meeting": [],  # there has to be one that runs
            "before_ten.morning": [],  # the same
            "purpose.visit": [f"/welcome/{step}" for step in STEPS],
        }
        for rule in own:
            if rule.rule.startswith("/team/challenges/<"):
                with_argument[rule.endpoint] = [re.sub("<.+?>", str(self.challenge), rule.rule)]
        with_argument |= {rule.endpoint: [rule.rule] for rule in own if not rule.arguments}
        return {found: rule.endpoint for rule in own for found in with_argument[rule.endpoint]}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    settings = Settings(data_dir=tmp_path_factory.mktemp("demo"))
    make_tables(settings.database_url)
    app = create_app(settings, secret_key="a key for tests alone, long enough")
    with serving(app) as address:
        yield Demo(app, address)
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def visitor(browser: Browser, demo: Demo) -> Iterator[BrowserContext]:
    # Reduced motion, so that no colour is looked at while it changes into another.
    shape = ViewportSize(width=390, height=844)
    context = browser.new_context(base_url=demo.address, viewport=shape, reduced_motion="reduce")
    context.set_default_timeout(20_000)
    yield context
    context.close()


class Listener:
    """A page of which every complaint is written down."""

    def __init__(self, context: BrowserContext) -> None:
        self.page = context.new_page()
        self.session = context.new_cdp_session(self.page)
        self.complaints: list[str] = []
        self.page.add_init_script(_LISTEN)
        self.page.on("pageerror", lambda error: self._note(str(error)))
        self.page.on("console", self._hear)

    def _hear(self, message: ConsoleMessage) -> None:
        if "policy" in message.text.lower():
            self._note(message.text)

    def _note(self, what: str) -> None:
        self.complaints.append(f"{self.page.url}: {what}")

    def settle(self) -> None:
        self.page.wait_for_function(_READY)
        self.page.evaluate(_SETTLE)

    def open(self, address: str, status: int) -> None:
        """Look at a page, which has to answer so."""
        response = self.page.goto(address)
        assert response is not None
        if response.status != status:
            self._note(f"{response.status} in place of {status}")
        self.settle()

    def look(self) -> None:
        """Look closely at what is open."""
        for fault in faults(self.page) + sideways(self.page, self.session):
            self._note(fault)


@pytest.mark.parametrize("role", _MAY, ids=lambda role: role or "nobody")
def test_pages_keep_to_their_policy(demo: Demo, visitor: BrowserContext, role: str) -> None:
    if role:
        visitor.request.post("/demo/session", form={"role": role})
    listener = Listener(visitor)
    page = listener.page
    page.goto("/today")
    led_on: set[str] = set()
    addresses = demo.addresses(role, page)
    for address, endpoint in addresses.items():
        listener.open(address, 200)
        if page.url != demo.address + address:
            led_on.add(address)
        elif ACCESS[endpoint] in _LOOKS_AT[role] and endpoint != "today.day":  # once is enough, and it takes a moment
            listener.look()
    listener.open("/a-page-that-does-not-exist", 404)
    listener.look()
    assert listener.complaints == []
    assert face_of_titles(page) == '["loaded"]'
    # All others were looked at under their own address.
    assert {address for address in led_on if not address.startswith("/inbox/")} == _LEADS_ON | (
        {"/sign-in", "/welcome", "/me/data/erasure"} if role else set()
    )
    assert len(addresses) > (15 if role else 5)
