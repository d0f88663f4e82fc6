"""A live session looked at in one small question, for what is asked most: no objects are loaded, nothing is noted."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Connection, Row, Select, Table, bindparam, select

from app.people.models import DeviceSession, Person, Team
from app.people.sessions import hash_token, is_over, is_seen_stale

_DEVICE, _PERSON = cast(Table, DeviceSession.__table__).c, cast(Table, Person.__table__).c
_TEAM = cast(Table, Team.__table__).c

VISIT = select(_DEVICE.last_seen_at, _DEVICE.expires_at, _PERSON.left_at).where(
    _DEVICE.token_hash == bindparam("token_hash"), _PERSON.id == _DEVICE.person_id
)

# The revision moves with every deed, and the password is nobody's business here.
_OF_PERSON = [column for column in _PERSON if column.name not in {"revision", "password_hash"}]
_VISITOR = VISIT.where(_TEAM.id == _PERSON.team_id).add_columns(*_OF_PERSON, *_TEAM)


def find_visit(
    connection: Connection, token: str, now: datetime, question: Select[*tuple[Any, ...]], asked: Mapping[str, object]
) -> "Row[*tuple[Any, ...]] | None":
    """Ask about the person of a live session: VISIT with columns behind it, from the third on.

    None where `find_session` has to look, or has to note that the device was seen.
    """
    row = connection.execute(question, {"token_hash": hash_token(token), **asked}).first()
    if row is None or row.left_at is not None or is_over(row, now) or is_seen_stale(row, now):
        return None
    return row


def find_visitor(connection: Connection, token: str, now: datetime) -> Person | None:
    """Who asks, with their team, as objects of no session: to be read by any thread, and changed by none.

    Their revision and password are left out.
    """
    row = find_visit(connection, token, now, _VISITOR, {})
    if row is None:
        return None
    team_at = 3 + len(_OF_PERSON)
    return _visitor(tuple(row[3:team_at]), tuple(row[team_at:]))


@lru_cache(maxsize=2048)
def _visitor(of_person: tuple[Any, ...], of_team: tuple[Any, ...]) -> Person:
    person = Person(**{column.key: value for column, value in zip(_OF_PERSON, of_person, strict=True)})
    person.team = Team(**{column.key: value for column, value in zip(_TEAM, of_team, strict=True)})
    return person
