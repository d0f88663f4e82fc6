"""What a deed is, when it counts, and what the clock of a phone is worth. Pure."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from app.calendar.rules import WALL_CLOCK, is_zone

RETRACTION = "retraction"
VERSION = 1
OLDEST_VERSION = 1  # that is still read: a phone may be two releases behind (docs/sync.md, "Versions of the app")
MAX_DEEDS = 100
MAX_BYTES = 64 * 1024
SKEW_TOLERATED = timedelta(minutes=2)
BACKDATING = timedelta(days=7)
NOTHING: Mapping[str, Any] = {}  # the payload of all deeds that say no more than their kind


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
    payload: Mapping[str, Any] = NOTHING
    fingerprint: int = 0
    is_late: bool = False
    skew: int = 0


def fingerprint(item: dict[str, Any]) -> int:
    """63 bits that differ when two deeds with one id do not say the same.

    Taken over what the phone sent, before any correction, so that a repeat looks the same.
    """
    if not item["payload"]:
        return _digest(item["kind"])
    said = json.dumps(item["payload"], sort_keys=True, ensure_ascii=False)
    return _digest.__wrapped__(item["kind"], said)


@lru_cache(maxsize=64)  # most deeds say no more than their kind
def _digest(kind: str, said: str = "") -> int:
    digest = hashlib.blake2b(f"{kind}\n{said}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def clock_skew(sent_at: datetime | None, received_at: datetime) -> timedelta:
    """How far the phone's clock is behind (positive) or ahead; zero when that is within reason."""
    if sent_at is None:
        return timedelta()
    skew = received_at - sent_at
    return skew if abs(skew) > SKEW_TOLERATED else timedelta()


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a batch arrived, how far its phone's clock is off (see `clock_skew`), and the zone of its person's team."""

    received_at: datetime
    skew: timedelta
    team_zone: str


def settle(item: dict[str, Any], arrival: Arrival) -> Deed:
    """The deed as it will be kept.

    Raises ValueError for a moment at the very edge of the calendar, which has no day in every zone.
    The day is the one stamped at the tap, if the moment does fall on that day in the zone of the tap
    or of the team. It is worked out anew from the corrected moment when the clock was wrong.
    A moment in the future is the moment of receipt: no clock can know better.
    """
    received_at, skew, team_zone = arrival.received_at, arrival.skew, arrival.team_zone
    corrected = item["occurred_at"]
    if skew:
        try:
            corrected += skew
        except OverflowError:
            corrected = received_at
    if corrected > received_at:
        corrected = received_at
    if corrected.year < 2:
        raise ValueError("no such moment")
    zone = item["zone"] if is_zone(item["zone"]) else team_zone
    day, _ = WALL_CLOCK.day_and_hour(corrected, zone)
    if zone != team_zone and not skew:
        team_day, _ = WALL_CLOCK.day_and_hour(corrected, team_zone)
        if item["local_day"] == team_day:
            day = team_day
    is_late = received_at - corrected > BACKDATING
    off = _whole_seconds(skew) if skew else 0
    return Deed(item["id"], item["kind"], corrected, zone, day, item["payload"], fingerprint(item), is_late, off)


class Alike(NamedTuple):
    """Between which moments whatever is said like this comes to a deed like this, but for its id and its moment."""

    begins: datetime
    ends: datetime
    said_zone: str
    said_day: str
    deed: Deed


def alike(deed: Deed, item: dict[str, Any], said_day: str, arrival: Arrival) -> Alike | None:
    """What need not be settled anew of the next deeds of a batch, once `item` was settled as `deed` (see `settle`).

    None where it was corrected, is late, or says more than its kind. `said_day` is the very text of the stamped day.
    """
    if arrival.skew or deed.is_late or deed.payload is not NOTHING or deed.occurred_at != item["occurred_at"]:
        return None
    hours = [WALL_CLOCK.hour_around(deed.occurred_at, zone) for zone in {deed.zone, arrival.team_zone}]
    begins = max(arrival.received_at - BACKDATING, *(hour[0] for hour in hours))
    ends = min(arrival.received_at + timedelta.resolution, *(hour[1] for hour in hours))
    return Alike(begins, ends, item["zone"], said_day, deed)


def _whole_seconds(skew: timedelta) -> int:
    """Seconds, kept within what a 32-bit column can hold."""
    return max(-(2**31), min(2**31 - 1, round(skew.total_seconds())))
