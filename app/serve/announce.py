"""What a person reads when the server is up: the address to open, here and on a phone."""

import http.client
import ipaddress
import socket
import time
from collections.abc import Callable

from app.config import Settings

UP_WITHIN = 90.0
Connect = Callable[[str, int], http.client.HTTPConnection]
ANY = {"0.0.0.0", "::", ""}  # noqa: S104 - compared with, not bound to


def _plainly(host: str, port: int) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(host, port, timeout=2)


def is_answered(host: str, port: int, connect: Connect = _plainly) -> bool:
    """Whether the web answers ``/healthz`` now, whatever its answer is."""
    connection = connect(_reach(host), port)
    try:
        connection.request("GET", "/healthz")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    else:
        return True
    finally:
        connection.close()


def await_answer(host: str, port: int, connect: Connect = _plainly) -> bool:
    """Whether it answers in time; a slow machine gets 90 s."""
    deadline = time.monotonic() + UP_WITHIN
    while time.monotonic() < deadline:
        if is_answered(host, port, connect):
            return True
        time.sleep(0.1)
    return False


def addresses(settings: Settings, host: str, port: int, lan: str | None = None) -> str:
    """Return the lines that say where to go; *lan* is this machine's address in its network, found where not given."""
    if settings.public_url:
        return f"\n  Streepje is ready: {settings.public_url}\n  Stop with Ctrl-C.\n"
    lines = [f"  Streepje is ready: http://{_written(_reach(host))}:{port}"]
    seen_from_outside = (lan or lan_address()) if host in ANY else host
    if seen_from_outside and not _is_loopback(seen_from_outside):
        lines += [
            f"  On a phone in this network: http://{_written(seen_from_outside)}:{port}",
            "  (To install it, work offline or get push, a phone needs https: the README says how.)",
        ]
    return "\n" + "\n".join([*lines, "  Stop with Ctrl-C.\n"])


def lan_address() -> str | None:
    """Return the address that this machine has in its network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET-1 (RFC 5737): only the routing table is asked
            address: str = probe.getsockname()[0]
        except OSError:
            return None
    return address


def _reach(host: str) -> str:
    return "localhost" if host in ANY else host


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _written(host: str) -> str:
    return f"[{host}]" if ":" in host else host
