"""Telling somebody who leads since they signed in why this device has to do that once more, and nobody else.

A role that changes ends every session. The signed cookie says as whom and in which role its device came in, so only
whoever holds it is told; it proves nothing more than that.
"""

from collections.abc import Mapping, MutableMapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.people.models import Person, Role

_WHO = "came_in"


def note_role(cookie: MutableMapping[str, Any], person: Person) -> None:
    """Keep in the cookie of a device that was just let in as whom it was, and in which role."""
    cookie[_WHO] = [str(person.account), person.role]


def leads_since(session: Session, cookie: Mapping[str, Any]) -> Person | None:
    """Who led nobody when this device came in, and does now; None for every other device."""
    account, role = cookie.get(_WHO, ("", ""))
    if role != Role.EMPLOYEE:
        return None
    person = session.scalar(select(Person).where(Person.account == UUID(account), Person.left_at.is_(None)))
    return person if person is not None and person.role != Role.EMPLOYEE else None
