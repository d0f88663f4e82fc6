"""A live session looked at in one small question, for what is asked most: no objects are loaded, nothing is noted."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Connection, Table, bindparam, select

from app.people.models import DeviceSession, Person, Team
from app.people.sessions import hash_token, is_over, is_seen_stale
from app.prepared import Prepared

_DEVICE, _PERSON = cast(Table, DeviceSession.__table__).c, cast(Table, Person.__table__).c
_TEAM = cast(Table, Team.__table__).c

VISIT = select(_DEVICE.last_seen_at, _DEVICE.expires_at, _PERSON.left_at, _DEVICE.speaks_as).where(
    _DEVICE.token_hash == bindparam("token_hash"), _PERSON.id == _DEVICE.person_id
)

# The revision moves with every deed, and the password is nobody's business here.
_OF_PERSON = [column for column in _PERSON if column.name not in {"revision", "password_hash"}]
_VISITOR = Prepared(VISIT.where(_TEAM.id == _PERSON.team_id).add_columns(*_OF_PERSON, *_TEAM))


def find_visit(
    connection: Connection, token: str, now: datetime, question: Prepared, asked: Mapping[str, object]
) -> tuple[Any, ...] | None:
    """Ask about the person of a live session: VISIT with columns behind it, which are answered.

    None where `find_session` has to look, or has to note that the device was seen, or it speaks under a former account.
    """
    row = question.first(connection, {"token_hash": hash_token(token), **asked})
    if row is None:
        return None
    last_seen_at, expires_at, left_at, speaks_as = row[:4]
    if left_at is not None or speaks_as is not None:
        return None
    if is_over(last_seen_at, expires_at, now) or is_seen_stale(last_seen_at, now):
        return None
    return row[4:]


def find_visitor(connection: Connection, token: str, now: datetime) -> Person | None:
    """Who asks, with their team, as objects of no session: to be read by any thread, and changed by none.

    Their revision and password are left out.
    """
    row = find_visit(connection, token, now, _VISITOR, {})
    if row is None:
        return None
    return _visitor(row[: len(_OF_PERSON)], row[len(_OF_PERSON) :])


@lru_cache(maxsize=2048)
def _visitor(of_person: tuple[Any, ...], of_team: tuple[Any, ...]) -> Person:
    person = Person(**{column.key: value for column, value in zip(_OF_PERSON, of_person, strict=True)})
    person.team = Team(**{column.key: value for column, value in zip(_TEAM, of_team, strict=True)})
    return person
