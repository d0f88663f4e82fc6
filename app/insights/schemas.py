"""The shape of the form for a challenge. Messages are codes; their words are in app.web.messages."""

from marshmallow import fields, validate

from app.challenges.publishing import COURAGE, MINUTES
from app.people.schemas import FormSchema, line


def number_of(options: tuple[int, ...], code: str) -> fields.Integer:
    """One of a few numbers."""
    return fields.Integer(
        required=True,
        validate=validate.OneOf(options, error=code),
        error_messages={"required": code, "invalid": code},
    )


def day(code: str) -> fields.Date:
    """A day as a browser's date field sends it."""
    return fields.Date(required=True, format="iso", error_messages={"required": code, "invalid": code})


class ChallengeForm(FormSchema):
    """A challenge for a team and a span of days."""

    team = fields.Integer(required=True, error_messages={"required": "team_empty", "invalid": "team_empty"})
    title = line("title_empty", 60)
    what = line("what_empty", 200)
    why = fields.String(load_default="", validate=validate.Length(max=200, error="why_long"))
    minutes = number_of(MINUTES, "minutes_unknown")
    courage = number_of(COURAGE, "courage_unknown")
    starts_on = day("day_unknown")
    ends_on = day("day_unknown")
    commitment = fields.Boolean(
        required=True,
        truthy={"yes"},
        falsy={""},
        validate=validate.Equal(True, error="commitment_missing"),
        error_messages={"required": "commitment_missing", "invalid": "commitment_missing"},
    )
