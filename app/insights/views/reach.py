"""Whom somebody may set a challenge for, and finding what they set."""

from collections.abc import Mapping, Sequence

from flask_login import current_user
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.challenges.audiences import chosen_kinds
from app.challenges.models import SetChallenge
from app.challenges.setting import find_set
from app.challenges.setting import leads_all as is_led
from app.errors import NotFound
from app.i18n import N_, gettext
from app.people.departments import DEPARTMENTS
from app.people.invitations import teams_led_by
from app.people.models import Person, Team


def the_set(session: Session, number: int) -> SetChallenge:
    """One that who is signed in may see. Raises NotFound."""
    return find_set(session, current_user, teams_led_by(session, current_user), number)


def the_set_to_change(session: Session, number: int) -> SetChallenge:
    """The same, while one leads every team that it is for: who went to another team still reads and copies what they
    set for the former one, and may aim their own drafts anew. Raises NotFound."""
    row = the_set(session, number)
    if not row.is_draft and not leads_all(session, row):
        raise NotFound
    return row


def leads_all(session: Session, row: SetChallenge) -> bool:
    """Whether who is signed in leads every team that it is for, and those that it will be for."""
    return is_led(session, row, current_user, teams_led_by(session, current_user))


def kinds_in_words(session: Session, rows: Sequence[SetChallenge]) -> Mapping[int, Sequence[str]]:
    """For whom each of these is beyond teams by name: everybody, or who does some kinds of work, by its id."""
    return {
        number: [gettext(DEPARTMENTS.get(kind, N_("Everybody"))) for kind in kinds]
        for number, kinds in chosen_kinds(session, rows).items()
    }


def people_in(session: Session, teams: Sequence[Team]) -> Mapping[int, int]:
    """How many take part in each team, by its id."""
    rows = session.execute(
        select(Person.team_id, func.count())
        .where(Person.team_id.in_([team.id for team in teams]), Person.left_at.is_(None))
        .group_by(Person.team_id)
    )
    return dict(rows.all())
