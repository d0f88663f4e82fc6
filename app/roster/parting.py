"""Somebody leaves the organisation, and may come back. Their team's totals and wall stay what they are."""

from datetime import datetime, timedelta

from sqlalchemy import delete, exists, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.calendar.rules import game_day
from app.calendar.zones import day_in
from app.errors import Invalid
from app.friendly.actions import end_where_one_leads
from app.moments.models import Moment
from app.notifications.actions import note_change
from app.notifications.forgetting import forget_names, leave_game
from app.people import stays
from app.people.invitations import Invitation
from app.people.models import Person, Role, Team
from app.people.names import fold_name, kept_name
from app.people.reach import GONE
from app.people.roles import is_last_administrator, note_leading
from app.people.sessions import end_sessions
from app.push.models import Subscription
from app.roster.moving import cancel, counted_stays, note_counted, note_places


def part(session: Session, person: Person, now: datetime, *, is_named: bool = True) -> None:
    """Take leave of `person` (locked): signed out everywhere, told nothing any more, no longer counted as there.

    What they did stays with their team, by name or, for who shall not be named, by nobody's. Links to join that they
    made are closed, for they may still know them. Flushes; doing it again changes nothing but the name.
    Raises Invalid: last_administrator.
    """
    if person.left_at is None:
        if is_last_administrator(session, person.id):
            raise Invalid("last_administrator")
        note_leading(person, now)
        person.left_at = now
        person.sign_in_name = f"{GONE} {person.account} {person.sign_in_name}"[:80]
        person.role = Role.EMPLOYEE
    end_sessions(session, person)
    for table in (Subscription, Moment):
        session.execute(delete(table).where(table.person_id == person.id))
    cancel(session, person)
    made = update(Invitation).where(Invitation.created_by_id == person.id, Invitation.revoked_at.is_(None))
    session.execute(made.values(revoked_at=now).execution_options(synchronize_session=False))
    leave_game(session, person)
    if not is_named:
        forget_names(session, person)
        person.name, person.sign_in_name = "", f"{GONE} {person.account}"
    note_change(session, _colleagues(session, person))
    session.flush()


def _colleagues(session: Session, person: Person) -> list[int]:
    """Those whose pages show the team as it is."""
    return list(session.scalars(select(Person.id).where(Person.team_id == person.team_id, Person.left_at.is_(None))))


def take_back(session: Session, person: Person, team: Team, name: str, now: datetime) -> None:
    """Let somebody (locked) who left take part again, in `team`; flushes.

    They sign in with the password that they had, and count from today on: in between they were not there.
    Raises Invalid: name_empty, name_taken.
    """
    if person.left_at is None:
        return
    name = kept_name(name)
    folded = fold_name(name)
    if session.scalar(select(exists().where(Person.sign_in_name == folded))):
        raise Invalid("name_taken", field="name")
    left, today = day_in(person.clocks, person.left_at), game_day(now, team.zone)
    if left < today or team.id != person.team_id:
        counted = stays.ended(counted_stays(session, person), person.team_id, left)
        kept = stays.ended(person.former_teams, person.team_id, left)
        note_places(person, team, kept, now)
        person.past_teams = stays.text_of(kept)
        note_counted(session, person, counted)
        person.team_since = max(today, counted[-1].until + timedelta(days=1))
    try:
        with session.begin_nested():
            person.name, person.sign_in_name, person.left_at = name, folded, None
            person.team, person.team_id = team, team.id
            session.flush()
    except IntegrityError as error:
        raise Invalid("name_taken", field="name") from error
    end_where_one_leads(session, person, now)
    note_change(session, [person.id, *_colleagues(session, person)])
