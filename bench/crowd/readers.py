"""Who looks at the pages: somebody of the large team and somebody of a usual one, for each role; signed in."""

from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple
from urllib.parse import quote

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.database import write
from app.people.api_tokens import make_token
from app.people.models import Person, Role, Team
from app.people.sessions import open_session
from app.surprises.models import Surprise
from bench.crowd.filling import now
from bench.seed import cookie

LATER = timedelta(days=1)
"""Where the older page of the wall begins: behind it there is something of each kind in a small organisation too."""


class Reader(NamedTuple):
    """The headers of their requests, and the numbers with which addresses are made theirs."""

    headers: Mapping[str, str]
    numbers: Mapping[str, str | int]


def readers(app: Flask) -> Mapping[str, list[Reader]]:
    """By role; a program has the token of an administrator."""
    with app.app_context(), write() as session:
        people, teams = (session.scalar(select(func.count()).select_from(table)) or 0 for table in (Person, Team))
        numbers = {
            Role.EMPLOYEE: (2, people // 2 + 3),
            Role.MANAGER: (1, teams + 3),
            Role.DIRECTOR: (7, people // 2 + 7),
            Role.ADMINISTRATOR: (8, people - 7),
        }
        found = {str(role): [_reader(app, session, role, number) for number in of] for role, of in numbers.items()}
        _, token = make_token(session, session.get_one(Person, 8), "Bench", now())
        found["program"] = [Reader({"Authorization": f"Bearer {token}"}, {"after": people // 2})]
    return found


def _reader(app: Flask, session: Session, role: Role, number: int) -> Reader:
    person = session.get_one(Person, number)
    person.role, person.left_at, person.quiet_since, person.ranked_since = role, None, None, now()
    open_session(session, person, "Firefox on Android", now())
    of_team = {
        "surprise": session.scalar(select(func.min(Surprise.id)).where(Surprise.team_id == person.team_id)) or 0,
        "person": session.scalar(select(func.max(Person.id)).where(Person.team_id == person.team_id)) or 0,
        "challenge": person.team_id,
    }
    return Reader({"Cookie": cookie(app, person)}, {**of_team, "before": quote((now() - LATER).isoformat())})
