"""Which scripts travel together, because a phone pays for every request, and what only their reader needs.

A page fetches the first two files before it is tapped, and the next two after its first paint; the worker starts with
a file of its own, and takes the first and the third only when it has to look into the outbox.
"""

import re
from collections.abc import Iterable, Mapping

from app.pwa import modules

ENTRY = "js/main.js"
SHARED = ("vendor/idb.js", "js/shared/gameday.js", "js/shared/outbox.js")
"""Storing, in pages and in the worker: plain scripts, in the order in which they run."""
SENDING = (
    "js/shared/receipts.js",
    "js/shared/arrivals.js",
    "js/shared/sender.js",
    "js/shared/badge.js",
)
"""Sending what was stored, in pages and in the worker: plain scripts that run after SHARED."""
WORKER = ("js/shared/gameday.js", "js/worker/notes.js", "js/worker/pages.js", "js/worker/notify.js")
"""All that the worker needs to open a page; its own copy, so that it starts with one small file."""
TODAY = (
    *("js/clock.js", "js/forms.js", "js/today.js", "js/waiting.js", "js/cards.js", "js/add.js", "js/warmth.js"),
    ENTRY,
)
"""The modules of what is on Today, in the order in which they run."""
AFTERWARDS = ("js/sync.js", "js/tell.js", "js/offer.js", "js/versions.js")
"""What every page of somebody who is signed in fetches after first paint."""
PRELOADED = (*SHARED, *TODAY)
"""What a page names in its head, which spares a round trip for each import."""

LEAVING = "js/shared/leaving.js"
"""For when a session ends: who stays needs nothing of it."""

OWN = "js/worker.js"
"""The worker's file, which no page imports."""
PLAIN = {"js/shared.js": SHARED, "js/sending.js": SENDING, OWN: WORKER}
MODULES = {"js/app.js": TODAY, "js/afterwards.js": AFTERWARDS}
_INSIDE = frozenset(part for parts in (*PLAIN.values(), *MODULES.values()) for part in parts)

_LINE_COMMENT = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
# One with a quote in it stays: what looks like a comment there may be inside a string.
_COMMENT_AT_THE_END = re.compile(r"[ \t]+//[ \t][^\"'`\n]*$", re.MULTILINE)
_INDENTATION = re.compile(r"^[ \t]+|\n+(?=\n)", re.MULTILINE)


class ScriptError(Exception):
    """A script is written in a form that cannot be packed; the message names it."""


def without_comments(name: str, text: str) -> str:
    """Our own script without what only its reader needs. Raises ScriptError where a text goes over several lines."""
    if not name.startswith("js/"):
        return text
    text = _COMMENT_AT_THE_END.sub("", _LINE_COMMENT.sub("", text))
    if any(line.count("`") % 2 for line in text.splitlines()):
        raise ScriptError(f"static/{name} has a text of several lines, whose indentation would be lost")
    return text


def flat(text: str) -> str:
    """The script without indentation and empty lines."""
    return _INDENTATION.sub("", text).lstrip("\n")


def packed(scripts: Mapping[str, str]) -> dict[str, str]:
    """The files that are served, by name, made of `scripts` by their paths under static; what is missing stays out."""
    own = {name: without_comments(name, text) for name, text in scripts.items()}

    def there(names: Iterable[str]) -> dict[str, str]:
        return {name: own[name] for name in names if name in own}

    plain = {name: "\n".join(there(parts).values()) for name, parts in PLAIN.items()}
    joined = {name: modules.join(there(parts)) for name, parts in MODULES.items()}
    files = {name: flat(text) for name, text in (plain | joined).items()}
    for name in own.keys() - _INSIDE:
        files[name] = flat(own[name]) if name.startswith("js/") else own[name]
    return files


def places(names: Iterable[str]) -> dict[str, str]:
    """In which of those files each of these scripts is found by who imports it."""
    inside = {part: file for file, parts in (*PLAIN.items(), *MODULES.items()) if file != OWN for part in parts}
    return {name: inside.get(name, name) for name in names if name in inside or name not in _INSIDE}
