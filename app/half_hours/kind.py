"""Reserving a half hour, beginning it, letting it go, and not yet having done it, as deeds."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, validate, validates_schema
from sqlalchemy.orm import Session

from app.deeds.rules import Deed
from app.half_hours.models import HalfHour
from app.half_hours.rules import LENGTH, REMINDED, minutes_of, refusal, starts_at
from app.moments.actions import Due, put
from app.people.models import Person

BEGINS, ENDS = "half_hour", "half_hour_ends"
"""The kinds of moments at which its person hears of it."""
_NEVER = datetime.min.replace(tzinfo=UTC)


ABOUT = timedelta(days=60)
"""How far from the day of the tap the day lies whose half hour is spoken of."""


class HalfHourSchema(Schema):
    """What happens to the half hour of a day; without a day it is that of the tap."""

    class Meta:
        unknown = EXCLUDE

    action = fields.String(required=True, validate=validate.OneOf(("reserve", "start", "let_go", "not_yet")))
    day = fields.Date(format="iso", load_default=None, allow_none=True)
    at = fields.String(load_default="")
    about = fields.String(load_default="", validate=validate.Length(max=120))

    @validates_schema
    def a_time(self, data: dict[str, str], **_: object) -> None:
        """Reserving takes a time of the day."""
        if data["action"] == "reserve":
            try:
                minutes_of(data["at"])
            except ValueError as error:
                raise ValidationError("no time", "at") from error

    @post_load
    def plain(self, data: dict[str, object], **_: object) -> dict[str, object]:
        """As JSON again, because it is kept in the log as it was said."""
        day = data["day"]
        return data | {"day": day.isoformat() if isinstance(day, date) else None, "about": str(data["about"]).strip()}


class HalfHourKind:
    """One row a day, in whatever order the deeds come."""

    name = "half_hour"
    payload = HalfHourSchema()

    def refusals(self, session: Session, person: Person, deeds: Sequence[Deed]) -> Mapping[UUID, str]:
        """Refused: a moment that had passed at the tap, or is weeks away."""
        found: dict[UUID, str] = {}
        for deed in deeds:
            if deed.payload["action"] == "reserve":
                starts = starts_at(_day(deed), deed.payload["at"], deed.zone)
                code = refusal(starts, _day(deed), deed.occurred_at, deed.local_day)
                if code:
                    found[deed.id] = code
            elif abs(_day(deed) - deed.local_day) > ABOUT:
                found[deed.id] = "moment_far"
        return found

    def store(self, session: Session, person: Person, deeds: Sequence[Deed], now: datetime) -> None:
        """Keep how it stands with each day, and when its person is to hear of it."""
        touched = {_day(deed): _apply(_row(session, person, _day(deed)), deed) for deed in deeds}
        session.flush()
        due = []
        for day, row in touched.items():
            if row.begins_at is None:
                continue
            ahead = [(ENDS, row.begins_at + LENGTH)] if row.is_started else [(BEGINS, row.begins_at - REMINDED)]
            due += [Due(person.id, kind, day, at) for kind, at in ahead if row.begins_at + LENGTH > now]
        put(session, due, now, moves=True)

    def retract(self, session: Session, person: Person, deeds: Sequence[Deed]) -> None:
        """It is let go by a deed of its own, so there is nothing to take back."""


def _day(deed: Deed) -> date:
    day = deed.payload["day"]
    return date.fromisoformat(day) if day else deed.local_day


def _row(session: Session, person: Person, day: date) -> HalfHour:
    row = session.get(HalfHour, (person.id, day))
    if row is None:
        row = HalfHour(person_id=person.id, day=day, decided_at=_NEVER, is_let_go=False, about="")
        session.add(row)
    return row


def _apply(row: HalfHour, deed: Deed) -> HalfHour:
    action, at = deed.payload["action"], deed.occurred_at
    if action == "start":
        row.started_at = max(row.started_at or _NEVER, at)
    elif action == "not_yet":
        row.not_yet_on = max(row.not_yet_on or date.min, deed.local_day)
    elif at >= row.decided_at:
        row.decided_at, row.is_let_go = at, action == "let_go"
        if action == "reserve":
            row.starts_at = starts_at(row.day, deed.payload["at"], deed.zone)
            row.about = deed.payload["about"]
    return row
