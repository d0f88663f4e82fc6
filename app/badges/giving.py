"""Giving a badge by hand as a deed: to one colleague or a few, always with its because."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from marshmallow import fields, pre_load, validate
from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from app import audit
from app.badges.catalogue import GIVEN_BADGES
from app.badges.given import MOST_RECEIVERS, allowance
from app.badges.models import Gift, Giving
from app.calendar.rules import week_of
from app.deeds.rows import team_row_of
from app.deeds.rules import Deed
from app.deeds.schemas import WrittenSchema
from app.people.aliases import people_by_account
from app.people.models import Person, Role
from app.people.visibility import are_seen

_ACCOUNT = validate.Regexp(r"^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
Week = tuple[int, int]


class GivingSchema(WrittenSchema):
    """To whom (accounts of colleagues), which badge, and why."""

    to = fields.List(fields.String(validate=_ACCOUNT), required=True, validate=validate.Length(1, MOST_RECEIVERS))
    badge = fields.String(required=True, validate=validate.Regexp(r"^[a-z-]{1,32}\Z"))
    because = fields.String(required=True, validate=validate.Length(1, 280))

    @pre_load
    def one_is_a_list(self, data: Any, **_: object) -> Any:
        """A form in which one colleague was chosen sends no list."""
        if not isinstance(data, dict) or not isinstance(data.get("to"), str):
            return data
        return data | {"to": [data["to"]]}


class GivingKind:
    """Kept as a row of its own, with a row for each person who got the badge; no recount touches either.

    That somebody who leads gave one of theirs, or took it back, is an act of a manager, and recorded as such.
    """

    name = "given_badge"
    payload = GivingSchema()

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """Refused: one for oneself, for somebody who is not there, one of those who lead, or more than a week's."""
        colleagues = _colleagues(session, person, deeds)
        given = given_in_weeks(session, person, {week_of(deed.local_day) for deed in deeds})
        refused = {}
        for deed in deeds:
            week, people = week_of(deed.local_day), len(_receivers(deed, colleagues))
            code = _refusal(person, deed, colleagues)
            if not code and given[week] + people > allowance(leads=leads(person)):
                code = "badges_enough"
            if code:
                refused[deed.id] = code
            else:
                given[week] += people
        return refused

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """One row for the giving, and one for each receiver."""
        colleagues = _colleagues(session, person, deeds)
        added = insert(Giving).returning(Giving.deed_id, Giving.id)
        rows = session.execute(added, [_row(person, deed) for deed in deeds]).all()
        to = {deed.id: _receivers(deed, colleagues) for deed in deeds}
        gifts = [{"giving_id": number, "person_id": receiver} for deed_id, number in rows for receiver in to[deed_id]]
        session.execute(insert(Gift), gifts)
        badges = {deed.id: deed.payload["badge"] for deed in deeds}
        for deed_id, number in rows:
            if GIVEN_BADGES[badges[deed_id]].is_leaders:
                about, whose = ("giving", number), to[deed_id]
                audit.record(session, person, "badge.given", about, whose=whose, badge=badges[deed_id])

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """It was never given."""
        gone = select(Giving).where(Giving.person_id == person.id, Giving.deed_id.in_([deed.id for deed in deeds]))
        givings = session.scalars(gone.order_by(Giving.id)).all()
        for giving in givings:
            if giving.badge in GIVEN_BADGES and GIVEN_BADGES[giving.badge].is_leaders:
                whose = session.scalars(select(Gift.person_id).where(Gift.giving_id == giving.id)).all()
                audit.record(session, person, "badge.taken_back", giving, whose=whose, badge=giving.badge)
        numbers = [giving.id for giving in givings]
        session.execute(delete(Gift).where(Gift.giving_id.in_(numbers)))
        session.execute(delete(Giving).where(Giving.id.in_(numbers)))


def leads(person: Person) -> bool:
    """Whether this person may give the badges of who leads."""
    return person.has_role(Role.MANAGER)


def given_in_weeks(session: Session, person: Person, weeks: Iterable[Week]) -> Counter[Week]:
    """To how many people this person gave a badge in each of these weeks."""
    days = [date.fromisocalendar(*week, day) for week in weeks for day in range(1, 8)]
    rows = session.execute(
        select(Giving.local_day, func.count())
        .join(Gift, Gift.giving_id == Giving.id)
        .where(Giving.person_id == person.id, Giving.local_day.in_(days))
        .group_by(Giving.local_day)
    )
    given: Counter[Week] = Counter()
    for day, people in rows:
        given[week_of(day)] += people
    return given


def _refusal(person: Person, deed: Deed, colleagues: Mapping[str, Person]) -> str:
    badge = GIVEN_BADGES.get(deed.payload["badge"])
    if badge is None:
        return "unknown_badge"
    if badge.is_leaders and not leads(person):
        return "leaders_badge"
    if str(person.account) in deed.payload["to"] or person.id in _receivers(deed, colleagues):
        return "own_badge"
    if not deed.payload["because"]:
        return "bad_payload"
    return "" if all(account in colleagues for account in deed.payload["to"]) else "unknown_receiver"


def _colleagues(session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[str, Person]:
    """Whom these deeds name, by account: of one's own team, now or when it was given, still there, and in the game."""
    accounts = {UUID(account) for deed in deeds for account in deed.payload["to"]}
    return people_by_account(session, accounts, Person.team_id.in_(person.team_ids), are_seen())


def _receivers(deed: Deed, colleagues: Mapping[str, Person]) -> dict[int, None]:
    """The numbers of those whom a deed names, each once and in its order, also who is named by two accounts."""
    return dict.fromkeys(colleagues[account].id for account in deed.payload["to"] if account in colleagues)


def _row(person: Person, deed: Deed) -> dict[str, Any]:
    return team_row_of(person, deed, badge=deed.payload["badge"], because=deed.payload["because"])
