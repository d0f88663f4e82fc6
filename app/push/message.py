"""What is put in a push message: one form that Safari shows by itself and that our service worker reads elsewhere."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import orjson
from flask import current_app
from werkzeug.routing import MapAdapter

from app.i18n import speaking
from app.notifications.models import Notification
from app.notifications.text import Text, short_text
from app.notifications.words import full_text
from app.push.pictures import picture_of

MAX_TITLE, MAX_BODY = 100, 300


@dataclass(frozen=True, slots=True)
class Manner:
    """How long a push service keeps a message for a phone that is off, and how eagerly it wakes one."""

    ttl: timedelta
    urgency: str = "normal"


MANNERS = {
    "challenge": Manner(timedelta(hours=12)),
    "reminder": Manner(timedelta(hours=4), "high"),
    "cools": Manner(timedelta(hours=4)),
    "deadline": Manner(timedelta(hours=6)),
    "look_back": Manner(timedelta(days=3)),
    "badge": Manner(timedelta(days=2)),
    "applause": Manner(timedelta(days=1)),
    "compliment": Manner(timedelta(days=2)),
    "test": Manner(timedelta(minutes=5), "high"),
}
OTHERWISE = Manner(timedelta(days=1))


def manner_of(notification: Notification | None) -> Manner:
    """How to send it; without a notification it is the test that somebody asked for."""
    return MANNERS.get(notification.kind if notification else "test", OTHERWISE)


def topic_of(notification: Notification | None) -> str:
    """What a repeat replaces, at the push service and on the phone: 32 characters that tell nothing.

    It is the kind: the newest message of a kind speaks for those before it that nobody has read.
    """
    name = notification.kind if notification else "test"
    return base64.urlsafe_b64encode(hashlib.sha256(name.encode()).digest())[:32].decode()


def name_of(notification: Notification | None, job_id: int) -> str:
    """By what a phone knows a message again that it gets twice."""
    return f"{notification.id}.{notification.round}" if notification else f"test.{job_id}"


class Composer:
    """Writes the plaintexts of one batch; what many of them share is made once."""

    def __init__(self, word: str) -> None:
        self._word = word
        self._texts: dict[tuple[object, str], Text] = {}
        self._origins: dict[str, MapAdapter] = {}

    def compose(self, reader: Any, notification: Notification | None, name: str, unread: int) -> bytes:
        """For one phone, in its person's language; general words unless this phone chose detail.

        `reader` has the account and language of the person, and origin and shows_detail of the phone.
        """
        text = self._text(reader.language, notification, reader.shows_detail)
        return orjson.dumps(
            {
                "web_push": 8030,
                "account": str(reader.account),
                "id": name,
                "notification": {
                    "title": text.title[:MAX_TITLE],
                    "body": text.body[:MAX_BODY],
                    "navigate": self._address(reader.origin, notification),
                    "lang": reader.language,
                    "tag": topic_of(notification),
                    "icon": reader.origin + self._picture(notification),
                },
                "app_badge": unread,
            }
        )

    def _text(self, language: str, notification: Notification | None, shows_detail: bool) -> Text:
        kind = notification.kind if notification else "test"
        key = (notification.id if notification and shows_detail else kind, language)
        if key not in self._texts:
            with speaking(language):
                if notification is not None and shows_detail:
                    self._texts[key] = full_text(notification, self._word)
                else:
                    self._texts[key] = short_text(kind)
        return self._texts[key]

    def _picture(self, notification: Notification | None) -> str:
        url: str = current_app.extensions["assets"].url(picture_of(notification.kind if notification else "test"))
        return url

    def _address(self, origin: str, notification: Notification | None) -> str:
        """Where a tap leads, under the address by which that phone knows us."""
        if origin not in self._origins:
            parts = urlsplit(origin)
            self._origins[origin] = current_app.url_map.bind(parts.netloc, url_scheme=parts.scheme)
        urls = self._origins[origin]
        if notification is None:
            return urls.build("notifications.inbox", force_external=True)
        return urls.build("notifications.follow", {"number": notification.id}, force_external=True)
