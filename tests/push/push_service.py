"""A push service as Mozilla's is to Firefox, in a hundred lines: a WebSocket for browsers, a POST for us.

It is as strict as the real one (RFC 8030, 8188, 8292), so that what it takes, they take. Its browser side is the
protocol that Firefox speaks with autopush: hello, register, notification, ack.
"""

import base64
import json
import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import jwt
from aiohttp import WSMsgType, web
from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.asymmetric import ec

from tests.push.phone import base64url

MOST_BYTES = 4096
DAY = 24 * 3600


@dataclass
class Channel:
    """A registration of one browser: where its messages go, and those that wait until it is back."""

    browser: str
    channel_id: str
    key: str
    is_gone: bool = False
    waiting: dict[str, dict[str, Any]] = field(default_factory=dict)
    ends: dict[str, float] = field(default_factory=dict)


class PushService:
    """`acks` has what browsers said of each message: 100 shown to the worker, 101 could not be decrypted.

    While phones are off (`are_off`), messages wait; `later` are the seconds by which its clock is ahead.
    """

    def __init__(self) -> None:
        self.origin = ""
        self.channels: dict[str, Channel] = {}
        self.browsers: dict[str, web.WebSocketResponse] = {}
        self.acks: list[int] = []
        self.answers: list[int] = []
        self.are_off = False
        self.later = 0.0

    def application(self) -> web.Application:
        application = web.Application(client_max_size=64 * 1024)
        application.router.add_get("/", self.listen)
        application.router.add_post("/wpush/v2/{token}", self.take)
        return application

    async def listen(self, request: web.Request) -> web.WebSocketResponse:
        """One browser's connection."""
        socket = web.WebSocketResponse(protocols=["push-notification"])
        await socket.prepare(request)
        browser = ""
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                break
            said = json.loads(frame.data)
            browser = browser or said.get("uaid") or uuid4().hex
            self.browsers[browser] = socket
            answer = self.answer(browser, said)
            if answer is not None:
                await socket.send_json(answer)
            if said.get("messageType") == "hello":
                await self.deliver_waiting(browser)
        self.browsers.pop(browser, None)
        return socket

    def answer(self, browser: str, said: dict[str, Any]) -> dict[str, Any] | None:
        """What the service says back."""
        kind, channel_id = said.get("messageType"), said.get("channelID", "")
        if not said:
            return {}
        if kind == "hello":
            return {"messageType": "hello", "uaid": browser, "status": 200, "use_webpush": True, "broadcasts": {}}
        if kind == "register":
            token = uuid4().hex
            self.channels[token] = Channel(browser, channel_id, said.get("key", "").rstrip("="))
            endpoint = f"{self.origin}/wpush/v2/{token}"
            return {"messageType": "register", "channelID": channel_id, "status": 200, "pushEndpoint": endpoint}
        if kind == "unregister":
            for channel in self.channels.values():
                channel.is_gone = channel.is_gone or channel.channel_id == channel_id
            return {"messageType": "unregister", "channelID": channel_id, "status": 200}
        if kind == "ack":
            self.acks += [update["code"] for update in said["updates"]]
        return None

    async def take(self, request: web.Request) -> web.Response:
        """A message from an application server."""
        body = await request.read()
        channel = self.channels.get(request.match_info["token"])
        status = self.status_of(request, body, channel)
        self.answers.append(status)
        if status != 201 or channel is None:
            return web.Response(status=status)
        version = uuid4().hex
        topic = request.headers.get("Topic") or version
        channel.waiting[topic] = {
            "messageType": "notification",
            "channelID": channel.channel_id,
            "version": version,
            "data": base64url(body),
            "headers": {"encoding": "aes128gcm"},
        }
        channel.ends[version] = time.time() + self.later + int(request.headers["TTL"])
        await self.deliver_waiting(channel.browser)
        headers = {"Location": f"{self.origin}/m/{version}", "TTL": request.headers["TTL"]}
        return web.Response(status=201, headers=headers)

    def status_of(self, request: web.Request, body: bytes, channel: Channel | None) -> int:
        """What the real one would answer."""
        if channel is None:
            return 404
        if channel.is_gone:
            return 410
        if len(body) > MOST_BYTES:
            return 413
        if not request.headers.get("TTL", "").isdigit() or request.headers.get("Content-Encoding") != "aes128gcm":
            return 400
        return self.vapid_status(request.headers.get("Authorization", ""), channel.key)

    def vapid_status(self, header: str, key: str) -> int:
        """201 for a token that is signed by the key of the subscription, for this origin, and not for long."""
        scheme, _, rest = header.partition(" ")
        parts = dict(part.strip().partition("=")[::2] for part in rest.split(","))
        if scheme != "vapid" or parts.get("k") != key:
            return 401
        point = base64.urlsafe_b64decode(key + "=" * (-len(key) % 4))
        try:
            public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
            claims = jwt.decode(parts["t"], public, algorithms=["ES256"], audience=self.origin)
        except (jwt.InvalidTokenError, InvalidKey, ValueError, KeyError):
            return 403
        is_sound = claims["exp"] - time.time() <= DAY and claims.get("sub", "").startswith(("mailto:", "https:"))
        return 201 if is_sound else 403

    async def deliver_waiting(self, browser: str) -> None:
        """Hand over what waits for a browser that is connected, and is still worth it."""
        socket = None if self.are_off else self.browsers.get(browser)
        for channel in self.channels.values():
            while socket is not None and channel.browser == browser and channel.waiting:
                _, message = channel.waiting.popitem()
                if channel.ends.pop(message["version"]) > time.time() + self.later:
                    await socket.send_json(message)

    async def come_back(self) -> None:
        """Phones are on again."""
        self.are_off = False
        for browser in list(self.browsers):
            await self.deliver_waiting(browser)
