"""The pages that nobody means to see keep to their policy too: the first one of all, and what is said of errors."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext

from app import create_app
from app.config import Settings
from app.database import db
from tests.databases import make_tables
from tests.phone.deployment import Deployment
from tests.phone.stub_server import serving
from tests.phone.test_policy import Listener

pytestmark = pytest.mark.browser

_POST = """([address, fields]) => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: address });
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement("textarea"), { name, value }));
  }
  document.body.append(form);
  form.submit();
}"""


@pytest.fixture
def empty(tmp_path: Path, browser: Browser) -> Iterator[BrowserContext]:
    """A deployment of which nobody has made an organisation yet."""
    settings = Settings(data_dir=tmp_path)
    make_tables(settings.database_url)
    app: Flask = create_app(settings, secret_key="a key for tests alone, long enough")
    with serving(app) as address, browser.new_context(base_url=address) as context:
        yield context
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def post(listener: Listener, address: str, status: int, **fields: str) -> None:
    """Send a form as a page does, and look at what it answers."""
    with listener.page.expect_navigation() as answered:
        listener.page.evaluate(_POST, [address, fields])
    assert answered.value.status == status, address
    listener.settle()


def test_before_there_is_an_organisation(empty: BrowserContext) -> None:
    listener = Listener(empty)
    listener.open("/", 200)
    listener.open("/organisation/new", 200)
    post(listener, "/organisation/new", 422, name="")
    assert listener.complaints == []


def test_when_it_goes_wrong(alice_signed_in: Listener, server: Deployment) -> None:
    listener = alice_signed_in
    listener.open("/day/2020-13-45", 404)
    post(listener, "/organisation/teams", 403, team="Mine")
    post(listener, "/deeds/completion", 413, challenge="read-a-complaint", line="x" * 1_200_000)
    for address in ("/offline", "/offline?unsaved", "/offline?left"):
        listener.open(address, 200)
    for _ in range(20):
        listener.page.request.post("/session", form={"name": "Nobody", "password": "wrong"})
    listener.open("/sign-in", 200)
    post(listener, "/session", 429, name="Nobody", password="wrong")
    server.app.view_functions["wall.wall"] = broken
    listener.open("/wall", 500)
    assert listener.complaints == []


def broken() -> str:
    raise RuntimeError("broken on purpose")


@pytest.fixture
def alice_signed_in(server: Deployment, mobile: BrowserContext, deployed_address: str) -> Listener:
    server.sign_in(mobile, deployed_address)
    return Listener(mobile)
