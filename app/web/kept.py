"""Giving Today again as it was rendered a moment ago: it is what people, and their phones, open most.

A finished page is kept in the memory of this process with holes where an answer has to be unique: the nonce of its
script and the ids of its forms. Everything that it hangs on is read anew in one statement, its stamp: the person and
their revision, which every deed raises in its own transaction; the team and its pot, people and challenges; the word;
how much is unread. The minute is part of it, because the greeting, the day and the warmth move with the clock, and so
that whatever a stamp should ever miss is seen within a minute (docs/performance.md).

The same statement tells that the session is live, so the page is given on the short way. The access
table was asked when the page was made, for this person in this role.
"""

import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from threading import Lock
from typing import cast

from flask import Flask, current_app, g, request
from flask.wrappers import Response
from sqlalchemy import Engine, Table, bindparam, func, select
from uuid_utils import uuid7

from app.before_ten.models import Round
from app.challenges.models import ChallengeEvent
from app.database import db
from app.notifications.heard import is_unread
from app.notifications.models import Notification
from app.people.models import Organisation, Person, Team
from app.people.visits import VISIT, find_visit
from app.prepared import Prepared
from app.scores.models import TeamDay
from app.web.safety import csp_nonce, new_nonce
from app.web.short_way import Answer, Call

KEEP_UNDER = "streepje.keep_under"
MOST = 500  # pages of some 50 kB
COUNTED = 4096  # ids with one random part
LOOKED_BACK = timedelta(days=47)  # for points that came late or were taken back; hardly ever are they of before

_AN_ID = re.compile(rb"([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})")
_INBOX, _TEAM_DAY = cast(Table, Notification.__table__).c, cast(Table, TeamDay.__table__).c
_ROUND = cast(Table, Round.__table__).c
_EVENT = cast(Table, ChallengeEvent.__table__).c
_PERSON, _TEAM = cast(Table, Person.__table__).c, cast(Table, Team.__table__).c
_MEMBER = cast(Table, Person.__table__).alias("member").c
_AROUND = (
    select(Organisation.word).limit(1),
    select(func.count()).where(_INBOX.person_id == _PERSON.id, is_unread()),
    select(func.sum(_TEAM_DAY.points)).where(_TEAM_DAY.team_id == _TEAM.id, _TEAM_DAY.day >= bindparam("since")),
    select(func.count()).where(_MEMBER.team_id == _TEAM.id, _MEMBER.left_at.is_(None)),
    select(func.max(_EVENT.id)),
    select(func.sum(_ROUND.revision + _ROUND.id)).where(_ROUND.team_id == _TEAM.id, _ROUND.day >= bindparam("since")),
)
_STAMP = Prepared(
    VISIT.where(_TEAM.id == _PERSON.team_id).add_columns(
        *(_PERSON.id, _PERSON.revision, _PERSON.name, _PERSON.role, _PERSON.language),
        *(_PERSON.work_week, _PERSON.leave),
        *(_TEAM.id, _TEAM.name, _TEAM.department, _TEAM.zone, _TEAM.country, _TEAM.region),
        *(_TEAM.almanac, _TEAM.zones, _PERSON.past_place, _PERSON.past_zones),
        *(question.scalar_subquery() for question in _AROUND),
    )
)

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """A page in pieces, and the places among them of what has to be fresh in each answer.

    `holes` says by place which word belongs there: the nonce (0), or an id of a form (from 1).
    """

    pieces: list[bytes]
    holes: list[tuple[int, int]]
    words: int


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


def fresh_ids() -> Iterator[str]:
    """Ids for the forms of one page, alike but for their counter (RFC 9562, section 6.2), so that they pack well."""
    while True:
        first = str(uuid7())
        before, after = first[:15], first[18:]
        for number in range(COUNTED):
            yield f"{before}{number:03x}{after}"


def new_id() -> str:
    """A fresh id for a form; what was handed out for a page is found back in it."""
    if "fresh_ids" not in g:
        g.fresh_ids = fresh_ids()
    made: str = next(g.fresh_ids)
    if "handed_out" in g:
        g.handed_out.append(made)
    return made


def take_apart(page: bytes, fresh: list[str]) -> Parts:
    """The page without these words, the nonce and ids; each stands at its place as its number."""
    numbers = {word.encode(): number for number, word in enumerate(dict.fromkeys(fresh))}
    nonce = fresh[0].encode()
    before, *rest = page.split(nonce)
    pieces = _AN_ID.split(before)
    for part in rest:
        pieces += [nonce, *_AN_ID.split(part)]
    holes = [(at, numbers[piece]) for at, piece in enumerate(pieces) if piece in numbers]
    return Parts(pieces, holes, len(numbers))


def put_together(parts: Parts, nonce: str) -> bytes:
    """The page with fresh words at their places; a word that stood twice stands twice again."""
    fresh = [nonce.encode(), *(one.encode() for one in islice(fresh_ids(), parts.words - 1))]
    pieces = parts.pieces.copy()
    for at, word in parts.holes:
        pieces[at] = fresh[word]
    return b"".join(pieces)


@dataclass(slots=True)
class PageDoor:
    """The short way to a page of a day (see short_way)."""

    app: Flask
    shelf: Shelf
    engine: Engine = field(init=False)

    def __post_init__(self) -> None:
        with self.app.app_context():
            self.engine = db.engine

    def __call__(self, call: Call) -> Answer | None:
        """The page as it was kept; where there is none, the request notes under which key it may be."""
        moment = self.app.extensions["clock"]()
        with self.engine.connect() as connection:
            since = moment.date() - LOOKED_BACK
            stamp = find_visit(connection, call.token, moment, _STAMP, {"since": since})
        if stamp is None:
            return None
        key = (*stamp, call.path, int(moment.timestamp() // 60))
        parts = self.shelf.find(key)
        if parts is None:
            call.environ[KEEP_UNDER] = key
            return None
        nonce = new_nonce()
        return Answer(put_together(parts, nonce), "text/html; charset=utf-8", nonce)


def expect() -> None:
    """Note what has to be fresh in a page that will be kept."""
    if KEEP_UNDER in request.environ:
        g.handed_out = []


def keep(response: Response) -> Response:
    """Keep a page that was made in full."""
    key = request.environ.get(KEEP_UNDER)
    if key is not None and response.status_code == 200:
        shelf: Shelf = current_app.extensions["kept_pages"]
        shelf.keep(key, take_apart(response.get_data(), [csp_nonce(), *g.handed_out]))
    return response


def init(app: Flask) -> None:
    """Keep what is made from now on."""
    app.extensions["kept_pages"] = Shelf()
    app.before_request(expect)
    app.after_request(keep)
    app.jinja_env.globals["uuid7"] = new_id


def door(app: Flask) -> PageDoor:
    """The door to what is kept."""
    return PageDoor(app, app.extensions["kept_pages"])
