"""The shape of what a customer fills in. Messages are codes; their words are in app.web.messages."""

from typing import Any

from marshmallow import EXCLUDE, Schema, fields, post_load, pre_load, validate

from app.voices.models import LONGEST, LONGEST_NAME
from app.voices.rules import HIGHEST


class VoiceForm(Schema):
    """A few words, what kind of words, who helped, and a score: one of words and score is needed."""

    class Meta:
        unknown = EXCLUDE

    ref = fields.UUID(required=True)
    said = fields.String(load_default="", validate=validate.Length(max=LONGEST, error="voice_long"))
    kind = fields.String(load_default="thanks", validate=validate.OneOf(("thanks", "tip"), error="invalid"))
    helped = fields.String(load_default="", validate=validate.Length(max=LONGEST_NAME, error="name_long"))
    score = fields.Integer(
        load_default=None, validate=validate.Range(0, HIGHEST, error="invalid"), error_messages={"invalid": "invalid"}
    )

    @pre_load
    def trimmed(self, data: Any, **_: object) -> dict[str, str]:
        """Without the blanks around answers, and without a score that was not given."""
        plain = {name: " ".join(text.split()) for name, text in data.items()}
        return {name: text for name, text in plain.items() if text or name != "score"}

    @post_load
    def told(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """As the action takes it."""
        return {**{name: data[name] for name in ("ref", "said", "helped", "score")}, "is_tip": data["kind"] == "tip"}
