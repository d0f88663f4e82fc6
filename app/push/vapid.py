"""Encryption by the `webpush` package, with its signing repaired (docs/adr/0010).

As shipped it parses the key and signs anew for every message, drops the port from `aud`, puts "mailto:" before any
subject, does not notice a pair that does not belong together, and keeps per-message settings on a shared object.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pydantic import AnyHttpUrl
from webpush import WebPush
from webpush.types import WebPushKeys, WebPushSubscription
from webpush.vapid import VAPID

from app.config import ConfigError
from app.keys import VapidKeys

LIFE = 12 * 3600
RENEWED_BEFORE = 3600
MAX_PLAINTEXT = 3993
"""Bytes that fit in one record of 4,096 and in what every push service takes (RFC 8291, section 4)."""


class RepairedVapid(VAPID):
    """Signs once for each push service and keeps the token for most of its life (RFC 8292)."""

    def __init__(self, keys: VapidKeys, subject: str, clock: Callable[[], float] = time.time) -> None:
        super().__init__(keys.private_pem, keys.public_pem)
        private = serialization.load_pem_private_key(keys.private_pem, password=None)
        if not isinstance(private, ec.EllipticCurvePrivateKey) or private.public_key() != self.public_key:
            raise ConfigError("the two VAPID keys do not belong together: put back the copy from your backup")
        self._signing_key = private
        self._server_key = keys.application_server_key
        self._subject = subject
        self._clock = clock
        self._tokens: dict[str, tuple[float, str]] = {}
        self._lock = Lock()

    def get_authorization_header(self, endpoint: AnyHttpUrl, subscriber: str = "", expiration: int = LIFE) -> str:
        """The Authorization header for the push service of `endpoint`; the other arguments are the package's own."""
        return self.header_for(_origin(endpoint))

    def header_for(self, origin: str) -> str:
        """The Authorization header for a push service."""
        now = self._clock()
        with self._lock:
            expires, header = self._tokens.get(origin, (0.0, ""))
            if expires - now < RENEWED_BEFORE:
                expires = now + LIFE
                claims = {"aud": origin, "exp": int(expires), "sub": self._subject}
                header = f"vapid t={jwt.encode(claims, self._signing_key, algorithm='ES256')}, k={self._server_key}"
                self._tokens[origin] = (expires, header)
            return header


def _origin(endpoint: AnyHttpUrl) -> str:
    """Scheme, host and, where it is not the scheme's own, port."""
    own = {"https": 443, "http": 80}.get(endpoint.scheme)
    port = "" if endpoint.port in {None, own} else f":{endpoint.port}"
    return f"{endpoint.scheme}://{endpoint.host}{port}"


@dataclass(frozen=True, slots=True)
class Sealed:
    """An encrypted message, and the headers that go with it."""

    body: bytes
    headers: dict[str, str]


class Sealer:
    """Encrypts messages for subscriptions; one object serves all threads."""

    def __init__(self, keys: VapidKeys, subject: str) -> None:
        self.key_id = keys.id
        self.application_server_key = keys.application_server_key
        self._webpush = WebPush(keys.private_pem, keys.public_pem, subscriber=subject)
        self._webpush.vapid = RepairedVapid(keys, subject)

    def seal(self, message: bytes, endpoint: str, p256dh: str, auth: str) -> Sealed:
        """Encrypt anew, with fresh keys and salt. Raises ValueError for keys that are none, or a message too long."""
        if len(message) > MAX_PLAINTEXT:
            raise ValueError(f"{len(message)} bytes do not fit in a push message")
        to = WebPushSubscription(endpoint=AnyHttpUrl(endpoint), keys=WebPushKeys(p256dh=p256dh, auth=auth))
        made = self._webpush.get(message, to)
        headers = {name: value for name, value in made.headers.items() if name != "ttl"}  # the sender says it
        return Sealed(made.encrypted, {name: str(value) for name, value in headers.items()})
