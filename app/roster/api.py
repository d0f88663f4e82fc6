"""People and totals for other programs, by the token of an administrator."""

from collections.abc import Callable, Iterator
from typing import Any

from flask import g, request
from flask_smorest import Blueprint
from marshmallow import Schema, fields

from app import audit, clock
from app.audit.reading import last_recorded
from app.calendar.rules import game_day
from app.database import db, write
from app.deeds.schemas import ProblemSchema
from app.forms import whole_number
from app.roster.extracts import WEEKS, Known, expected, people, totals

api = Blueprint("extracts", __name__, url_prefix="/api/v1", description="People and totals, for other programs")
MOST = 500
_TOKEN: list[dict[str, list[str]]] = [{"token": []}]
_ASKED = [
    {"in": "query", "name": "after", "schema": {"type": "integer"}, "description": "the `next` of the page before"},
    {"in": "query", "name": "limit", "schema": {"type": "integer", "maximum": MOST, "default": MOST}},
]
_WEEKS = [{"in": "query", "name": "weeks", "schema": {"type": "integer", "maximum": WEEKS, "default": WEEKS}}]


class _PersonSchema(Schema):
    id = fields.Integer()
    name = fields.String()
    team = fields.String()
    work = fields.String()
    role = fields.String()
    language = fields.String()
    days = fields.String()


class KnownSchema(_PersonSchema):
    """One person: `days` are seven ones and zeros from monday on; `left` is null for who takes part."""

    joined = fields.Date()
    left = fields.Date(allow_none=True)


class PeopleSchema(Schema):
    """A page of people; `next` is null at the end."""

    people = fields.List(fields.Nested(KnownSchema))
    next = fields.Integer(allow_none=True)


class ExpectedSchema(_PersonSchema):
    """Somebody who is expected since a day and did not come in yet; `id` is a number for these pages alone."""

    expected = fields.Date()


class ExpectedPeopleSchema(Schema):
    """A page of people who are expected; `next` is null at the end."""

    people = fields.List(fields.Nested(ExpectedSchema))
    next = fields.Integer(allow_none=True)


class TotalSchema(Schema):
    """What was published of a team's week, two days after it; it stays as it is.

    `people` took part, or a few more. A number that fewer than five people who do not lead are behind is null.
    """

    team = fields.String()
    monday = fields.Date()
    people = fields.Integer()
    strokes = fields.Integer(allow_none=True)
    completions = fields.Integer(allow_none=True)
    surprises = fields.Integer(allow_none=True)
    applauses = fields.Integer(allow_none=True)
    compliments = fields.Integer(allow_none=True)


class TotalsSchema(Schema):
    """Week by week, the oldest first, and in it team by team; a week of fewer than five people is not there."""

    totals = fields.List(fields.Nested(TotalSchema))


def _number(name: str, least: int, most: int, otherwise: int) -> int:
    asked = whole_number(request.args.get(name, ""))
    return otherwise if asked is None else min(max(least, asked), most)


@api.route("/people", methods=["GET"])
@api.doc(security=_TOKEN, parameters=_ASKED)
@api.response(200, PeopleSchema)
@api.alt_response(401, schema=ProblemSchema, description="signed_out: no token, or one that does not hold")
def list_people() -> dict[str, Any]:
    """Everybody who takes part or left, by number, in pages; who is expected has pages of their own."""
    return _page(lambda after, most: people(db.session(), clock.now().date(), after, most))


@api.route("/expected", methods=["GET"])
@api.doc(security=_TOKEN, parameters=_ASKED)
@api.response(200, ExpectedPeopleSchema)
@api.alt_response(401, schema=ProblemSchema, description="signed_out: no token, or one that does not hold")
def list_expected() -> dict[str, Any]:
    """Everybody who is expected and did not come in yet, in pages."""
    return _page(lambda after, most: expected(db.session(), after, most))


def _page(read: Callable[[int, int], Iterator[Known]]) -> dict[str, Any]:
    after, limit = _number("after", 0, 2**31 - 1, 0), _number("limit", 1, MOST, MOST)
    _note("people.exported")  # from whichever page on: whoever begins at the second one has names too
    found = list(read(after, limit + 1))
    return {"people": found[:limit], "next": found[limit - 1].id if len(found) > limit else None}


@api.route("/totals", methods=["GET"])
@api.doc(security=_TOKEN, parameters=_WEEKS)
@api.response(200, TotalsSchema)
@api.alt_response(401, schema=ProblemSchema, description="signed_out: no token, or one that does not hold")
def list_totals() -> dict[str, Any]:
    """What was published of the teams in the last weeks."""
    _note("totals.exported")
    today = game_day(clock.now(), g.api_token.made_by.team.zone)
    return {"totals": list(totals(db.session(), today, _number("weeks", 1, WEEKS, WEEKS)))}


def _note(act: str) -> None:
    """Once a day for each token, so that a program that reads page by page fills nobody's list of who looked."""
    token, maker, now = g.api_token.id, g.api_token.made_by, clock.now()
    last = last_recorded(db.session(), maker, act, token=token)
    if last is None or game_day(last, maker.team.zone) != game_day(now, maker.team.zone):
        with write() as session:
            audit.record(session, maker, act, ("organisation", 1), token=token)
