"""Whom somebody may set a challenge for, and finding what they set."""

from collections.abc import Mapping, Sequence

from flask import redirect, url_for
from flask_login import current_user
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.challenges.audiences import chosen_kinds
from app.challenges.drafting import row_team
from app.challenges.models import SetChallenge
from app.challenges.setting import find_set
from app.challenges.setting import leads_all as is_led
from app.errors import Conflict
from app.i18n import N_, gettext
from app.people.departments import DEPARTMENTS
from app.people.invitations import teams_led_by
from app.people.models import Person, Team
from app.people.reach import led_among


def the_set(session: Session, number: int) -> SetChallenge:
    """One that who is signed in may see. Raises NotFound."""
    return find_set(session, current_user, number)


def the_set_to_change(session: Session, number: int) -> SetChallenge:
    """The same, while one leads every team that it is for: who went to another team still reads and copies what they
    set for the former one, and may aim their own drafts anew. Inside `write()`: whoever else changes it waits, or two
    editions would have one number. Raises NotFound; Conflict: challenge_not_led, challenge_over for one that was taken
    back."""
    row = find_set(session, current_user, number, locked=True)
    code = why_closed(session, row)
    if code:
        raise Conflict(code)
    return row


def why_closed(session: Session, row: SetChallenge) -> str | None:
    """The code of why who is signed in can change nothing of it, if so."""
    if row.withdrawn_at is not None:
        return "challenge_over"
    return None if row.is_draft or leads_all(session, row) else "challenge_not_led"


def team_for(session: Session, row: SetChallenge) -> Team:
    """The team from whose page it is made anew: its own, where who is signed in leads that."""
    if led_among(current_user, [row.team_id]):
        return row_team(session, row)
    return teams_led_by(session, current_user)[0]


def to_its_page(number: int) -> Response:
    """Of what cannot be changed: its page says why, and offers to copy it."""
    return redirect(url_for("insights.challenge", number=number), 303)


def leads_all(session: Session, row: SetChallenge) -> bool:
    """Whether who is signed in leads every team that it is for, and those that it will be for."""
    return is_led(session, row, current_user)


def kinds_in_words(session: Session, rows: Sequence[SetChallenge]) -> Mapping[int, Sequence[str]]:
    """For whom each of these is beyond teams by name: everybody, or who does some kinds of work, by its id."""
    return {
        number: [gettext(DEPARTMENTS.get(kind, N_("Everybody"))) for kind in kinds]
        for number, kinds in chosen_kinds(session, rows).items()
    }


def people_in(session: Session, teams: ColumnElement[bool]) -> Mapping[int, int]:
    """How many take part in each of these teams, by its id; `teams` is asked of people."""
    rows = session.execute(
        select(Person.team_id, func.count()).where(teams, Person.left_at.is_(None)).group_by(Person.team_id)
    )
    return dict(rows.all())
