"""The shape of the form on which somebody chooses. Messages are codes; their words are in app.web.messages."""

from collections.abc import Sequence
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, pre_load, validate

from app.notifications.kinds import KINDS, Channel
from app.notifications.rules import MOST_TO_CHOOSE

_TIMES, HOURS = ("morning_at", "reminder_at"), ("works_from", "works_until")


def field_of(kind: str) -> str:
    """The name of the field for a kind."""
    return f"kind-{kind}"


def _are_channels(chosen: dict[str, Any]) -> None:
    if not set(chosen.values()) <= set(Channel):
        raise ValidationError("channel_unknown")


def _time() -> fields.Time:
    wrong: dict[str, Any] = {"required": "time_unknown", "invalid": "time_unknown"}
    return fields.Time(required=True, format="%H:%M", error_messages=wrong)


_A_LIST = 4000  # letters: a hundred messages, or all badges


class PreferencesForm(Schema):
    """Loads the names of Wishes, each with a value."""

    class Meta:
        unknown = EXCLUDE

    morning_at = _time()
    reminder_at = _time()
    most_a_day = fields.Integer(
        required=True,
        validate=validate.Range(0, MOST_TO_CHOOSE, error="most_unknown"),
        error_messages={"required": "most_unknown", "invalid": "most_unknown"},
    )
    channels = fields.Dict(validate=_are_channels)

    @pre_load
    def gathered(self, data: Any, **_: object) -> dict[str, Any]:
        """The fields of the kinds as one; a browser sends seconds where it likes."""
        kept = {name: value for name, value in data.items() if not name.startswith("kind-")}
        kept |= _without_seconds(data, _TIMES)
        kept["channels"] = {name: data[field_of(name)] for name in KINDS if field_of(name) in data}
        return kept

    @post_load
    def as_minutes(self, data: Any, **_: object) -> dict[str, Any]:
        """Times as minutes of the day."""
        return {**data, **_minutes(data, _TIMES)}


class HoursForm(Schema):
    """From when until when somebody works; until at or before from means after midnight."""

    class Meta:
        unknown = EXCLUDE

    works_from = _time()
    works_until = _time()

    @pre_load
    def shortened(self, data: Any, **_: object) -> dict[str, Any]:
        """A browser sends seconds where it likes."""
        return _without_seconds(data, HOURS)

    @post_load
    def as_minutes(self, data: Any, **_: object) -> dict[str, int]:
        """Times as minutes of the day."""
        return _minutes(data, HOURS)


def _without_seconds(data: Any, names: Sequence[str]) -> dict[str, str]:
    return {name: str(data.get(name, ""))[:5] for name in names}


def _minutes(data: Any, names: Sequence[str]) -> dict[str, int]:
    return {name: data[name].hour * 60 + data[name].minute for name in names}


class ReadForm(Schema):
    """What somebody has seen: without a word everything; the numbers `shown`, as they were `until` a moment; or badges.

    Commas stand between numbers, and between keys of badges.
    """

    class Meta:
        unknown = EXCLUDE

    until = fields.AwareDateTime(format="iso")
    shown = fields.String(load_default="", validate=validate.Length(max=_A_LIST))
    badges = fields.String(validate=validate.Length(max=_A_LIST))
