"""A household with one phone: who they are, and what they do with a real Firefox on a real site."""

import urllib.parse
import urllib.request
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import Flask
from sqlalchemy import select

from app.calendar.rules import game_day
from app.challenges.models import SetChallenge
from app.database import db, write
from app.notifications.actions import Link
from app.notifications.kinds import KINDS, Channel
from app.notifications.models import Preference
from app.people.actions import NewPerson, add_person, add_team
from app.people.models import Organisation, Person, Role
from app.people.sessions import open_session
from tests.push.firefox import Firefox
from tests.push.site import Site

EACH_KIND: dict[str, tuple[dict[str, Any], Link]] = {
    "challenge": ({"by": "Maria", "title": "Bel één klant terug", "minutes": 10}, Link("today.today")),
    "reminder": ({"ref": "call-for-no-reason"}, Link("today.today")),
    "half_hour": ({"about": "Bellen met de bakker", "minutes": 10}, Link("half_hours.half_hour")),
    "first_step": ({"what": "Eén klant bellen"}, Link("today.today")),
    "idea": ({"by": "Bram", "title": "Zwaai naar elke bus"}, Link("today.today")),
    "goal": ({"target": 40}, Link("teapot.pot")),
    "badge": ({"badge": "first-surprise"}, Link("badges.badges")),
    "applause": ({"by": "Fatma", "others": 4, "surprise": "Koffie gebracht"}, Link("wall.wall")),
    "compliment": ({"by": "Bram", "because": "je bleef tot de laatste doos binnen was"}, Link("wall.wall")),
    "voice": ({"said": "Wat fijn dat je even meeliep."}, Link("voices.mine")),
    "to_read": ({"team": "Bezorging", "waiting": 2}, Link("wall.wall")),
    "spotlight": ({"by": "Maria", "sentence": "Zo doen we dat hier."}, Link("wall.wall")),
    "wall": ({"what": "hidden", "kind": "surprise", "by": "Maria", "word": "Er stond een naam in."}, Link("wall.wall")),
    "friendly": ({"by": "Bram", "what": "invited"}, Link("today.today")),
    "season": ({"what": "begins", "theme": "small-gestures"}, Link("seasons.season")),
    "nudge": ({}, Link("today.today")),
    "before_ten": ({"waiting": 2, "until": 600}, Link("today.today")),
    "morning_off": (
        {"team": "Bezorging", "first": "2026-12-01", "last": "2026-12-02", "mornings": 2},
        Link("before_ten.plan"),
    ),
    "report": (
        {"team": "Bezorging", "until": 600, "helped": 3, "waiting": [], "more": 0, "thanks": ["Bram"], "advice": []},
        Link("today.today"),
    ),
    "cools": ({"temperature": 41}, Link("today.today")),
    "deadline": ({"title": "Bel één klant terug", "minutes": 10}, Link("today.today")),
    "look_back": ({"strokes": 12, "completions": 3, "surprises": 1, "claps": 0}, Link("me.me")),
}
"""What is told of each kind, and where it leads."""
EVERY_KIND = {kind.name: Channel.PUSH for kind in KINDS.values() if kind.channel is Channel.OFF}
"""What somebody has to ask for, asked for."""
SUBSCRIBE = """
    const { key } = await (await fetch("/api/v1/push/key")).json();
    await navigator.serviceWorker.register("/sw.js");
    const registration = await navigator.serviceWorker.ready;
    const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const answer = await fetch("/api/v1/push/subscriptions", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ ...subscription.toJSON(), detail: DETAIL }),
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
            session.add(Preference(person_id=one.id, channels=EVERY_KIND, works_from=0, works_until=0, most_a_day=10))


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


def sign_in(browser: Firefox, site: Site, name: str, *, detail: bool = False) -> None:
    """Use the phone, allow notifications, and let the worker know who it is now, as each page does."""
    browser.set_cookie("streepje", cookie_of(site, name), "127.0.0.1")
    browser.open(f"{site.url}/inbox")
    assert browser.run(SUBSCRIBE.replace("DETAIL", str(detail).lower())) == 204
    assert browser.run(SIGNED_IN_AS) == str(person(name).account)


def publish_challenge(site: Site, title: str) -> None:
    """Maria sets a challenge for her team, for today, by the forms of her three pages."""
    maria = person("Maria")
    today = game_day(datetime.now(UTC), maria.team.zone).isoformat()
    words = {"team": maria.team_id, "title": title, "what": "Vraag hoe het ging.", "minutes": 10, "courage": 1}
    step = _post(site, f"{site.url}/team/challenges/new", words)
    step = _post(site, step, {"teams": maria.team_id})
    _post(site, step, {"rhythm": "once", "starts_on": today, "commitment": "yes", "publish": "yes"})


def take_back_challenges(site: Site) -> None:
    """Maria makes room for others: two a day is the most."""
    for number in db.session.scalars(select(SetChallenge.id)).all():
        _post(site, f"{site.url}/team/challenges/{number}/withdrawal", {})


def _post(site: Site, address: str, form: Mapping[str, object]) -> str:
    """Send a form as Maria; answers the page that it leads to."""
    request = urllib.request.Request(
        address,
        data=urllib.parse.urlencode(form).encode(),
        headers={"Cookie": f"streepje={cookie_of(site, 'Maria')}", "Sec-Fetch-Site": "same-origin"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        assert answer.status == 200
        return str(answer.url)
