"""A real Firefox receives a real encrypted push, from a manager's challenge to the notification on the screen."""

import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from sqlalchemy import select

from app.clock import system_clock
from app.database import db, write
from app.i18n import speaking
from app.notifications.actions import notify, read_all
from app.notifications.kinds import KINDS
from app.notifications.models import Notification
from app.notifications.words import full_text
from app.people.sessions import end_sessions
from tests.push.firefox import Firefox, firefox
from tests.push.household import (
    CLEAR,
    EACH_KIND,
    SHOWN,
    found,
    person,
    publish_challenge,
    sign_in,
    take_back_challenges,
)
from tests.push.push_service import PushService
from tests.push.served import Served, serve
from tests.push.site import Site, running_site

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(700)]
IN_DUTCH = {
    "challenge": ("Maria daagt je uit", "Bel één klant terug · 10 minuten"),
    "applause": ("Fatma en 4 anderen klappen voor je", "Voor je verrassing: Koffie gebracht"),
    "compliment": ("Bram heeft een compliment voor je", "je bleef tot de laatste doos binnen was"),
    "deadline": ("Laatste dag: Bel één klant terug", "10 minuten"),
    "look_back": ("Je week", "12 streepjes · 3 uitdagingen · 1 verrassing"),
}


@pytest.fixture(scope="module")
def phones() -> Iterator[tuple[PushService, Served]]:
    service = PushService()
    with serve(service.application()) as served:
        service.origin = f"http://127.0.0.1:{served.port}"
        yield service, served


@pytest.fixture(scope="module")
def push_service(phones: tuple[PushService, Served]) -> PushService:
    return phones[0]


@pytest.fixture(scope="module")
def site(push_service: PushService, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    host = push_service.origin.removeprefix("http://")
    with (
        running_site(tmp_path_factory.mktemp("site") / "data", PUSH_ALLOWED_HOSTS=host) as site,
        site.app.app_context(),
    ):
        found(site.app)
        yield site
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="module")
def browser(push_service: PushService, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with firefox(
        tmp_path_factory.mktemp("firefox") / "profile", push_service.origin.replace("http", "ws") + "/"
    ) as browser:
        yield browser


def test_a_managers_challenge_shows_on_the_phone_in_its_persons_language(
    site: Site, browser: Firefox, push_service: PushService
) -> None:
    sign_in(browser, site, "Fatma")
    publish_challenge(site, "Bel één klant terug")
    [shown] = browser.wait_for(SHOWN)
    assert shown == {"title": "Streepje", "body": "Er is een nieuwe uitdaging voor je.", "lang": "nl"}
    assert push_service.answers == [201]
    assert push_service.acks == [100]
    browser.run(CLEAR)


def test_the_next_person_on_the_phone_hears_nothing_of_the_one_before(
    site: Site, browser: Firefox, push_service: PushService
) -> None:
    """F20: A signs out, B signs in on the phone; what is for A does not reach it, what is for B does."""
    take_back_challenges(site)
    push_service.answers.clear()
    sign_in(browser, site, "Fatma")
    with write() as session:
        end_sessions(session, person("Fatma"))
    publish_challenge(site, "Voor wie er is")
    sign_in(browser, site, "Bram")
    publish_challenge(site, "Voor Bram")
    [shown] = browser.wait_for(SHOWN)
    assert shown["body"] == "Er is een nieuwe uitdaging voor je."
    assert push_service.answers == [201]
    browser.run(CLEAR)


def tell(kind: str, number: int = 1) -> Notification:
    """Fatma is told something of this kind, at any hour."""
    params, link = EACH_KIND[kind]
    fatma = person("Fatma")
    with write() as session:
        key = f"{kind}:{number}"
        notify(session, [fatma.id], kind, params, system_clock(), group_key=key, link=link, is_asked=True)
    rows = select(Notification).where(Notification.person_id == fatma.id, Notification.group_key == key)
    return db.session.scalars(rows).one()


def begin(language: str) -> None:
    """Fatma speaks this language, and has read everything."""
    with write() as session:
        fatma = person("Fatma")
        fatma.language = language
        read_all(session, fatma, system_clock())


def await_true(is_so: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        time.sleep(0.1)


def is_read(row: Notification) -> bool:
    db.session.rollback()
    db.session.expire_all()
    return db.session.get_one(Notification, row.id).is_read


def test_there_is_a_sample_of_each_kind() -> None:
    assert EACH_KIND.keys() == KINDS.keys()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_kind_comes_once_in_its_persons_language_and_the_tap_opens_what_it_is_about(
    site: Site, browser: Firefox, push_service: PushService, language: str
) -> None:
    begin(language)
    sign_in(browser, site, "Fatma", detail=True)
    for kind, (_, link) in EACH_KIND.items():
        push_service.acks.clear()
        row = tell(kind)
        with speaking(language):
            title, body = full_text(row, "customer")
        assert language != "nl" or (title, body) == IN_DUTCH.get(kind, (title, body))
        assert browser.wait_for(SHOWN) == [{"title": title, "body": body, "lang": language}]
        browser.tap(title)
        await_true(partial(is_read, row), "the tap opens it")
        with site.app.test_request_context():
            page = site.app.url_for(link.endpoint)
        browser.wait_for(f"return location.pathname === {page!r} && document.readyState === 'complete'")
        assert push_service.acks == [100]
        assert browser.run(SHOWN) == 0
    browser.run(CLEAR)


def test_a_phone_that_was_off_gets_what_is_still_worth_it_and_the_newest_of_a_kind_only(
    site: Site, browser: Firefox, phones: tuple[PushService, Served]
) -> None:
    service, served = phones
    begin("nl")
    sign_in(browser, site, "Fatma", detail=True)
    service.acks.clear()
    service.answers.clear()
    service.are_off = True
    for number, kind in enumerate(("cools", "badge", "badge", "look_back"), start=2):
        tell(kind, number)
        await_true(lambda: len(service.answers) >= number - 1, f"{kind} is sent")  # noqa: B023
    service.later = 6 * 3600  # a cooling pot is no news any more; badges and a week are
    served.do(service.come_back())
    shown = browser.wait_for(SHOWN.replace("shown.length &&", "shown.length > 1 &&"))
    badge, week = sorted(shown, key=lambda one: str(one["title"]))
    assert badge["title"].startswith("Je hebt een badge verdiend: ")
    assert week["title"] == "Je week"
    assert badge["body"].endswith("en nog 1")
    assert service.acks == [100, 100]
    service.later = 0
    browser.run(CLEAR)
