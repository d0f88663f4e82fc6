"""People and totals for other programs, by the token of an administrator."""

from typing import Any

from flask import g, request
from flask_smorest import Blueprint
from marshmallow import Schema, fields

from app import audit, clock
from app.calendar.rules import game_day
from app.database import db, write
from app.deeds.schemas import ProblemSchema
from app.roster.extracts import WEEKS, people, totals

api = Blueprint("extracts", __name__, url_prefix="/api/v1", description="People and totals, for other programs")
MOST = 500
_TOKEN: list[dict[str, list[str]]] = [{"token": []}]
_ASKED = [
    {"in": "query", "name": "after", "schema": {"type": "integer"}, "description": "the `next` of the page before"},
    {"in": "query", "name": "limit", "schema": {"type": "integer", "maximum": MOST, "default": MOST}},
]
_WEEKS = [{"in": "query", "name": "weeks", "schema": {"type": "integer", "maximum": WEEKS, "default": WEEKS}}]


class KnownSchema(Schema):
    """One person: `days` are seven ones and zeros from monday on; `left` is null for who takes part."""

    id = fields.Integer()
    name = fields.String()
    team = fields.String()
    work = fields.String()
    role = fields.String()
    language = fields.String()
    days = fields.String()
    joined = fields.Date()
    left = fields.Date(allow_none=True)


class PeopleSchema(Schema):
    """A page of people; `next` is null at the end."""

    people = fields.List(fields.Nested(KnownSchema))
    next = fields.Integer(allow_none=True)


class TotalSchema(Schema):
    """What a team did in a week that is over; only where at least five people took part."""

    team = fields.String()
    monday = fields.Date()
    people = fields.Integer()
    strokes = fields.Integer()
    completions = fields.Integer()
    surprises = fields.Integer()
    applauses = fields.Integer()
    compliments = fields.Integer()


class TotalsSchema(Schema):
    """Team by team and week by week."""

    totals = fields.List(fields.Nested(TotalSchema))


def _number(name: str, least: int, most: int, otherwise: int) -> int:
    text = request.args.get(name, "")
    return min(max(least, int(text)), most) if text.isdecimal() and len(text) < 10 else otherwise


@api.route("/people", methods=["GET"])
@api.doc(security=_TOKEN, parameters=_ASKED)
@api.response(200, PeopleSchema)
@api.alt_response(401, schema=ProblemSchema, description="signed_out: no token, or one that does not hold")
def list_people() -> dict[str, Any]:
    """Everybody who takes part or left, by number, in pages."""
    after, limit = _number("after", 0, 2**31 - 1, 0), _number("limit", 1, MOST, MOST)
    if not after:
        _note("people.exported")
    found = list(people(db.session(), after, limit + 1))
    return {"people": found[:limit], "next": found[limit - 1].id if len(found) > limit else None}


@api.route("/totals", methods=["GET"])
@api.doc(security=_TOKEN, parameters=_WEEKS)
@api.response(200, TotalsSchema)
@api.alt_response(401, schema=ProblemSchema, description="signed_out: no token, or one that does not hold")
def list_totals() -> dict[str, Any]:
    """What teams did together in the last weeks that are over."""
    _note("totals.exported")
    reader = g.api_token.made_by
    today = game_day(clock.now(), reader.team.zone)
    return {"totals": totals(db.session(), reader, today, _number("weeks", 1, WEEKS, WEEKS))}


def _note(act: str) -> None:
    token = g.api_token.id
    with write() as session:
        audit.record(session, g.api_token.made_by, act, ("organisation", 1), token=token)
