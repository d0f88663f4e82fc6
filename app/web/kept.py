"""Giving Today again as it was rendered a moment ago: it is what people, and their phones, open most.

A finished page is kept in the memory of this process with holes where an answer has to be unique: the nonce of its
script and the ids of its forms. Everything that it hangs on is read anew in one statement, its stamp: the person and
their revision, which every deed raises in its own transaction; the team and its pot, people and challenges; the word;
how much is unread. The minute is part of it, because the greeting, the day and the warmth move with the clock, and so
that whatever a stamp should ever miss is seen within a minute (docs/performance.md).

The same statement tells that the session is live, which is why this looks before Flask-Login does: loading the person
would cost more than all the rest. The access table was asked when the page was made, for this person in this role.
"""

import re
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Lock
from typing import cast

from flask import Flask, current_app, g, request, session
from flask.wrappers import Response
from sqlalchemy import Table, bindparam, func, select
from uuid_utils import uuid7

from app.challenges.models import Commitment, SetChallenge
from app.clock import now
from app.database import db
from app.notifications.models import Notification
from app.people.models import Organisation, Person, Team
from app.people.sessions import VISIT, find_visit
from app.scores.models import TeamDay
from app.teapot.rules import REACH
from app.web.safety import csp_nonce

ENDPOINTS = frozenset({"today.today", "today.day"})
MOST = 500  # pages of some 50 kB

_AN_ID = re.compile(rb"([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})")
_INBOX, _TEAM_DAY = cast(Table, Notification.__table__).c, cast(Table, TeamDay.__table__).c
_SET, _COMMITMENT = cast(Table, SetChallenge.__table__).c, cast(Table, Commitment.__table__).c
_PERSON, _TEAM = cast(Table, Person.__table__).c, cast(Table, Team.__table__).c
_MEMBER = cast(Table, Person.__table__).alias("member").c
_OF_TEAM = _SET.team_id == _TEAM.id
_AROUND = (
    select(Organisation.word).limit(1),
    select(func.count()).where(_INBOX.person_id == _PERSON.id, _INBOX.read_at.is_(None)),
    select(func.sum(_TEAM_DAY.points)).where(_TEAM_DAY.team_id == _TEAM.id, _TEAM_DAY.day >= bindparam("since")),
    select(func.count()).where(_MEMBER.team_id == _TEAM.id, _MEMBER.left_at.is_(None)),
    select(func.max(_SET.id)).where(_OF_TEAM),
    select(func.count(_SET.withdrawn_at)).where(_OF_TEAM),
    select(func.count()).where(_COMMITMENT.challenge_id == _SET.id, _OF_TEAM),
)
_STAMP = VISIT.where(_TEAM.id == _PERSON.team_id).add_columns(
    *(_PERSON.id, _PERSON.revision, _PERSON.name, _PERSON.role, _PERSON.language, _PERSON.work_week),
    *(_TEAM.id, _TEAM.name, _TEAM.department, _TEAM.zone, _TEAM.country),
    *(question.scalar_subquery() for question in _AROUND),
)

Key = tuple[object, ...]
# A page in parts. A number stands for what has to be fresh in each answer: the nonce (0), or an id of a form.
Parts = list[bytes | int]


@dataclass(slots=True)
class Shelf:
    """The pages kept by this process; the one not asked for the longest goes first."""

    pages: OrderedDict[Key, Parts] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def find(self, key: Key) -> Parts | None:
        """The page under `key`."""
        with self.lock:
            parts = self.pages.get(key)
            if parts is not None:
                self.pages.move_to_end(key)
            return parts

    def keep(self, key: Key, parts: Parts) -> None:
        """Keep a page, and no more than MOST."""
        with self.lock:
            self.pages[key] = parts
            if len(self.pages) > MOST:
                self.pages.popitem(last=False)


def new_id() -> str:
    """A fresh id for a form; what was handed out for a page is found back in it."""
    made = str(uuid7())
    if "handed_out" in g:
        g.handed_out.append(made)
    return made


def take_apart(page: bytes, fresh: list[str]) -> Parts:
    """The page without these words, the nonce and ids; each stands at its place as its number."""
    numbers = {word.encode(): number for number, word in enumerate(fresh)}
    nonce = fresh[0].encode()
    before, *rest = page.split(nonce)
    pieces = _AN_ID.split(before)
    for part in rest:
        pieces += [nonce, *_AN_ID.split(part)]
    return [numbers.get(piece, piece) for piece in pieces]


def put_together(parts: Parts) -> bytes:
    """The page with fresh words at their places; a word that stood twice stands twice again."""
    fresh: dict[int, bytes] = {0: csp_nonce().encode()}
    for part in parts:
        if isinstance(part, int) and part not in fresh:
            fresh[part] = str(uuid7()).encode()
    return b"".join([fresh[part] if isinstance(part, int) else part for part in parts])


def give_kept() -> Response | None:
    """Answer with a kept page, or note under which key the answer may be kept."""
    token = session.get("_user_id")
    if request.endpoint not in ENDPOINTS or request.method != "GET" or request.query_string or not token:
        return None
    if "_flashes" in session:  # a notice is shown once
        return None
    moment = now()
    stamp = find_visit(db.session(), token, moment, _STAMP, since=moment.date() - REACH - timedelta(days=2))
    if stamp is None:
        return None
    key = (*stamp, request.path, int(moment.timestamp() // 60))
    parts = _shelf().find(key)
    if parts is None:
        g.keep_under, g.handed_out = key, []
        return None
    return Response(put_together(parts), mimetype="text/html", headers={"Cache-Control": "no-store"})


def keep(response: Response) -> Response:
    """Keep a page that was made in full."""
    key = g.pop("keep_under", None)
    if key is not None and response.status_code == 200:
        _shelf().keep(key, take_apart(response.get_data(), [csp_nonce(), *g.handed_out]))
    return response


def _shelf() -> Shelf:
    shelf: Shelf = current_app.extensions["kept_pages"]
    return shelf


def init(app: Flask) -> None:
    """Look on the shelf before anything else is asked. To be joined before the access table."""
    app.extensions["kept_pages"] = Shelf()
    app.before_request(give_kept)
    app.after_request(keep)
    app.jinja_env.globals["uuid7"] = new_id
