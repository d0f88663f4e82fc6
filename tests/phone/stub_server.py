"""A server that keeps the wire contract and can misbehave on command, so that the phone's side is tried alone."""

import gzip
import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import SHUT_RDWR
from typing import Any

from flask import Flask, Response, g, jsonify, redirect, render_template_string, request
from flask_babel import Babel
from werkzeug.serving import make_server

from app import pwa
from app.pwa.assets import build
from app.tallies.facets import PLACES, QUESTIONS
from app.web.messages import message_for
from tests.phone import stub_pages
from tests.phone.stub_memory import ALICE, BOB, Memory

__all__ = ["ALICE", "BOB", "REPO", "Stub", "serving"]

REPO = Path(__file__).parents[2]


def read_whole(app: Any) -> Any:
    """Close each file before it is sent: a phone that dies in the middle would leave it open."""

    def answer(environ: Any, start_response: Any) -> list[bytes]:
        parts = app(environ, start_response)
        try:
            return [b"".join(parts)]
        finally:
            getattr(parts, "close", bool)()

    return answer


class Stub(Memory):
    """One deployment in memory. `plan` holds what goes wrong with the next requests to the deeds API, in order."""

    def __init__(self, out_dir: Path, zone: str) -> None:
        super().__init__(zone)
        self.portal = self.down = False
        self.away: set[str] = set()  # pages that do not get through
        self.turned_away: list[str] = []
        self.is_fussy = False  # cannot read any batch at all
        self.refused: dict[str, str] = {}  # kinds that it does not take now, with the code
        self.max_deeds = 100
        self.days_kept = 4
        self.plan: list[str | int] = []
        self.requests: list[list[str]] = []
        self.encodings: list[str] = []  # how each body was packed
        self.unpacks = True
        self.in_flight = self.most_in_flight = 0
        self.slowness = self.page_slowness = 0.0
        self.title = ""  # instead of the day's own
        self.folded = False  # a day off
        self.plain_posts: list[dict[str, str]] = []
        self.stays = False  # a plain form leaves the page where it is
        self.push_calls: list[tuple[str, str, dict[str, Any]]] = []
        self.outcomes: list[str] = []
        self.lock = threading.Lock()
        self.app = self._make_app(out_dir)

    def _make_app(self, out_dir: Path) -> Flask:
        app = Flask("stub", template_folder=str(REPO / "templates"), static_folder=None)
        Babel(app)
        app.jinja_env.globals["csp_nonce"] = lambda: g.setdefault("nonce", secrets.token_urlsafe(9))
        app.jinja_env.globals.update(stroke_places=lambda: PLACES, stroke_questions=lambda: QUESTIONS)
        app.add_url_rule("/today", view_func=lambda: self.page(self.day()))
        app.add_url_rule("/day/<day>", view_func=self.page, endpoint="day")
        app.add_url_rule("/add", view_func=lambda: self.render("Add", stub_pages.SHEET, self.day()), endpoint="add")
        app.add_url_rule(
            "/parts", view_func=lambda: self.render("Parts", stub_pages.PARTS, self.day()), endpoint="parts"
        )
        app.add_url_rule("/me", view_func=lambda: self.render("Me", "", self.day()), endpoint="me")
        app.add_url_rule(
            "/unsent", view_func=lambda: self.render("Not sent yet", stub_pages.UNSENT, self.day()), endpoint="unsent"
        )
        app.add_url_rule("/api/v1/push/<path:_path>", view_func=self.hear, methods=["POST", "DELETE"])
        app.add_url_rule("/api/v1/push/test/<trial>", view_func=self.tell_outcome)
        app.add_url_rule("/sign-in", view_func=lambda: self.render("Sign in", "", ""), endpoint="sign_in")
        app.add_url_rule("/session/end", view_func=self.sign_out, methods=["POST"])
        app.add_url_rule("/demo/session", view_func=self.become_bob, methods=["POST"])
        app.add_url_rule("/deeds/<kind>", view_func=self.plain, methods=["POST"])
        app.add_url_rule("/api/v1/deeds", view_func=self.take, methods=["POST"])
        app.before_request(self.misbehave)
        app.after_request(self.policy)
        pwa.install(app, build(REPO / "static", out_dir))
        return app

    def misbehave(self) -> Response | None:
        if request.path in self.away:
            self.turned_away.append(request.path)
        if self.down or request.path in self.away:
            return Response("bad gateway", status=502)
        return Response(stub_pages.PORTAL, mimetype="text/html") if self.portal else None

    def policy(self, response: Response) -> Response:
        nonce = g.get("nonce", "")
        response.headers["Content-Security-Policy"] = (
            f"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'"
        )
        return response

    def render(self, title: str, body: str, day: str) -> str:
        keep = (
            [f"/day/{self.day(n)}" for n in range(self.days_kept)] + ["/add", "/me", "/unsent"] if self.account else []
        )
        return render_template_string(
            stub_pages.SHELL.replace("{{ body|safe }}", body),
            title=title,
            account=self.account,
            zone=self.zone,
            day=day,
            keep=keep,
            state=self.state(),
            folded=self.folded,
            cards=[{"ref": "one", "title": "Call for no reason"}],
            message_for=message_for,
            words={"customer": "customer", "customers": "customers"},
        )

    def page(self, day: str) -> Any:
        threading.Event().wait(self.page_slowness)
        title = self.title or f"Day {day}"
        return self.render(title, stub_pages.PAD, day) if self.account else redirect("/sign-in")

    def sign_out(self) -> Any:
        self.account = ""
        return redirect("/sign-in")

    def become_bob(self) -> Any:
        self.account, self.down = BOB, True
        return redirect("/today")

    def plain(self, kind: str) -> Any:
        self.plain_posts.append({"kind": kind, **request.form})
        return ("", 204) if self.stays else redirect("/today")

    def tell_outcome(self, trial: str) -> dict[str, str]:
        """What became of a test message, as long as it is known."""
        return {"outcome": self.outcomes.pop(0)}

    def hear(self, _path: str) -> Any:
        self.push_calls.append((request.method, _path, request.get_json()))
        if _path == "test":
            return {"trial": "0" * 32}, 202
        return "", 204

    def take(self) -> Any:
        """POST /api/v1/deeds, after whatever `plan` says goes wrong with this request."""
        with self.lock:
            self.in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self.in_flight)
            fault = self.plan.pop(0) if self.plan else None
        try:
            threading.Event().wait(self.slowness)
            return self._answer(self._read(), fault)
        finally:
            with self.lock:
                self.in_flight -= 1

    def _read(self) -> Any:
        encoding = request.headers.get("Content-Encoding", "")
        self.encodings.append(encoding)
        return json.loads(gzip.decompress(request.data) if encoding == "gzip" else request.data)

    def _answer(self, body: dict[str, Any], fault: str | int | None) -> Any:
        if self.encodings[-1] and not self.unpacks:
            return jsonify(code="encoding_unknown"), 415
        self.requests.append([deed["id"] for deed in body["deeds"]])
        if isinstance(fault, int):
            return jsonify(code={401: "signed_out", 409: "other_version"}.get(fault, "fault")), fault
        if not self.account:
            return jsonify(code="signed_out"), 401
        if body["account"] != self.account:
            return jsonify(code="other_account"), 409
        if len(body["deeds"]) > self.max_deeds:
            return jsonify(code="batch_too_large", max_deeds=100, max_bytes=65536), 413
        if self.is_fussy or any(deed["payload"].get("what") == "unreadable" for deed in body["deeds"]):
            return jsonify(code="malformed"), 400
        results = [self._store(index, deed) for index, deed in enumerate(body["deeds"])]
        if fault == "cut":
            request.environ["werkzeug.socket"].shutdown(SHUT_RDWR)
        return jsonify(
            version=1, account=self.account, received_at=self.now().isoformat(), results=results, state=self.state()
        )

    def _store(self, index: int, deed: dict[str, Any]) -> dict[str, Any]:
        status, code = ("duplicate" if deed["id"] in self.deeds else "accepted"), None
        if deed["payload"].get("challenge") == "unknown" or deed["payload"].get("what") == "bad":
            status, code = "rejected", "unknown_challenge"
        elif deed["kind"] in self.refused:
            status, code = "rejected", self.refused[deed["kind"]]
        else:
            self.deeds.setdefault(deed["id"], deed)
        return {
            "index": index,
            "id": deed["id"],
            "status": status,
            "code": code,
            "late": False,
            "day": deed["local_day"],
        }


@contextmanager
def serving(app: Flask, port: int = 0) -> Iterator[str]:
    """Serve `app` on loopback; gives its address. Leaving is what a phone sees as no network."""
    server = make_server("127.0.0.1", port, read_whole(app), threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
