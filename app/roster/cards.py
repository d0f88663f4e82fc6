"""Cards to join by, each for one person: what is on them, and until when they are good."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, exists, func, select, true
from sqlalchemy.orm import Session

from app.errors import Invalid
from app.forms import in_pages
from app.holding import held
from app.people.invitees import Invitee, hash_code
from app.people.models import Person, Role
from app.people.reach import may_lead

LASTS = (7, 30, 90)  # days to choose from
PAGE = 100  # people on a page of the list
SHEETS = 25
A_SHEET = 8  # cards on a sheet of A4


class Choice(NamedTuple):
    """Of whom: everybody who is expected, those of a team, of a file, or these."""

    team: int | None = None
    intake: int | None = None
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """A page of who is expected; `found` is how many there are on all pages."""

    people: Sequence[Invitee]
    found: int
    page: int
    pages: int


def expected(actor: Person, choice: Choice) -> Select[Invitee]:
    """Those of a choice whom this person may let in, by team and name; who came in by another way is left out.

    A card is the right to join with its role, so nobody lists, prints or removes one of a role above their own.
    """
    of_team: ColumnElement[bool] = true() if actor.has_role(Role.DIRECTOR) else Invitee.team_id == actor.team_id
    came_in = exists().where(Person.sign_in_name == Invitee.sign_in_name, Person.left_at.is_(None))
    in_reach = Invitee.role.in_([role for role in Role if may_lead(actor, role)])
    asked = select(Invitee).where(of_team, in_reach, ~came_in).order_by(Invitee.team_id, Invitee.name, Invitee.id)
    if choice.team is not None:
        asked = asked.where(Invitee.team_id == choice.team)
    if choice.intake is not None:
        asked = asked.where(Invitee.intake == choice.intake)
    return asked.where(Invitee.id.in_(choice.ids)) if choice.ids else asked


def page_of(session: Session, actor: Person, choice: Choice, page: int, size: int = PAGE) -> Expected:
    """One page of them; two queries."""
    asked = expected(actor, choice)
    found = session.scalar(select(func.count()).select_from(asked.order_by(None).subquery())) or 0
    page, pages = in_pages(found, size, page)
    rows = session.scalars(asked.limit(size).offset((page - 1) * size)).all()
    return Expected(rows, found, page, pages)


def make_good(
    session: Session, actor: Person, choice: Choice, key: str, days: int, now: datetime, *, renew: bool
) -> int:
    """Let cards be good for so many days from now on; answers how many. Inside `write()`.

    A card that was printed before stays as it is and only lasts longer, so that none has to be collected; with `renew`
    there are new ones, and the former are worth nothing from now on. Raises Invalid: days_unknown, nobody_expected.
    """
    if days not in LASTS:
        raise Invalid("days_unknown", field="days")
    people = session.scalars(held(expected(actor, choice), Invitee)).all()
    if not people:
        raise Invalid("nobody_expected", field="form")
    for one in people:
        one.turn += renew
        one.code_hash = hash_code(one.code(key))
        one.expires_at = now + timedelta(days=days)
    session.flush()
    return len(people)


def remove(session: Session, actor: Person, ids: Sequence[int]) -> int:
    """Expect these no longer; their cards are worth nothing from now on. Answers how many there were."""
    people = session.scalars(expected(actor, Choice(ids=tuple(ids)))).all() if ids else []
    for one in people:
        session.delete(one)
    session.flush()
    return len(people)
