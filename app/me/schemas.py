"""The shapes of the forms of this room. Messages are codes; their words are in app.web.messages."""

from typing import Any

from marshmallow import fields, pre_load

from app.people.schemas import FormSchema, day

_WRONG: dict[str, Any] = {"required": "day_unknown", "invalid": "day_unknown"}


class WorkingDaysForm(FormSchema):
    """From which day on other days are worked; `sure` once its effect on the days before today was seen."""

    since = day(load_default=None, allow_none=True)
    sure = fields.String(load_default="")

    @pre_load
    def none_for_empty(self, data: Any, **_: object) -> dict[str, str]:
        """Without a day it is from today on."""
        return {key: value for key, value in data.items() if value or key != "since"}


class LeaveForm(FormSchema):
    """Days away: without `last` it is one day. `was` is where the span that this one replaces begins."""

    first = fields.Date(required=True, format="iso", error_messages=_WRONG)
    last = fields.Date(load_default=None, allow_none=True, format="iso", error_messages=_WRONG)
    was = fields.Date(load_default=None, allow_none=True, format="iso", error_messages=_WRONG)

    @pre_load
    def none_for_empty(self, data: Any, **_: object) -> dict[str, str]:
        """A browser sends an empty text for a day that was not filled in."""
        return {key: value for key, value in data.items() if value.strip() or key == "first"}
