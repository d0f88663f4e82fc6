"""Whom somebody may set a challenge for, and finding what they set."""

from collections.abc import Mapping, Sequence

from flask_login import current_user
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.challenges.models import SetChallenge
from app.challenges.setting import find_set
from app.people.invitations import teams_led_by
from app.people.models import Person, Team


def the_set(session: Session, number: int) -> SetChallenge:
    """One that who is signed in may see and change. Raises NotFound."""
    return find_set(session, current_user, teams_led_by(session, current_user), number)


def people_in(session: Session, teams: Sequence[Team]) -> Mapping[int, int]:
    """How many take part in each team, by its id."""
    rows = session.execute(
        select(Person.team_id, func.count())
        .where(Person.team_id.in_([team.id for team in teams]), Person.left_at.is_(None))
        .group_by(Person.team_id)
    )
    return dict(rows.all())
