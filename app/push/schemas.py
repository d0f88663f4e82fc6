"""The shape of what a browser tells of its push subscription."""

import base64
import binascii

from cryptography.hazmat.primitives.asymmetric import ec
from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate

from app.push.rules import MAX_URL


def decoded(text: str) -> bytes:
    """base64url with or without padding; raises ValidationError."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise ValidationError("not base64url") from None


def _point(text: str) -> None:
    """A public key on P-256, uncompressed (RFC 8291, section 2)."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _of_length(text, 65))
    except ValueError:
        raise ValidationError("no point of P-256") from None


def _secret(text: str) -> None:
    _of_length(text, 16)


def _of_length(text: str, length: int) -> bytes:
    found = decoded(text)
    if len(found) != length:
        raise ValidationError(f"not {length} bytes")
    return found


class KeysSchema(Schema):
    """The phone's public key and its secret."""

    class Meta:
        unknown = EXCLUDE

    p256dh = fields.String(required=True, validate=[validate.Length(max=100), _point])
    auth = fields.String(required=True, validate=[validate.Length(max=32), _secret])


class SubscriptionSchema(Schema):
    """PushSubscription.toJSON(), and whether this phone shows more than general words."""

    class Meta:
        unknown = EXCLUDE

    endpoint = fields.String(required=True, validate=validate.Length(1, MAX_URL))
    keys = fields.Nested(KeysSchema, required=True)
    key = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=100))
    """The application server key that it was made with: a page that was kept may have had one from before."""
    detail = fields.Boolean(load_default=None, allow_none=True)


class EndpointSchema(Schema):
    """Which subscription is meant."""

    class Meta:
        unknown = EXCLUDE

    endpoint = fields.String(required=True, validate=validate.Length(1, MAX_URL))


class KeySchema(Schema):
    """The application server key, base64url."""

    key = fields.String()


class TestSchema(Schema):
    """By what the outcome of a test is asked for."""

    trial = fields.String()


class OutcomeSchema(Schema):
    """What became of a test: waiting, delivered, delayed, late, gone or refused."""

    outcome = fields.String()
