"""The shapes of the forms of this room. Messages are codes; their words are in app.web.messages."""

from typing import Any

from marshmallow import fields, pre_load, validate

from app.people.models import Role
from app.people.schemas import FormSchema, line, one_of

_DAY: dict[str, Any] = {"required": "day_unknown", "invalid": "day_unknown"}
_TEAM: dict[str, Any] = {"required": "team_unknown", "invalid": "team_unknown"}
_A_NUMBER = validate.Range(1, 2**31 - 1, error="team_unknown")  # more than that no database looks for


class MoveForm(FormSchema):
    """To another team, from a day on."""

    team = fields.Integer(required=True, validate=_A_NUMBER, error_messages=_TEAM)
    day = fields.Date(required=True, format="iso", error_messages=_DAY)


class RoleForm(FormSchema):
    """What somebody may do."""

    role = one_of(Role, "role_unknown")


class AwayForm(FormSchema):
    """Days away; without `last` it is one day."""

    first = fields.Date(required=True, format="iso", error_messages=_DAY)
    last = fields.Date(load_default=None, allow_none=True, format="iso", error_messages=_DAY)

    @pre_load
    def none_for_empty(self, data: Any, **_: object) -> dict[str, str]:
        """A browser sends an empty text for a day that was not filled in."""
        return {key: value for key, value in data.items() if value.strip() or key == "first"}


class DepartureForm(FormSchema):
    """Whether the name stays on what they did."""

    name = one_of(("stays", "goes"), "choice_missing")


class ReturnForm(FormSchema):
    """Back again: where, and by which name."""

    team = fields.Integer(required=True, validate=_A_NUMBER, error_messages=_TEAM)
    name = line("name_empty")
