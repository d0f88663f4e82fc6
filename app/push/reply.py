"""Reading one HTTP/1.1 answer from the bytes that have come so far (RFC 9112). Pure, and suspicious.

Only the status, the headers and the beginning of the body matter here; whatever is odd ends the connection.
"""

from collections.abc import Mapping
from dataclasses import dataclass

MOST_HEAD = 16 * 1024
MOST_BODY = 2048
"""How much of a body is read: enough for a log. What is longer costs its connection."""


class Nonsense(Exception):
    """What came is no HTTP answer."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; `is_whole` says whether its connection can be used again."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    is_whole: bool


def read_reply(data: bytes) -> Reply | None:
    """The final answer that begins `data`, as far as it has come; None before its head is there. Raises Nonsense."""
    while True:
        head, end, body = data.partition(b"\r\n\r\n")
        if not end:
            if len(data) > MOST_HEAD:
                raise Nonsense("an endless head")
            return None
        status, keeps, headers = _read_head(head)
        if status >= 200:
            break
        data = body  # an interim answer (RFC 9110, section 15.2): the real one follows
    is_whole, text = _read_body(status, headers, body)
    return Reply(status, headers, text[:MOST_BODY], is_whole and keeps)


def is_complete(reply: Reply) -> bool:
    """Whether there is nothing more to wait for: all has come, or more than anybody wants to read."""
    return reply.is_whole or len(reply.body) >= MOST_BODY or _ends_with_connection(reply)


def _ends_with_connection(reply: Reply) -> bool:
    return "content-length" not in reply.headers and "transfer-encoding" not in reply.headers


def _read_head(head: bytes) -> tuple[int, bool, dict[str, str]]:
    first, *lines = head.split(b"\r\n")
    if first[:7] != b"HTTP/1." or len(first) < 12 or not first[9:12].isdigit():
        raise Nonsense("no status")
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(b":")
        if not colon or name != name.strip():
            raise Nonsense("no header")
        headers[name.decode("latin-1").lower()] = value.strip().decode("latin-1")
    keeps = first[7:8] == b"1" and headers.get("connection", "").lower() != "close"
    return int(first[9:12]), keeps, headers


def _read_body(status: int, headers: Mapping[str, str], body: bytes) -> tuple[bool, bytes]:
    """Whether the body is exactly there, and what of it is."""
    if status in {204, 304}:
        return not body, b""
    if "transfer-encoding" in headers:
        return _read_chunks(body)
    length = headers.get("content-length", "")
    if not length.isdigit():
        return False, body
    return len(body) == int(length), body


def _read_chunks(body: bytes) -> tuple[bool, bytes]:
    text = b""
    while True:
        line, end, rest = body.partition(b"\r\n")
        if not end:
            return False, text
        try:
            size = int(line.partition(b";")[0], 16)
        except ValueError:
            raise Nonsense("no chunk") from None
        if size == 0:
            return rest == b"\r\n", text
        text += rest[:size]
        if len(rest) < size + 2:
            return False, text
        body = rest[size + 2 :]
