"""Links into a team: made by those who lead it, shown once, good for some days, and revocable."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, String, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from app.database import UNNESTED, Base, UtcDateTime
from app.errors import Invalid, NotFound
from app.people.actions import NewPerson, add_person
from app.people.invitees import expected_as
from app.people.models import Person, Role, Team
from app.people.reach import is_led_by
from app.people.sessions import hash_token
from app.people.team_names import in_order

LASTS = (1, 7, 30)  # days to choose from
SHOWN = 50  # the newest invitations of a list
MOST = 2**31 - 1  # what a database takes as a number


class Invitation(Base):
    """A link into one team. Its token is shown once; only its hash is kept."""

    __tablename__ = "invitation"
    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    created_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    joined: Mapped[int] = mapped_column(default=0)

    team: Mapped[Team] = relationship(lazy="joined", innerjoin=UNNESTED)

    def is_open(self, now: datetime) -> bool:
        """Whether somebody can still join by it."""
        return self.revoked_at is None and now < self.expires_at


def teams_led_by(session: Session, person: Person) -> Sequence[Team]:
    """The teams that this person leads: one's own for a manager, all for a director and the administrator."""
    teams = select(Team)
    if not person.has_role(Role.DIRECTOR):
        teams = teams.where(Team.id == person.team_id)
    return in_order(session.scalars(teams)) if person.has_role(Role.MANAGER) else ()


def find_led(session: Session, person: Person, number: int | None) -> Team:
    """One of the teams that this person leads; asked by itself, as there may be thousands. Raises NotFound."""
    if number is None or not 0 < number <= MOST:
        raise NotFound
    team = session.scalar(select(Team).where(Team.id == number, is_led_by(person, Team.id)))
    if team is None:
        raise NotFound
    return team


def invite(session: Session, author: Person, team_id: int, days: int, now: datetime) -> tuple[Invitation, str]:
    """A new invitation and its token, which is known to nobody afterwards; flushes.

    Raises NotFound for a team of somebody else, Invalid: days_unknown.
    """
    if days not in LASTS:
        raise Invalid("days_unknown", field="days")
    team = find_led(session, author, team_id)
    token = secrets.token_urlsafe(32)
    invitation = Invitation(
        token_hash=hash_token(token),
        team=team,
        created_by_id=author.id,
        created_at=now,
        expires_at=now + timedelta(days=days),
        joined=0,
    )
    session.add(invitation)
    session.flush()
    return invitation, token


def invitations_of(session: Session, person: Person) -> Sequence[Invitation]:
    """What was sent out for the teams of this person, newest first."""
    newest = Invitation.created_at.desc(), Invitation.id.desc()
    theirs = select(Invitation).where(is_led_by(person, Invitation.team_id))
    return session.scalars(theirs.order_by(*newest).limit(SHOWN)).all()


def revoke(session: Session, person: Person, invitation_id: int, now: datetime) -> None:
    """Close an invitation; closing it again changes nothing. Raises NotFound for one of somebody else."""
    theirs = is_led_by(person, Invitation.team_id)
    row = session.scalar(select(Invitation).where(Invitation.id == invitation_id, theirs))
    if row is None:
        raise NotFound
    row.revoked_at = row.revoked_at or now


def find_invitation(session: Session, token: str) -> Invitation | None:
    """The invitation of `token`, open or not."""
    return session.scalar(select(Invitation).where(Invitation.token_hash == hash_token(token)))


def join(session: Session, token: str, new: NewPerson, now: datetime, password_hash: str) -> Person:
    """Take part in the team of an open invitation; flushes.

    Who is expected just there, as an employee and without a card that works, comes in as them (decision 55).
    Raises NotFound: invitation_closed, Invalid: name_expected, and what add_person raises.
    """
    invitation = find_invitation(session, token)
    if invitation is None or not invitation.is_open(now):
        raise NotFound("invitation_closed")
    expected = expected_as(session, new.name)
    if expected is not None:
        if expected.is_open(now) or expected.role != Role.EMPLOYEE or expected.team_id != invitation.team_id:
            raise Invalid("name_expected", field="name")
        new = replace(new, work_week=expected.work_week)
    person = add_person(session, invitation.team, new, now, password_hash)
    if expected is not None:
        session.delete(expected)
    session.execute(update(Invitation).where(Invitation.id == invitation.id).values(joined=Invitation.joined + 1))
    return person
