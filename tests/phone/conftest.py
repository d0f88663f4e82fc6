"""One Chromium for all tests of the phone; every test has a browser profile and a server of its own."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

from tests.phone.deployment import Deployment, deployed
from tests.phone.phone import CHROMIUM_ARGS, Phone
from tests.phone.screens import Gallery
from tests.phone.stub_server import Stub, serving

expect.set_options(timeout=30_000)  # a machine may be busy with other tests


@pytest.fixture(scope="session")
def chromium() -> str:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("Chromium is not installed")
    return path


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGS)
    yield running
    running.close()


@pytest.fixture(scope="module")
def gallery(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gallery]:
    with Gallery.opened(browser, tmp_path_factory.mktemp("gallery")) as gallery:
        yield gallery


@pytest.fixture(scope="session")
def asset_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("assets")


def noon_zone() -> str:
    """A zone where it is about noon now, so that no test runs over the start of a day."""
    ahead = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


@pytest.fixture
def stub(asset_dir: Path) -> Stub:
    return Stub(asset_dir, noon_zone())


@pytest.fixture
def address(stub: Stub) -> Iterator[str]:
    with serving(stub.app) as address:
        yield address


# "Without a network" is said to pages alone: the worker, which the browser would wake to send, still has one.
NOT_WOKEN = "delete ServiceWorkerRegistration.prototype.sync"


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=address, viewport={"width": 390, "height": 844})
    context.add_init_script(NOT_WOKEN)
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def phone(context: BrowserContext, stub: Stub) -> Phone:
    return Phone(context, stub.account)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Deployment]:
    with deployed(tmp_path, noon_zone()) as deployment:
        yield deployment


@pytest.fixture
def deployed_address(server: Deployment) -> Iterator[str]:
    with serving(server.app) as address:
        yield address


@pytest.fixture
def mobile(browser: Browser, deployed_address: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=deployed_address, viewport={"width": 360, "height": 740}, locale="en-GB")
    context.add_init_script(NOT_WOKEN)
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def alice(server: Deployment, mobile: BrowserContext, deployed_address: str) -> Phone:
    """Her phone on the real application."""
    return Phone(mobile, server.sign_in(mobile, deployed_address))
