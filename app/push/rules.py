"""Which addresses may be sent to, and what a push service's answer means. Pure.

An endpoint is a URL that a user supplies, so it is believed only where a known push service is meant.
"""

import ipaddress
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

MAX_URL = 1024
REFUSALS_IN_A_ROW = 5
LONGEST_WAIT = timedelta(days=1)
_NAME = re.compile(r"(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?")
_PRINTABLE = re.compile(r"[\x21-\x7e]+")
_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
_SIX_TO_FOUR = ipaddress.IPv6Network("2002::/16")
_COMPATIBLE = ipaddress.IPv6Network("::/96")


class EndpointRefused(Exception):
    """The address is none that we send to; the message says why, for the log."""


def check_endpoint(url: str, allowed: Sequence[str]) -> str:
    """Return the origin of `url`, such as ``https://fcm.googleapis.com``; raise EndpointRefused.

    `allowed` has exact names, ``*.domain`` for any name below a domain, and, for tests, ``host:port`` that is also
    believed over plain http.
    """
    return split_endpoint(url, allowed)[0]


def split_endpoint(url: str, allowed: Sequence[str]) -> tuple[str, str]:
    """Return the origin of `url`, and what to ask for there; raise EndpointRefused, as for `check_endpoint`.

    Every parser reads it alike: there is nothing in it that some take for another host.
    """
    if len(url) > MAX_URL or not _PRINTABLE.fullmatch(url) or any(sign in url for sign in "\\@#"):
        raise EndpointRefused("no plain URL")
    scheme, colon, rest = url.partition("://")
    netloc, _, path = rest.partition("/")
    if "?" in scheme + netloc:
        raise EndpointRefused("no plain URL")
    return _check_origin(f"{scheme}{colon}{netloc}", tuple(allowed)), f"/{path}"


@lru_cache(256)
def _check_origin(url: str, allowed: tuple[str, ...]) -> str:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise EndpointRefused("no URL") from None
    if _is_listed_with_port(parts, allowed):
        return f"{parts.scheme}://{parts.netloc}"
    if parts.scheme != "https":
        raise EndpointRefused("not https")
    if port not in {None, 443}:
        raise EndpointRefused("not port 443")
    if not _NAME.fullmatch(host):
        raise EndpointRefused("not a public host name")
    if not any(_matches(host, pattern) for pattern in allowed):
        raise EndpointRefused("not a known push service")
    return f"https://{host}"


def _is_listed_with_port(parts: SplitResult, allowed: Iterable[str]) -> bool:
    """Whether exactly this ``host:port`` was allowed, as tests do for their own push service."""
    is_web = parts.scheme in {"http", "https"}
    return is_web and parts.port is not None and f"{parts.hostname}:{parts.port}" in set(allowed)


def _matches(host: str, pattern: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:]) and len(host) > len(pattern[1:])
    return host == pattern


def is_public(address: str) -> bool:
    """Whether an IP address is out on the internet, also where it wraps another (mapped, NAT64, 6to4)."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip.teredo or ip.is_site_local or any(ip in network for network in (*_NAT64, _SIX_TO_FOUR, _COMPATIBLE)):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


def are_public(addresses: Sequence[str]) -> bool:
    """Whether there are addresses, and all of them are public: one that is not spoils the name."""
    return bool(addresses) and all(is_public(address) for address in addresses)


class Verdict(Enum):
    """What a try to send means for the subscription."""

    DELIVERED = "delivered"
    GONE = "gone"
    """The subscription no longer exists."""
    REFUSED = "refused"
    """This message will never be taken; several in a row mean that the subscription is of no use."""
    BUSY = "busy"
    """The whole service asks for patience."""
    FAILED = "failed"
    """Try again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, or None when nothing came, and how long to wait where it was said."""

    status: int | None
    wait: timedelta | None = None
    why: str = ""

    @property
    def verdict(self) -> Verdict:
        """What it means (RFC 8030, and what services are known to answer)."""
        status = self.status
        if status is None:
            return Verdict.FAILED
        if 200 <= status < 300:
            return Verdict.DELIVERED
        if status in {404, 410}:
            return Verdict.GONE
        if status in {429, 503}:
            return Verdict.BUSY
        return Verdict.FAILED if status >= 500 or status == 408 else Verdict.REFUSED


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long retry-after (seconds or an HTTP date) asks to wait, at most a day; None where it says nothing."""
    said = headers.get("retry-after", "").strip()
    if not said:
        return None
    try:
        wait = timedelta(seconds=int(said)) if said.isdigit() else parsedate_to_datetime(said) - now
    except (ValueError, TypeError, OverflowError):
        return None
    return max(timedelta(), min(wait, LONGEST_WAIT))
