"""The shapes of this room's own pages. Messages are codes; their words are in app.web.messages."""

from marshmallow import fields, validate

from app.challenges.library import KIND_LABELS
from app.people.departments import DEPARTMENTS
from app.people.schemas import FormSchema

MOST_WORDS = 60


class BehaviourForm(FormSchema):
    """A behaviour in the organisation's words."""

    title = fields.String(load_default="", validate=validate.Length(max=60, error="title_empty"))
    act = fields.String(load_default="", validate=validate.Length(max=160, error="act_long"))


class SearchForm(FormSchema):
    """What is looked for in the library."""

    q = fields.String(load_default="", validate=validate.Length(max=MOST_WORDS))
    kind = fields.String(validate=validate.OneOf(list(KIND_LABELS)))
    department = fields.String(validate=validate.OneOf(list(DEPARTMENTS)))
    courage = fields.Integer(validate=validate.OneOf((1, 2, 3)))
    minutes = fields.Integer(validate=validate.OneOf((2, 5, 10, 15, 20, 30)))
    behaviour = fields.String(validate=validate.Length(max=24))
    before = fields.String(validate=validate.OneOf(("well",)))
