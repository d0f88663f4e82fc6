"""The two doors for deeds: a batch from an outbox, and one plain form."""

import json
from typing import Any

import orjson
from flask import Blueprint as Pages
from flask import current_app, redirect, request, url_for
from flask_login import current_user
from flask_smorest import Blueprint
from marshmallow import EXCLUDE, ValidationError
from uuid_utils import uuid7
from werkzeug.wrappers import Response

from app import clock
from app.database import db, write
from app.deeds.actions import read, record
from app.deeds.rules import MAX_BYTES, MAX_DEEDS, RETRACTION
from app.deeds.schemas import AnswerSchema, BatchSchema, ProblemSchema
from app.deeds.way import Way
from app.errors import Conflict, Invalid, Malformed, NotFound, TooLarge
from app.people.models import Person

api = Blueprint("deeds", __name__, url_prefix="/api/v1", description="Deeds: the way in")
forms = Pages("deed_forms", __name__)

_ENVELOPE = BatchSchema(exclude=["deeds"], unknown=EXCLUDE)

# Where a plain form may lead back to: names, so that no address from outside is ever followed.
PAGES = {name: f"{name}.{name}" for name in ("today", "wall", "badges", "me", "add")}


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
@api.alt_response(409, schema=ProblemSchema, description="other_account: nothing was stored")
@api.alt_response(413, schema=ProblemSchema, description="batch_too_large: send less at once")
def batch() -> Response:
    """Record a batch of deeds; the answer names each. Repeating it changes nothing."""
    envelope, raw = _read_batch()
    person, now, way = signed_in(), clock.now(), the_way()
    if envelope["account"] != person.account:
        raise Conflict("other_account")
    readable = read(way, person, raw, now, envelope["sent_at"])
    with write(person, person.team) as session:
        recorded = record(session, way, person, readable, now)
    fresh = way.state(session, person, now, recorded.days)
    return _json(
        {
            "version": envelope["version"],
            "account": str(envelope["account"]),
            "results": recorded.results,
            "state": fresh | {"new_badges": recorded.new_badges},
        }
    )


@api.route("/state", methods=["GET"])
@api.response(200, description="The counters as they stand; see docs/sync.md")
def state() -> Response:
    """What the server knows of the person who asks."""
    return _json(the_way().state(db.session(), current_user, clock.now(), []))


@forms.post("/deeds/<kind>")
def record_one(kind: str) -> Response:
    """Record one deed from a plain form, and go back to the page it came from."""
    way = the_way()
    if kind not in way.kinds and kind != RETRACTION:
        raise NotFound
    fields = {key: value for key, value in request.form.items() if value}
    page = PAGES.get(fields.pop("back", ""), PAGES["today"])
    person, now = signed_in(), clock.now()
    item = {
        "id": fields.pop("id", None) or str(uuid7()),
        "kind": kind,
        "occurred_at": now.isoformat(),
        "zone": person.team.zone,
        "payload": fields,
    }
    readable = read(way, person, [item], now)
    with write(person, person.team) as session:
        recorded = record(session, way, person, readable, now)
    (result,) = recorded.results
    if result.status in {"rejected", "conflict"}:
        raise (Invalid if result.status == "rejected" else Conflict)(result.code)
    return redirect(url_for(page), 303)


def _read_batch() -> tuple[dict[str, Any], list[Any]]:
    """The envelope, checked, and the raw items. Raises Malformed and TooLarge."""
    data = request.get_data(cache=False)
    too_large = TooLarge(max_deeds=MAX_DEEDS, max_bytes=MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise too_large
    try:
        body = _parsed(data)
        raw = body.pop("deeds")
        envelope: dict[str, Any] = _ENVELOPE.load(body)
    except (ValueError, KeyError, AttributeError, TypeError, ValidationError) as error:
        raise Malformed from error
    if not isinstance(raw, list):
        raise Malformed
    if len(raw) > MAX_DEEDS:
        raise too_large
    return envelope, raw


def _parsed(data: bytes) -> Any:
    """The request's JSON. What the strict parser refuses (half a character in one deed's text) gets a second chance, so
    that it is refused with that deed alone."""
    try:
        return orjson.loads(data)
    except ValueError:
        return json.loads(data, parse_constant=_no_number)


def _no_number(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity are not JSON


def _json(body: dict[str, Any]) -> Response:
    return current_app.response_class(orjson.dumps(body), mimetype="application/json")
