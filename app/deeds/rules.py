"""What a deed is, when it counts, and what the clock of a phone is worth. Pure."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple
from uuid import UUID

from app.calendar.rules import game_day, is_zone

RETRACTION = "retraction"
VERSION = 1
MAX_DEEDS = 100
MAX_BYTES = 64 * 1024
SKEW_TOLERATED = timedelta(minutes=2)
BACKDATING = timedelta(days=7)


class Deed(NamedTuple):
    """A fact: who did it is known from the session, `id` was made where it was done.

    `occurred_at` is corrected for the phone's clock and aware; `local_day` is the game day it counts
    for; `is_late` deeds are kept but not scored; `skew` is the correction in seconds.
    """

    id: UUID
    kind: str
    occurred_at: datetime
    zone: str
    local_day: date
    payload: Mapping[str, Any] = MappingProxyType({})
    fingerprint: int = 0
    is_late: bool = False
    skew: int = 0


def fingerprint(item: dict[str, Any]) -> int:
    """63 bits that differ when two deeds with one id do not say the same.

    Taken over what the phone sent, before any correction, so that a repeat looks the same.
    """
    said = json.dumps(item["payload"], sort_keys=True, ensure_ascii=False) if item["payload"] else ""
    text = f"{item['kind']}\n{said}"
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def clock_skew(sent_at: datetime | None, received_at: datetime) -> timedelta:
    """How far the phone's clock is behind (positive) or ahead; zero when that is within reason."""
    if sent_at is None:
        return timedelta()
    skew = received_at - sent_at
    return skew if abs(skew) > SKEW_TOLERATED else timedelta()


def settle(item: dict[str, Any], skew: timedelta, team_zone: str, received_at: datetime) -> Deed:
    """The deed as it will be kept.

    The day is the one stamped at the tap, if the moment does fall on that day in the zone of the tap
    or of the team. It is worked out anew from the corrected moment when the clock was wrong.
    A moment in the future is the moment of receipt: no clock can know better.
    """
    moment = item["occurred_at"]
    try:
        corrected = min(moment + skew, received_at)
    except OverflowError:
        corrected = received_at
    zone = item["zone"] if is_zone(item["zone"]) else team_zone
    day = game_day(corrected, zone)
    if zone != team_zone and not skew and item["local_day"] == game_day(corrected, team_zone):
        day = item["local_day"]
    return Deed(
        id=item["id"],
        kind=item["kind"],
        occurred_at=corrected,
        zone=zone,
        local_day=day,
        payload=item["payload"],
        fingerprint=fingerprint(item),
        is_late=received_at - corrected > BACKDATING,
        skew=_whole_seconds(skew) if skew else 0,
    )


def _whole_seconds(skew: timedelta) -> int:
    """Seconds, kept within what a 32-bit column can hold."""
    return max(-(2**31), min(2**31 - 1, round(skew.total_seconds())))
