"""The shapes of the forms for a challenge, one a step. Messages are codes; their words are in app.web.messages."""

from marshmallow import fields, validate

from app.challenges.drafting import COURAGE, MINUTES
from app.challenges.library import LIBRARY
from app.challenges.occasions import RHYTHMS
from app.people.schemas import FormSchema, day, line, one_of


def number_of(options: tuple[int, ...], code: str) -> fields.Integer:
    """One of a few numbers."""
    return fields.Integer(
        required=True,
        validate=validate.OneOf(options, error=code),
        error_messages={"required": code, "invalid": code},
    )


class WordsForm(FormSchema):
    """The first step: what."""

    title = line("title_empty", 60)
    what = line("what_empty", 200)
    why = fields.String(load_default="", validate=validate.Length(max=200, error="why_long"))
    minutes = number_of(MINUTES, "minutes_unknown")
    courage = number_of(COURAGE, "courage_unknown")


class IdeaForm(FormSchema):
    """The first step in one tap: a challenge of the library."""

    idea = one_of(LIBRARY, "unknown_challenge")


class DaysForm(FormSchema):
    """The third step: when. `ends_on` matters only to a rhythm that has an end of its own."""

    rhythm = one_of(RHYTHMS, "rhythm_unknown")
    starts_on = day(required=True)
    ends_on = day(load_default=None)
