"""The shape of a request and of its answer (docs/sync.md). Shape only: no rules."""

import re
from typing import Any

from marshmallow import EXCLUDE, Schema, fields, post_load, pre_load, validate

from app.deeds.rules import MAX_DEEDS, OLDEST_VERSION, VERSION

MAX_KIND = 16
MAX_ZONE = 64
_NEW_LINE = re.compile("\r\n?")


class DeedSchema(Schema):
    """One deed as the phone sends it."""

    class Meta:
        unknown = EXCLUDE  # a newer phone may say more

    id = fields.UUID(required=True, metadata={"description": "UUIDv7, made on the phone"})
    kind = fields.String(required=True, validate=validate.Length(1, MAX_KIND))
    occurred_at = fields.AwareDateTime(required=True, format="iso", metadata={"description": "the tap, UTC"})
    zone = fields.String(load_default="", validate=validate.Length(max=MAX_ZONE))
    local_day = fields.Date(load_default=None, allow_none=True)
    payload = fields.Dict(keys=fields.String(), load_default=dict)


class WrittenSchema(Schema):
    """A payload with words that somebody wrote."""

    class Meta:
        unknown = EXCLUDE

    @pre_load
    def one_kind_of_line(self, data: Any, **_: object) -> Any:
        """A line ends in one character, as on the phone: a browser posts two, and would count them twice."""
        if not isinstance(data, dict):
            return data
        return {key: _NEW_LINE.sub("\n", value) if isinstance(value, str) else value for key, value in data.items()}

    @post_load
    def trimmed(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """Without the blanks around it."""
        return {key: value.strip() if isinstance(value, str) else value for key, value in data.items()}


class BatchSchema(Schema):
    """A request to `POST /api/v1/deeds`."""

    version = fields.Integer(load_default=VERSION, validate=validate.Range(OLDEST_VERSION, VERSION))
    account = fields.UUID(required=True, metadata={"description": "whose outbox this is"})
    sent_at = fields.AwareDateTime(load_default=None, allow_none=True, format="iso")
    deeds = fields.List(fields.Nested(DeedSchema), required=True, validate=validate.Length(max=MAX_DEEDS))


class ResultSchema(Schema):
    """What became of one deed."""

    index = fields.Integer(metadata={"description": "its place in the request"})
    id = fields.String(allow_none=True)
    status = fields.String(validate=validate.OneOf(["accepted", "duplicate", "rejected", "conflict", "failed"]))
    code = fields.String(allow_none=True, metadata={"description": "why it was not stored"})
    late = fields.Boolean(metadata={"description": "kept, but too old to score"})
    day = fields.Date(allow_none=True, metadata={"description": "the game day that it counts for, if it could be read"})


class AnswerSchema(Schema):
    """The answer to a batch: each deed's result, and the state after it."""

    version = fields.Integer()
    account = fields.String()
    received_at = fields.AwareDateTime(metadata={"description": "the server's clock when it began to read the batch"})
    results = fields.List(fields.Nested(ResultSchema))
    state = fields.Dict()


class ProblemSchema(Schema):
    """What every error of the API looks like."""

    code = fields.String(metadata={"description": "stable; see docs/sync.md"})
    message = fields.String(metadata={"description": "in the person's language"})
