"""Firefox without a head, driven over WebDriver BiDi: no driver program between, because only Firefox takes real push.

Chromium's push needs Google's service; Firefox can be told to use another one.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

UP_WITHIN = 300.0
TAP = """title => {
    for (const alert of Services.wm.getEnumerator("alert:alert")) {
        if (alert.document.getElementById("alertTitleLabel").value !== title) continue;
        alert.document.getElementById("alertBox").click();
        return true;
    }
    return false;
}"""


def preferences(push_url: str) -> dict[str, object]:
    """What a fresh profile needs: the push service of the test, shown notifications, and no calls home."""
    return {
        "dom.push.serverURL": push_url,
        "dom.push.testing.allowInsecureServerURL": True,
        "dom.push.connection.enabled": True,
        "alerts.useSystemBackend": False,
        "permissions.default.desktop-notification": 1,
        "app.update.enabled": False,
        "app.normandy.enabled": False,
        "browser.safebrowsing.malware.enabled": False,
        "browser.safebrowsing.phishing.enabled": False,
        "browser.shell.checkDefaultBrowser": False,
        "datareporting.policy.dataSubmissionEnabled": False,
        "network.captive-portal-service.enabled": False,
        "network.connectivity-service.enabled": False,
        "services.settings.server": "http://127.0.0.1:1/",
        "toolkit.telemetry.enabled": False,
    }


class Firefox:
    """One browser with one tab; scripts run in that tab."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = count(1)
        self.call("session.new", capabilities={})
        self.tab: str = self.call("browsingContext.getTree")["contexts"][0]["context"]

    def call(self, method: str, **params: Any) -> Any:
        """Send a command and return its result; events in between are dropped."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(timeout=UP_WITHIN))
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                return answer["result"]

    def open(self, url: str) -> None:
        self.call("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def set_cookie(self, name: str, value: str, domain: str) -> None:
        cookie = {"name": name, "value": {"type": "string", "value": value}, "domain": domain, "path": "/"}
        self.call("storage.setCookie", cookie=cookie)

    def run(self, script: str) -> Any:
        """Run the body of an async function in the page and return its JSON."""
        expression = f"(async () => {{ {script} }})().then((found) => JSON.stringify(found ?? null))"
        return self._evaluate(expression, self.tab)

    def tap(self, title: str, seconds: float = 60) -> None:
        """Tap the notification with this title, as somebody does who sees it come."""
        contexts = self.call("browsingContext.getTree", **{"moz:scope": "chrome"})["contexts"]
        expression = f"(async () => JSON.stringify(({TAP})({json.dumps(title)})))()"
        deadline = time.monotonic() + seconds
        while not self._evaluate(expression, contexts[0]["context"]):
            assert time.monotonic() < deadline, f"no notification is called {title}"
            time.sleep(0.1)

    def _evaluate(self, expression: str, context: str) -> Any:
        found = self.call(
            "script.evaluate",
            expression=expression,
            target={"context": context},
            awaitPromise=True,
            userActivation=True,
        )
        assert found["type"] == "success", found["exceptionDetails"]["text"]
        return json.loads(found["result"]["value"])

    def wait_for(self, script: str, seconds: float = 60) -> Any:
        """Run `script` until it returns something that is true."""
        deadline = time.monotonic() + seconds
        while not (found := self.run(script)):
            assert time.monotonic() < deadline, f"waited {seconds} s for: {script}"
            time.sleep(0.1)
        return found


@contextmanager
def firefox(profile: Path, push_url: str) -> Iterator[Firefox]:
    """A new Firefox with an empty profile, gone afterwards; skips where there is none."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.skip("needs Firefox: apt-get install --no-install-recommends firefox-esr")
    profile.mkdir(parents=True)
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in preferences(push_url).items()]
    (profile / "user.js").write_text("\n".join(lines))
    words = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port=0"]
    words.append("--remote-allow-system-access")  # notifications are windows of the browser itself
    log = profile / "stderr.log"
    with log.open("wb") as errors:
        environment = os.environ | {"HOME": str(profile), "MOZ_CRASHREPORTER_DISABLE": "1"}
        process = subprocess.Popen(
            words, stdout=subprocess.DEVNULL, stderr=errors, start_new_session=True, env=environment
        )
    try:
        with connect(f"{_address(log, process)}/session", max_size=None) as socket:
            yield Firefox(socket)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _address(log: Path, process: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + UP_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        found = re.search(r"WebDriver BiDi listening on (ws://\S+)", log.read_text(errors="replace"))
        if found:
            return found[1]
        time.sleep(0.05)
    raise AssertionError(f"Firefox did not start: {log.read_text(errors='replace')[-500:]}")
