"""Sealing and posting one message, with the manners that push services ask for.

It follows no redirect, believes no proxy from the environment, reads a little of the answer and waits a limited time,
because the other side is an address that a user supplied.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from urllib.parse import urlsplit

from app.push.hosts import Hosts
from app.push.letters import Letter
from app.push.reply import Nonsense
from app.push.resolver import LookUp, Place, PublicResolver
from app.push.rules import Answer, EndpointRefused, retry_after, split_endpoint
from app.push.vapid import Sealer
from app.push.wire import Wire

TIMEOUT = 10.0
SAID = 200
"""How much of what a service says is kept for the log."""


class Sender:
    """Sends to push services of `allowed` hosts, for one event loop; `sealers` are by the id of their key."""

    def __init__(
        self,
        allowed: tuple[str, ...],
        sealers: Mapping[str, Sealer],
        timeout: float = TIMEOUT,
        look_up: LookUp | None = None,
    ) -> None:
        self._allowed = allowed
        self._sealers = sealers
        self._hosts = Hosts()
        listed = {host for host in allowed if ":" in host}
        self._resolver = PublicResolver(listed.__contains__, look_up)
        self._wire = Wire(self._resolver, timeout)

    def knows_key(self, key_id: str) -> bool:
        """Whether a subscription that was made with this key can still be sent to."""
        return key_id in self._sealers

    async def send(self, letter: Letter, now: datetime) -> Answer:
        """Seal a message anew and post it."""
        try:
            sealed = self._sealers[letter.vapid_key_id].seal(letter.body, letter.endpoint, letter.p256dh, letter.auth)
        except ValueError as error:
            return Answer(400, why=f"cannot be sealed: {error}"[:SAID])
        headers = (
            f"authorization: {sealed.headers['authorization']}\r\ncontent-encoding: aes128gcm\r\n"
            f"content-type: application/octet-stream\r\nttl: {int((letter.expires - now).total_seconds())}\r\n"
            f"urgency: {letter.urgency}\r\ntopic: {letter.topic}\r\n"
        )
        return await self.post(letter.endpoint, sealed.body, headers, now)

    async def post(self, endpoint: str, body: bytes, headers: str, now: datetime) -> Answer:
        """Post and say what came back; an address that is refused is never connected to. `headers` are whole lines."""
        try:
            origin, path = split_endpoint(endpoint, self._allowed)
        except EndpointRefused as error:
            return Answer(400, why=f"endpoint: {error}")
        place = place_of(origin)
        if (wait := self._hosts.wait(place.host, now)) is not None:
            return Answer(503, wait=wait, why=f"{place.host} asked for patience")
        answer = await self._ask(place, path, headers, body, now)
        self._hosts.note(place.host, answer.status, answer.wait, now)
        return answer

    async def _ask(self, place: Place, path: str, headers: str, body: bytes, now: datetime) -> Answer:
        try:
            reply = await self._wire.post(place, path, headers, body)
        except (OSError, Nonsense) as error:  # a timeout is one too
            return Answer(None, why=f"{type(error).__name__}: {error}"[:SAID])
        said = "" if reply.status < 300 else reply.body[:SAID].decode("utf-8", "replace")
        return Answer(reply.status, retry_after(reply.headers, now), said)

    def close(self) -> None:
        """End all connections."""
        self._wire.close()
        self._resolver.close()


@lru_cache(64)
def place_of(origin: str) -> Place:
    """Where the connections of an origin go."""
    parts = urlsplit(origin)
    is_tls = parts.scheme == "https"
    return Place(parts.hostname or "", parts.port or (443 if is_tls else 80), is_tls, parts.netloc)
