"""Whom somebody may set a challenge for, and finding what they set."""

from collections.abc import Mapping, Sequence

from flask_login import current_user
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.challenges.models import SetChallenge
from app.challenges.setting import find_set, teams_of
from app.errors import NotFound
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
    """Whether who is signed in leads every team that it is for."""
    led = {team.id for team in teams_led_by(session, current_user)}
    return {team.id for team in teams_of(session, [row]).get(row.id, [])} <= led


def people_in(session: Session, teams: Sequence[Team]) -> Mapping[int, int]:
    """How many take part in each team, by its id."""
    rows = session.execute(
        select(Person.team_id, func.count())
        .where(Person.team_id.in_([team.id for team in teams]), Person.left_at.is_(None))
        .group_by(Person.team_id)
    )
    return dict(rows.all())
