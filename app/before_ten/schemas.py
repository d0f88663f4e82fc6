"""The shape of the form that plans mornings. Messages are codes; their words are in app.web.messages."""

from marshmallow import fields, post_load

from app.people.schemas import FormSchema, day


class MorningForm(FormSchema):
    """From when until when, and the time of the day."""

    team = fields.Integer(required=True, error_messages={"required": "team_empty", "invalid": "team_empty"})
    starts_on = day(required=True)
    meant = fields.Date(format="iso", load_default=None, allow_none=True)
    ends_on = day(required=True)
    until = fields.Time(
        required=True, format="iso", error_messages={"required": "time_unknown", "invalid": "time_unknown"}
    )

    @post_load
    def in_minutes(self, data: dict[str, object], **_: object) -> dict[str, object]:
        """The time as minutes of the day."""
        until = data["until"]
        return data | {"until": until.hour * 60 + until.minute}  # type: ignore[attr-defined]
