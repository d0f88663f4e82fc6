"""The phone dies at the worst moments: every deed that it showed as saved is there afterwards, and counts once.

Dying is `kill -9` of the whole browser; coming back is another one with the same profile on disk.
"""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Playwright, expect

from tests.phone.phone import CHROMIUM_ARGS, Phone, until
from tests.phone.stub_server import Stub

pytestmark = pytest.mark.browser

# Tells what the page shows as saved, at the moment that it does; and when storing begins. A transaction does not commit
# while something is still asked of it, so with `stall` it is asked for ever; the page itself is free meanwhile.
_WITNESS = """
  document.addEventListener("deed:saved", ({ detail }) => self.seenSaved(detail.item.id));
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (item, ...key) {
    if (this.name === "waiting") self.seenStoring(item.id);
    const ask = () => { this.get("").onsuccess = ask; };
    if (self.stall && this.name === "waiting") ask();
    return put.call(this, item, ...key);
  };
"""

_TURNS = """async count => {
  for (; count; count -= 1) await new Promise((done) => setTimeout(done));
}"""


def kill(profile: Path) -> None:
    """End every process of the browser on this profile, as an empty battery does."""
    found = subprocess.run(["pgrep", "-f", f"user-data-dir={profile}"], capture_output=True, text=True, check=False)
    for pid in found.stdout.split():
        os.kill(int(pid), signal.SIGKILL)
    until(lambda: not any(Path(f"/proc/{pid}/exe").exists() for pid in found.stdout.split()), "the browser is gone")


@contextmanager
def telephone(playwright: Playwright, chromium: str, profile: Path, address: str) -> Iterator[BrowserContext]:
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=chromium, args=CHROMIUM_ARGS, base_url=address
    )
    yield context
    try:
        context.close()
    except Exception as error:  # the browser died on purpose
        assert "closed" in str(error).lower(), error


class Witness:
    """What the page has told before it died."""

    def __init__(self, context: BrowserContext) -> None:
        self.saved: list[str] = []
        self.storing: list[str] = []
        self.context = context
        context.expose_function("seenSaved", lambda name: self.saved.append(name))
        context.expose_function("seenStoring", lambda name: self.storing.append(name))
        context.add_init_script(_WITNESS)

    def wait_for(self, is_so: Callable[[], bool], what: str) -> None:
        """Listen to the page, without asking anything of it, until it is so."""
        until(lambda: bool(self.context.cookies() or is_so()), what)


@pytest.fixture
def profile(playwright: Playwright, chromium: str, tmp_path: Path, stub: Stub, address: str) -> Path:
    """A browser that has opened the app before: a profile that is seconds old forgets whole databases when it dies."""
    with telephone(playwright, chromium, tmp_path / "profile", address) as context:
        phone = Phone(context, stub.account)
        phone.open()
        phone.assert_sync("calm")
    return tmp_path / "profile"


def tap(phone: Phone) -> None:
    phone.page.locator(".stroke").click(no_wait_after=True)


def before_the_commit(phone: Phone, stub: Stub, witness: Witness) -> None:
    """The stroke is on the paper and on its way to the disk, so nothing says yet that it is saved."""
    phone.page.evaluate("() => { self.stall = true; }")
    tap(phone)
    witness.wait_for(lambda: len(witness.storing) > 0, "storing")
    phone.page.evaluate(_TURNS, 50)  # all the time that it takes to say so too early
    assert witness.saved == []


def after_sending(phone: Phone, stub: Stub, witness: Witness) -> None:
    """The server has the deeds, and its answer never comes."""
    stub.slowness = 3
    tap(phone)
    witness.wait_for(lambda: stub.in_flight > 0 and len(witness.saved) > 0, "a request")


def after_the_answer(phone: Phone, stub: Stub, witness: Witness) -> None:
    """The server has answered, and the phone may or may not have read it."""
    tap(phone)
    witness.wait_for(lambda: len(stub.deeds) > 0 and len(witness.saved) > 0, "stored")


@pytest.mark.parametrize(("moment", "counted"), [(before_the_commit, 0), (after_sending, 1), (after_the_answer, 1)])
def test_what_was_shown_as_saved_counts_once(
    playwright: Playwright,
    chromium: str,
    profile: Path,
    stub: Stub,
    address: str,
    moment: Callable[[Phone, Stub, Witness], None],
    counted: int,
) -> None:
    with telephone(playwright, chromium, profile, address) as context:
        witness = Witness(context)
        phone = Phone(context, stub.account)
        phone.open()
        phone.assert_sync("calm")
        moment(phone, stub, witness)
        kill(profile)
    stub.slowness = 0
    with telephone(playwright, chromium, profile, address) as context:
        phone = Phone(context, stub.account)
        phone.open()
        phone.assert_sync("calm")
        phone.assert_waiting(0)
        assert set(witness.saved) <= stub.deeds.keys() <= set(witness.storing)
        assert len(stub.deeds) == counted
        expect(phone.page.locator("tally-pad [data-count]")).to_have_text(str(counted))


def test_many_taps_and_a_sudden_death_lose_nothing_that_was_saved(
    playwright: Playwright, chromium: str, profile: Path, stub: Stub, address: str
) -> None:
    """Without a network, in the middle of tapping: the browser is killed at whatever it is doing."""
    with telephone(playwright, chromium, profile, address) as context:
        witness = Witness(context)
        phone = Phone(context, stub.account)
        phone.open()
        phone.assert_sync("calm")
        stub.plan = [503] * 999
        phone.page.evaluate("""() => {
          const button = document.querySelector(".stroke");
          setInterval(() => button.click(), 4);
        }""")
        witness.wait_for(lambda: len(witness.saved) >= 40, "forty saved")
        kill(profile)
    stub.plan = []
    with telephone(playwright, chromium, profile, address) as context:
        phone = Phone(context, stub.account)
        phone.open()
        phone.assert_sync("calm")
        phone.assert_waiting(0)
        assert len(witness.saved) >= 40
        assert set(witness.saved) <= stub.deeds.keys()
        assert stub.strokes(stub.day()) == len(stub.deeds)
