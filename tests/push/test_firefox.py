"""A real Firefox receives a real encrypted push, from a manager's challenge to the notification on the screen."""

import urllib.parse
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from app.calendar.rules import game_day
from app.database import db, write
from app.notifications.models import Preference
from app.people.actions import NewPerson, add_person, add_team
from app.people.models import Organisation, Person, Role
from app.people.sessions import end_sessions, open_session
from tests.push.firefox import Firefox, firefox
from tests.push.push_service import PushService
from tests.push.served import serve
from tests.push.site import Site, running_site

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(700)]

SUBSCRIBE = """
    const { key } = await (await fetch("/api/v1/push/key")).json();
    await navigator.serviceWorker.register("/sw.js");
    const registration = await navigator.serviceWorker.ready;
    const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const answer = await fetch("/api/v1/push/subscriptions", {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(subscription),
    });
    return answer.status;
"""
SIGNED_IN_AS = """
    const { account } = await (await fetch("/api/v1/state")).json();
    (await navigator.serviceWorker.ready).active.postMessage(
        { type: "page", account, zone: "Europe/Amsterdam", dayStart: 4, keep: [] });
    return account;
"""
SHOWN = """
    const shown = await (await navigator.serviceWorker.ready).getNotifications();
    return shown.length && shown.map(({ title, body, lang }) => ({ title, body, lang }));
"""


CLEAR = """
    const registration = await navigator.serviceWorker.ready;
    await (await registration.pushManager.getSubscription())?.unsubscribe();
    for (const shown of await registration.getNotifications()) shown.close();
"""


@pytest.fixture(scope="module")
def push_service() -> Iterator[PushService]:
    service = PushService()
    with serve(service.application()) as served:
        service.origin = f"http://127.0.0.1:{served.port}"
        yield service


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


def found(app: Flask) -> None:
    """Maria manages a team with two people who speak Dutch, and who work at any hour at which this test may run."""
    now = datetime.now(UTC)
    with write() as session:
        organisation = Organisation(
            name="Linden", country="NL", zone="Europe/Amsterdam", language="nl", word="customer", created_at=now
        )
        session.add(organisation)
        team = add_team(session, organisation, "Bezorging", "transport", now)
        team.country = "ZZ"  # no holidays
        for name, role in (
            ("Maria Martens", Role.MANAGER),
            ("Fatma Demir", Role.EMPLOYEE),
            ("Bram Bos", Role.EMPLOYEE),
        ):
            one = add_person(session, team, NewPerson(name, "correct horse", role, "nl", work_week="1111111"), now)
            session.add(Preference(person_id=one.id, channels={}, works_from=0, works_until=0, most_a_day=10))


def person(name: str) -> Person:
    db.session.rollback()
    return db.session.scalars(select(Person).where(Person.name.startswith(name))).one()


def cookie_of(site: Site, name: str) -> str:
    """What the browser of somebody who signed in would send."""
    with write() as session:
        who = person(name)
        open_session(session, who, "Firefox on Linux", datetime.now(UTC))
        token = who.get_id()
    client = site.app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"], cookie["_fresh"] = token, True
    kept = client.get_cookie("streepje")
    assert kept
    return kept.value


def sign_in(browser: Firefox, site: Site, name: str) -> None:
    """Use the phone, allow notifications, and let the worker know who it is now, as each page does."""
    browser.set_cookie("streepje", cookie_of(site, name), "127.0.0.1")
    browser.open(f"{site.url}/inbox")
    assert browser.run(SUBSCRIBE) == 204
    assert browser.run(SIGNED_IN_AS) == str(person(name).account)


def publish_challenge(site: Site, title: str) -> None:
    """Maria sets a challenge for her team, for today, by the form of her page."""
    maria = person("Maria")
    today = game_day(datetime.now(UTC), maria.team.zone).isoformat()
    form = {
        "team": maria.team_id,
        "title": title,
        "what": "Vraag hoe het ging.",
        "minutes": 10,
        "courage": 1,
        "starts_on": today,
        "ends_on": today,
        "commitment": "yes",
    }
    request = urllib.request.Request(
        f"{site.url}/team/challenges/new",
        data=urllib.parse.urlencode(form).encode(),
        headers={"Cookie": f"streepje={cookie_of(site, 'Maria')}", "Sec-Fetch-Site": "same-origin"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        assert answer.status == 200


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
