"""A half hour as an entry for somebody's own calendar (iCalendar, RFC 5545). Pure."""

from datetime import UTC, datetime

_ROOM = 75  # octets on a line, 3.1
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})  # 3.3.11


def entry(uid: str, title: str, about: str, begins: datetime, ends: datetime, made_at: datetime) -> str:
    """The text of an .ics file. Moments in UTC, which every calendar shows by the clock of its own wall."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Streepje//Half an hour//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{_moment(made_at)}",
        f"DTSTART:{_moment(begins)}",
        f"DTEND:{_moment(ends)}",
        f"SUMMARY:{title.translate(_ESCAPED)}",
        *([f"DESCRIPTION:{about.translate(_ESCAPED)}"] if about else []),
        "TRANSP:OPAQUE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{title.translate(_ESCAPED)}",
        "TRIGGER:-PT5M",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(_folded(line) for line in lines)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _folded(line: str) -> str:
    """The line in pieces that fit; no character is cut in two."""
    pieces, piece, room = [], "", _ROOM
    for character in line:
        if len((piece + character).encode()) > room:
            pieces.append(piece)
            piece, room = "", _ROOM - 1  # the blank before it counts
        piece += character
    return "\r\n ".join([*pieces, piece]) + "\r\n"
