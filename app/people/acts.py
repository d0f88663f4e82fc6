"""Acts as people read them: with the names of who did them, and of the person or team that they are about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Select, String, Subquery, cast, func, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.audit.catalogue import KINDS
from app.audit.models import Act, Concerned
from app.i18n import gettext
from app.people.act_words import TEAMS, Names, details_said
from app.people.models import Organisation, Person, Team
from app.people.reach import GONE

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class ShownAct:
    """One act. `who` is None for the machine, and empty for somebody who was erased; so is `about`, where it names
    a person. `more` is what its details say, in words."""

    sequence: int
    at: datetime
    who: str | None
    said: str
    about: str
    more: str


@dataclass(frozen=True, slots=True)
class Acts:
    """A page of acts, the newest first; `before` is where the next page begins, None on the last one."""

    acts: Sequence[ShownAct]
    before: int | None


def read_acts(
    session: Session,
    *conditions: ColumnElement[bool],
    before: int | None = None,
    titles: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> Acts:
    """The newest acts of those that fit, from before a number on; three queries whatever there is.

    `titles` are what keys in details are called: of behaviours and themes, by the name of the detail.
    """
    rows = select(Act).where(*conditions, *((Act.sequence < before,) if before else ()))
    found = session.scalars(rows.order_by(Act.sequence.desc()).limit(AT_ONCE + 1)).all()
    shown = found[:AT_ONCE]
    details = [orjson.loads(act.details) for act in shown]
    names = Names(_people(session, shown, details), _teams(session, shown, details), titles)
    acts = [
        ShownAct(
            act.sequence,
            act.at,
            None if act.actor_id is None else names.people.get(act.actor_id, ""),
            gettext(KINDS[act.act].said) if act.act in KINDS else act.act,
            _about(act, names),
            details_said(act.act, noted, names),
        )
        for act, noted in zip(shown, details, strict=True)
    ]
    return Acts(acts, shown[-1].sequence if len(found) > AT_ONCE else None)


def acts_about(person: Person, before: int | None = None) -> ColumnElement[bool]:
    """The newest of what was done about somebody and what is theirs, and of who looked at what people of their team, or
    all people, did: as many as a page holds by each of these ways, from before a number on.

    Each way walks an index from its newest on, as a long chain is not to be walked for the page of one person.
    """
    looks = Act.act.in_([name for name, kind in KINDS.items() if kind.looks])
    organisation = select(cast(Organisation.id, String)).limit(1).scalar_subquery()
    about = {"team": str(person.team_id), "organisation": organisation}
    seen = (looks, Act.at >= person.joined_at)
    ways = [
        _newest(Concerned.sequence, before, Concerned.person_id == person.id),
        *(
            _newest(Act.sequence, before, Act.about_type == kind, Act.about_id == number, *seen)
            for kind, number in about.items()
        ),
    ]
    return Act.sequence.in_(union_all(*(select(rows.c.sequence) for rows in ways)))


def _newest(sequence: InstrumentedAttribute[int], before: int | None, *conditions: ColumnElement[bool]) -> Subquery:
    rows = select(sequence).where(*conditions, *((sequence < before,) if before else ()))
    return rows.order_by(sequence.desc()).limit(AT_ONCE + 1).subquery()


def who_acted(session: Session) -> Sequence[tuple[int, str]]:
    """Everybody who stands in the chain with a name, by name."""
    rows = session.execute(
        select(Person.id, Person.name).where(Person.id.in_(_actors()), Person.name != "").order_by(Person.name)
    )
    return [(number, name) for number, name in rows]


def _actors() -> Select[int | None]:
    """Each of them once: the index is asked for the next one after each, and a long chain is not read for few names."""
    found = select(func.min(Act.actor_id).label("actor_id")).cte("actors", recursive=True)
    following = select(func.min(Act.actor_id)).where(Act.actor_id > found.c.actor_id).scalar_subquery()
    found = found.union_all(select(following).where(found.c.actor_id.is_not(None)))
    return select(found.c.actor_id).where(found.c.actor_id.is_not(None))


def _people(session: Session, acts: Sequence[Act], details: Sequence[Mapping[str, Any]]) -> dict[int, str]:
    numbers = {act.actor_id for act in acts} | {int(act.about_id) for act in acts if act.about_type == "person"}
    numbers |= _numbers(details, "person")
    rows = session.execute(select(Person.id, Person.name, Person.sign_in_name).where(Person.id.in_(numbers - {None})))
    return {number: name or _nobody(sign_in_name) for number, name, sign_in_name in rows}


def _nobody(sign_in_name: str) -> str:
    """What is said of who has no name any more; empty of who was erased."""
    return gettext("somebody who left") if sign_in_name.startswith(GONE) else ""


def _teams(session: Session, acts: Sequence[Act], details: Sequence[Mapping[str, Any]]) -> dict[int, str]:
    numbers = {int(act.about_id) for act in acts if act.about_type == "team"} | _numbers(details, *TEAMS)
    return dict(session.execute(select(Team.id, Team.name).where(Team.id.in_(numbers))).all())


def _numbers(details: Sequence[Mapping[str, Any]], *which: str) -> set[int]:
    """The numbers of rows that these details name."""
    values = [one.get(name) for one in details for name in which]
    flat = [number for value in values for number in (value if isinstance(value, list) else [value])]
    return {number for number in flat if isinstance(number, int)}


def _about(act: Act, names: Names) -> str:
    if act.about_type == "person":
        return names.people.get(int(act.about_id)) or gettext("somebody who was erased")
    if act.about_type == "team":
        return names.teams.get(int(act.about_id), "")
    if act.about_type == "organisation" or not act.about_id.isdecimal():
        return ""  # there is one
    return gettext("number %(number)s", number=act.about_id)
