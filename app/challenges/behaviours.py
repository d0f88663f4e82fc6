"""Expected behaviour, spelled out in concrete acts: ten to begin with, which an organisation makes its own.

Challenges hang on them by their key. Only what an organisation changed is stored; the rest is spoken in the reader's
language.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.challenges.models import Behaviour
from app.errors import Invalid, NotFound
from app.i18n import N_, gettext
from app.people.models import Person

MOST = 20
MOST_OF_ONE = 3  # of one challenge: an exercise in everything is one in nothing
OWN = "own-"


class Proposed(NamedTuple):
    """Message ids of a behaviour that every organisation begins with."""

    title: str
    act: str


PROPOSED: dict[str, Proposed] = {
    "greet": Proposed(N_("We greet first"), N_("Look up, say hello, and use the name where you know it.")),
    "listen": Proposed(
        N_("We ask, and hear it out"), N_("Ask one question more, let the other finish, and say back what you heard.")
    ),
    "their_side": Proposed(
        N_("We look at it from their side"), N_("Try it yourself: the form, the route, the waiting, the letter.")
    ),
    "begin": Proposed(
        N_("We begin today"), N_("Take the smallest step that helps somebody, before there is a plan for it.")
    ),
    "time": Proposed(
        N_("We give our full attention"), N_("Keep time free for one person, phone on silent, door ajar.")
    ),
    "promise": Proposed(
        N_("We call when we said we would"),
        N_("Promise something small with a time to it. Call at that time, also when it is not ready yet."),
    ),
    "thank": Proposed(N_("We say thank you"), N_("Thank somebody for one precise thing, the same day.")),
    "clear": Proposed(N_("We speak plainly"), N_("Write it as you would tell a neighbour, and say what happens next.")),
    "surprise": Proposed(
        N_("We do one thing more"), N_("Do something small that nobody asked for and that somebody will notice.")
    ),
    "mend": Proposed(
        N_("Who hears it, sees to it"), N_("Stay with a question until it is solved, and take away what annoys twice.")
    ),
}


@dataclass(frozen=True)
class Shown:
    """A behaviour as people read it. `is_own`: in the organisation's words."""

    key: str
    title: str
    act: str
    is_own: bool
    is_retired: bool


def behaviours(session: Session, *, with_retired: bool = False) -> Sequence[Shown]:
    """What is expected here, the proposed ones first; one query."""
    rows = session.scalars(select(Behaviour).order_by(Behaviour.id)).all()
    changed = {row.proposed: row for row in rows if row.proposed}
    proposed = [_shown(key, changed.get(key)) for key in PROPOSED]
    own = [_shown(f"{OWN}{row.id}", row) for row in rows if not row.proposed]
    return [one for one in (*proposed, *own) if with_retired or not one.is_retired]


def by_key(session: Session) -> Mapping[str, Shown]:
    """The same by their keys, for what hangs on them."""
    return {one.key: one for one in behaviours(session)}


def still_expected(session: Session, keys: Iterable[str]) -> list[str]:
    """Those of `keys` that are expected here, each once."""
    keys = list(keys)
    known = by_key(session) if keys else {}
    return [key for key in dict.fromkeys(keys) if key in known]


def _shown(key: str, row: Behaviour | None) -> Shown:
    is_own = row is not None and bool(row.title)
    title, act = (row.title, row.act) if row is not None and is_own else map(gettext, PROPOSED[key])
    return Shown(key, title, act, is_own, row is not None and row.retired_at is not None)


def word_behaviour(session: Session, key: str, title: str, act: str, by: Person, now: datetime) -> None:
    """Say one in other words; without any, a proposed one speaks as it did. Raises NotFound, Invalid: title_empty."""
    if not title and key not in PROPOSED:
        raise Invalid("title_empty", field="title")
    row = _row(session, key, by, now)
    row.title, row.act = title, act if title else ""
    session.flush()


def add_behaviour(session: Session, title: str, act: str, by: Person, now: datetime) -> Behaviour:
    """One more, in own words; flushes. Raises Invalid: title_empty, behaviours_enough."""
    if not title:
        raise Invalid("title_empty", field="title")
    if len(behaviours(session)) >= MOST:
        raise Invalid("behaviours_enough", field="title")
    row = Behaviour(title=title, act=act, changed_by_id=by.id, changed_at=now)
    session.add(row)
    session.flush()
    return row


def retire(session: Session, key: str, by: Person, now: datetime) -> None:
    """Expect it no longer; what was done for it stays. Raises NotFound."""
    row = _row(session, key, by, now)
    row.retired_at = row.retired_at or now
    session.flush()


def restore(session: Session, key: str, by: Person, now: datetime) -> None:
    """Expect it again. Raises NotFound."""
    _row(session, key, by, now).retired_at = None
    session.flush()


def _row(session: Session, key: str, by: Person, now: datetime) -> Behaviour:
    """The row of a key, made where a proposed one was never changed; signed by who changes it."""
    number = key.removeprefix(OWN)
    if key in PROPOSED:
        row = session.scalar(select(Behaviour).where(Behaviour.proposed == key))
        row = row or Behaviour(proposed=key, title="", act="")
    elif key.startswith(OWN) and number.isdecimal() and len(number) < 10:
        row = session.scalar(select(Behaviour).where(Behaviour.id == int(number), Behaviour.proposed.is_(None)))
    else:
        row = None
    if row is None:
        raise NotFound
    row.changed_by_id, row.changed_at = by.id, now
    session.add(row)
    return row
