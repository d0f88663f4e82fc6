"""The shape of a stroke and of what is said about it later."""

from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, validate, validates_schema

from app.tallies.facets import FACETS, NOTHING, PLACES, QUESTIONS

_ACCOUNT = rf"^({NOTHING}|[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})\Z"


class TallySchema(Schema):
    """A stroke; it may already say which question was asked, and where."""

    class Meta:
        unknown = EXCLUDE

    question = fields.String(validate=validate.OneOf(QUESTIONS))
    place = fields.String(validate=validate.OneOf(PLACES))


class NoteSchema(Schema):
    """One thing about a stroke that was drawn before. `heard` is the account of a colleague."""

    class Meta:
        unknown = EXCLUDE

    stroke = fields.UUID(required=True)
    question = fields.String(validate=validate.OneOf((*QUESTIONS, NOTHING)))
    place = fields.String(validate=validate.OneOf((*PLACES, NOTHING)))
    heard = fields.String(
        validate=validate.Regexp(rf"^({NOTHING}|[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})\Z")
    )

    @validates_schema
    def one_thing(self, data: dict[str, Any], **_: object) -> None:
        """Each thing is a deed of its own, so that one that is refused takes nothing else with it."""
        if sum(facet in data for facet in FACETS) != 1:
            raise ValidationError("one of them", field_name="stroke")

    @post_load
    def as_text(self, data: dict[str, Any], **_: object) -> dict[str, str]:
        """As the log keeps it."""
        return data | {"stroke": str(data["stroke"])}
