"""Subscribing a phone, and trying whether it hears us."""

from typing import Any

import orjson
from flask import current_app, g, request
from flask_login import current_user
from flask_smorest import Blueprint
from marshmallow import Schema, ValidationError

from app import clock
from app.database import db, write
from app.errors import Conflict, Invalid, Malformed, NotFound
from app.push.actions import NewSubscription, has_phones, subscribe, unsubscribe
from app.push.rules import EndpointRefused, check_endpoint
from app.push.schemas import EndpointSchema, KeySchema, OutcomeSchema, SubscriptionSchema, TestSchema
from app.push.tools import application_server_key, key_id_of
from app.push.trial import outcome_of, phones_of, try_phones

api = Blueprint("push", __name__, url_prefix="/api/v1/push", description="Push: where a phone can be reached")
api.add_app_template_global(application_server_key, "push_key")


@api.app_template_global()
def has_push() -> bool:
    """Whether who is signed in hears of things on a phone at all, for the words of pages."""
    return has_phones(db.session(), current_user)


def _body(schema: type[Schema]) -> dict[str, Any]:
    """The request's JSON in the agreed form. Raises Malformed."""
    try:
        loaded: dict[str, Any] = schema().load(orjson.loads(request.get_data()))
    except ValidationError as error:
        raise Malformed(fields=error.messages) from error
    except ValueError as error:
        raise Malformed from error
    return loaded


def _documented(schema: type[Schema]) -> dict[str, Any]:
    return {"required": True, "content": {"application/json": {"schema": schema}}}


@api.route("/key", methods=["GET"])
@api.response(200, KeySchema)
def key() -> dict[str, str]:
    """The key to subscribe with."""
    return {"key": application_server_key()}


@api.route("/subscriptions", methods=["POST"])
@api.doc(requestBody=_documented(SubscriptionSchema))
@api.response(204)
@api.alt_response(422, description="endpoint_refused: no known push service; key_unknown: made with a key of nobody")
def add() -> None:
    """Keep this browser's subscription for the person who is signed in on it; repeating it is harmless."""
    told = _body(SubscriptionSchema)
    settings = current_app.config["SETTINGS"]
    try:
        check_endpoint(told["endpoint"], settings.push_allowed_hosts)
    except EndpointRefused as refused:
        raise Invalid("endpoint_refused", field="endpoint", reason=str(refused)) from refused
    key_id = key_id_of(told["key"])
    if key_id is None:
        raise Invalid("key_unknown", field="key")
    new = NewSubscription(told["endpoint"], told["keys"]["p256dh"], told["keys"]["auth"], told["detail"])
    with write() as session:
        subscribe(
            session,
            current_user,
            g.device_session_id,
            new,
            vapid_key_id=key_id,
            origin=settings.public_url or request.host_url.rstrip("/"),
            now=clock.now(),
        )


@api.route("/subscriptions", methods=["DELETE"])
@api.doc(requestBody=_documented(EndpointSchema))
@api.response(204)
def remove() -> None:
    """Forget a subscription of the person who is signed in."""
    with write() as session:
        unsubscribe(session, current_user, _body(EndpointSchema)["endpoint"])


@api.route("/test", methods=["POST"])
@api.response(202, TestSchema)
@api.alt_response(409, description="no_subscription: this phone does not hear us yet")
def test() -> dict[str, str]:
    """Send a test to this very phone."""
    with write() as session:
        phones = phones_of(session, current_user, g.device_session_id)
        if not phones:
            raise Conflict("no_subscription")
        return {"trial": try_phones(session, current_user, phones, clock.now())}


@api.route("/test/<string(length=32):trial>", methods=["GET"])
@api.response(200, OutcomeSchema)
def outcome(trial: str) -> dict[str, str]:
    """What became of a test of mine."""
    found = outcome_of(db.session(), current_user, trial)
    if found is None:
        raise NotFound
    return {"outcome": found.value}
