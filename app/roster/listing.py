"""The list of people: searched, filtered and in pages; as many queries whatever its length."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session, contains_eager

from app.forms import in_pages, whole_number
from app.people.models import Person, Team
from app.people.names import fold_name
from app.people.reach import is_named, is_within_reach
from app.people.team_names import in_order

PAGE = 50
HERE, LEFT = "here", "left"


class Wish(NamedTuple):
    """What is looked for: part of a name, a team (None for all), who is here or who left, and the page from 1."""

    text: str = ""
    team: int | None = None
    state: str = HERE
    page: int = 1


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list. `found` is how many there are on all pages."""

    people: Sequence[Person]
    found: int
    wish: Wish
    pages: int


def wish_of(asked: Mapping[str, str]) -> Wish:
    """What an address asks for; what cannot be read is left out."""
    return Wish(
        text=fold_name(asked.get("q", "").replace("\0", "")),
        team=whole_number(asked.get("team", "")),
        state=asked.get("state") if asked.get("state") == LEFT else HERE,  # type: ignore[arg-type]  # HERE or LEFT
        page=whole_number(asked.get("page", "")) or 1,
    )


def list_people(session: Session, actor: Person, wish: Wish) -> Listing:
    """One page of whom this person looks after, by name."""
    meant = is_within_reach(actor) & _is_meant(wish)
    found = session.scalar(select(func.count()).select_from(Person).where(meant)) or 0
    page, pages = in_pages(found, PAGE, wish.page)
    rows = (
        select(Person)
        .join(Person.team)
        .options(contains_eager(Person.team))
        .where(meant)
        .order_by(Person.name, Person.id)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    return Listing(session.scalars(rows).all(), found, wish._replace(page=page), pages)


def _is_meant(wish: Wish) -> ColumnElement[bool]:
    meant: ColumnElement[bool] = Person.left_at.is_not(None) if wish.state == LEFT else Person.left_at.is_(None)
    if wish.team is not None:
        meant = meant & (Person.team_id == wish.team)
    return meant & (is_named(wish.text) if wish.text else true())


def teams_to_choose(session: Session) -> Sequence[Team]:
    """All teams, by name."""
    return in_order(session.scalars(select(Team)))
