"""The two doors for deeds: a batch from an outbox, and one plain form."""

from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from flask import Blueprint as Pages
from flask import current_app, redirect, request, url_for
from flask_login import current_user
from flask_smorest import Blueprint
from uuid_utils import uuid7
from werkzeug.wrappers import Response

from app import clock
from app.database import db, write
from app.deeds.actions import read, record
from app.deeds.exchange import answer_to, ask, open_batch
from app.deeds.rules import MAX_BYTES, MAX_DEEDS, RETRACTION
from app.deeds.schemas import AnswerSchema, BatchSchema, ProblemSchema
from app.deeds.way import Way
from app.errors import Conflict, Invalid, NotFound, TooLarge
from app.people.aliases import is_account_of
from app.people.models import Person

api = Blueprint("deeds", __name__, url_prefix="/api/v1", description="Deeds: the way in")
forms = Pages("deed_forms", __name__)

# Where a plain form may lead back to: names, so that no address from outside is ever followed.
PAGES = {name: f"{name}.{name}" for name in ("today", "wall")} | {
    "team": "insights.team",
    "half-hour": "half_hours.half_hour",
    "first-step": "first_steps.first_step",
    "ideas": "ideas.ideas",
    "questions": "tallies.questions",
    "meetings": "meetings.meetings",
    "meeting": "meetings.meeting",
    "give": "giving.give",
}
NUMBERED = {"meeting": "meeting_ref"}
"""Those of which there are many: `back` names which one, as "meeting/" and its ref."""
NOT_PAYLOAD = {"id", "account", "back", "occurred_at"}  # what only the plain way needs


def the_way() -> Way:
    """The composition of this application."""
    way: Way = current_app.extensions["way"]
    return way


def signed_in() -> Person:
    """Who is signed in, as themselves: the proxy would look them up anew at every mention."""
    person: Person = current_user._get_current_object()
    return person


@api.route("/deeds", methods=["POST"])
@api.doc(requestBody={"required": True, "content": {"application/json": {"schema": BatchSchema}}})
@api.response(200, AnswerSchema)
@api.alt_response(400, schema=ProblemSchema, description="not JSON of the agreed form: malformed")
@api.alt_response(401, schema=ProblemSchema, description="signed_out: keep everything, sign in")
@api.alt_response(409, schema=ProblemSchema, description="other_account, other_version: nothing was stored")
@api.alt_response(413, schema=ProblemSchema, description="batch_too_large: send less at once")
@api.alt_response(415, schema=ProblemSchema, description="encoding_unknown: send it as it is, or packed with gzip")
def batch() -> Response:
    """Record a batch of deeds; the answer names each. Repeating it changes nothing."""
    data, encoding = request.get_data(cache=False), request.headers.get("Content-Encoding", "")
    if len(data) > MAX_BYTES:
        raise TooLarge(max_deeds=MAX_DEEDS, max_bytes=MAX_BYTES)
    envelope, raw = open_batch(data, encoding)
    way = the_way()
    return _json(answer_to(way, ask(way, signed_in(), envelope, raw, clock.now())))


@api.route("/state", methods=["GET"])
@api.response(200, description="The counters as they stand; see docs/sync.md")
def state() -> Response:
    """What the server knows of the person who asks."""
    return _json(orjson.dumps(the_way().state(db.session(), signed_in(), clock.now())))


@forms.post("/deeds/<kind>")
def record_one(kind: str) -> Response:
    """Record one deed from a plain form, and go back to the page that it names.

    A form says whose page it stands on (`account`): of anybody but who is signed in, nothing is stored.
    """
    way = the_way()
    if kind not in way.kinds and kind != RETRACTION:
        raise NotFound
    enclosure = way.enclosures.get(kind)
    if enclosure is not None:
        request.max_content_length = enclosure.most_bytes
    page = _page_after(request.form.get("back", ""))
    person, now = signed_in(), clock.now()
    if not _is_page_of(person, request.form.get("account", "")):
        raise Conflict("other_person")  # the page was somebody else's; it is not shown again to who is here now
    fields = _payload()
    enclosed = enclosure.read(request.files) if enclosure else None
    item = {
        "id": request.form.get("id") or str(uuid7()),
        "kind": kind,
        "occurred_at": _moment(now).isoformat(),
        "zone": person.team.zone,
        "payload": fields | ({"photo": True} if enclosed else {}),
    }
    readable = read(way, person, [item], now)
    with write() as session:
        recorded = record(session, way, person, readable, now)
    (result,) = recorded.results
    if result.status in {"rejected", "conflict"}:
        return _refused(kind, fields, Invalid(result.code) if result.status == "rejected" else Conflict(result.code))
    if enclosure is not None and enclosed is not None:
        enclosure.keep(person, UUID(str(result.id)), enclosed)
    return redirect(page, 303)


def _page_after(back: str) -> str:
    """The address of the page that a form names, that of today where it names none."""
    name, _, which = back.partition("/")
    try:
        numbered: dict[str, Any] = {NUMBERED[name]: UUID(which)} if name in NUMBERED else {}
        return url_for(PAGES[name], **numbered)
    except (KeyError, ValueError):
        return url_for(PAGES["today"])


def _moment(now: datetime) -> datetime:
    """When it was done: now, unless the form tells of an earlier moment."""
    try:
        return min(now, datetime.fromisoformat(request.form["occurred_at"]))
    except (KeyError, ValueError, TypeError):  # TypeError: a moment without a zone
        return now


def _is_page_of(person: Person, account: str) -> bool:
    """Whether a form with this account stood on a page of theirs; a form that says nothing is believed."""
    try:
        return not account or is_account_of(db.session(), person, UUID(account))
    except ValueError:
        return False


def _payload() -> dict[str, Any]:
    """What the form says of the deed itself: a text for each field, or a list for one that is there more than once."""
    filled = {name: [text for text in texts if text] for name, texts in request.form.lists()}
    return {
        name: texts if len(texts) > 1 else texts[0]
        for name, texts in filled.items()
        if texts and name not in NOT_PAYLOAD
    }


def _refused(kind: str, typed: dict[str, Any], problem: Invalid | Conflict) -> Response:
    """The form again with what was typed, under a new id; an error page for a kind without words."""
    show_again = the_way().forms.get(kind)
    if show_again is None:
        raise problem
    return current_app.response_class(show_again(typed, problem.code), problem.status, mimetype="text/html")


def _json(body: bytes) -> Response:
    return current_app.response_class(body, mimetype="application/json")
