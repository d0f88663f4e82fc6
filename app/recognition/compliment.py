"""The compliment as a deed: to one colleague, a few, or a whole team, always with its because."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from marshmallow import fields, pre_load, validate
from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from app.deeds.rows import team_row_of
from app.deeds.rules import Deed
from app.deeds.schemas import WrittenSchema
from app.people.aliases import people_by_account
from app.people.models import Person, Team
from app.recognition.models import COMPLIMENTED, Compliment
from app.recognition.rules import MOST_RECEIVERS, compliments_left

_TEAM = "team:"
_TO = validate.Regexp(r"^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|team:[1-9][0-9]{0,8})\Z")


class ComplimentSchema(WrittenSchema):
    """To whom (accounts of colleagues, or one team such as `team:3`), and why."""

    to = fields.List(fields.String(validate=_TO), required=True, validate=validate.Length(1, MOST_RECEIVERS))
    because = fields.String(required=True, validate=validate.Length(1, 280))
    private = fields.Boolean(load_default=False)

    @pre_load
    def one_is_a_list(self, data: Any, **_: object) -> Any:
        """A form in which one colleague was chosen sends no list."""
        if not isinstance(data, dict) or not isinstance(data.get("to"), str):
            return data
        return data | {"to": [data["to"]]}


@dataclass(frozen=True, slots=True)
class Addressed:
    """Whom compliments can be for: the people of one's own team by account, and the teams by number."""

    people: Mapping[str, Person]
    teams: Mapping[int, Sequence[Person]]

    def receivers(self, giver: Person, to: Sequence[str]) -> tuple[int | None, list[Person]]:
        """The team, if it is for a whole one, and who is meant: whoever is still there, and never the giver.

        Raises LookupError where something else is named than this giver can see.
        """
        if to[0].startswith(_TEAM):
            team = _number(to[0])
            return team, [person for person in self.teams[team] if person.id != giver.id]
        named = {person.id: person for person in (self.people[account] for account in to)}
        return None, [person for person in named.values() if person.left_at is None]


def _number(team: str) -> int:
    return int(team.removeprefix(_TEAM))


class ComplimentKind:
    """Kept as a row of its own, with a row for each person that it is for."""

    name = "compliment"
    payload = ComplimentSchema()

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """Refused: one for oneself, for nobody who is here, or more than a day's allowance."""
        addressed = _addressed(session, person, deeds)
        given = _given(session, person, {deed.local_day for deed in deeds})
        refused = {}
        for deed in deeds:
            code = _refusal(person, deed, addressed)
            if not code and not compliments_left(given[deed.local_day]):
                code = "compliments_enough"
            if code:
                refused[deed.id] = code
            else:
                given[deed.local_day] += 1
        return refused

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """One row per compliment, and one for each receiver."""
        addressed = _addressed(session, person, deeds)
        found = {deed.id: addressed.receivers(person, deed.payload["to"]) for deed in deeds}
        added = insert(Compliment).returning(Compliment.deed_id, Compliment.id)
        rows = session.execute(added, [_row(person, deed, found[deed.id][0]) for deed in deeds])
        receivers = [
            {"compliment_id": number, "person_id": receiver.id}
            for deed_id, number in rows
            for receiver in found[deed_id][1]
        ]
        session.execute(insert(COMPLIMENTED), receivers)

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """It was never said."""
        ids = [deed.id for deed in deeds]
        session.execute(delete(Compliment).where(Compliment.person_id == person.id, Compliment.deed_id.in_(ids)))


def _refusal(person: Person, deed: Deed, addressed: Addressed) -> str:
    to = deed.payload["to"]
    if not deed.payload["because"] or (len(to) > 1 and any(one.startswith(_TEAM) for one in to)):
        return "bad_payload"
    if str(person.account) in to or any(one in to for one, named in addressed.people.items() if named.id == person.id):
        return "own_compliment"
    try:
        _, receivers = addressed.receivers(person, to)
    except LookupError:
        return "unknown_receiver"
    return "" if receivers else "unknown_receiver"


def _addressed(session: Session, person: Person, deeds: Iterable[Deed]) -> Addressed:
    named = {one for deed in deeds for one in deed.payload["to"]}
    teams = {_number(one) for one in named if one.startswith(_TEAM)}
    accounts = [UUID(one) for one in named if not one.startswith(_TEAM)]
    people = people_by_account(session, accounts, Person.team_id.in_(person.team_ids))
    members: dict[int, list[Person]] = {}
    if teams:
        members = {number: [] for number in session.scalars(select(Team.id).where(Team.id.in_(teams)))}
        for one in session.scalars(select(Person).where(Person.team_id.in_(teams), Person.left_at.is_(None))):
            members[one.team_id].append(one)
    return Addressed(people, members)


def _given(session: Session, person: Person, days: Iterable[date]) -> Counter[date]:
    """How many compliments this person gave on these days."""
    rows = session.execute(
        select(Compliment.local_day, func.count())
        .where(Compliment.person_id == person.id, Compliment.local_day.in_(list(days)))
        .group_by(Compliment.local_day)
    )
    return Counter(dict(rows.all()))


def _row(person: Person, deed: Deed, to_team: int | None) -> dict[str, Any]:
    said = {"because": deed.payload["because"], "is_private": deed.payload["private"]}
    return team_row_of(person, deed, to_team_id=to_team, **said)
