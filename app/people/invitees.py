"""Who is expected: known by name, and taking part from when they open a link of their own; nowhere counted before.

The code in that link is made from the key of this deployment, so that a card which got lost can be printed once more as
it was; only its hash is kept, to find them by it. A new turn makes the former code worth nothing.
"""

import hashlib
import hmac
from datetime import datetime

from sqlalchemy import ForeignKey, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from app.calendar.patterns import MONDAY_TO_FRIDAY
from app.database import UNNESTED, Base, UtcDateTime
from app.errors import Invalid, NotFound
from app.limits import Limit
from app.people.actions import NewPerson, add_person
from app.people.models import Person, Role, Team
from app.people.names import fold_name
from app.people.sessions import hash_token

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: nothing in it is mistaken for something else
LENGTH = 12  # 60 bits
_READ_AS = str.maketrans("OIL", "011")


class Invitee(Base):
    """Somebody who is expected."""

    __tablename__ = "invitee"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    sign_in_name: Mapped[str] = mapped_column(String(80), unique=True)  # the name, folded
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    role: Mapped[Role] = mapped_column(String(16), default=Role.EMPLOYEE)
    language: Mapped[str] = mapped_column(String(8))
    work_week: Mapped[str] = mapped_column(String(7), default=MONDAY_TO_FRIDAY)
    added_by_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    intake: Mapped[int | None] = mapped_column(index=True)  # the file that they came from
    turn: Mapped[int] = mapped_column(default=0)
    code_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    team: Mapped[Team] = relationship(lazy="joined", innerjoin=UNNESTED)

    def is_open(self, now: datetime) -> bool:
        """Whether their card still lets them in."""
        return self.expires_at is not None and now < self.expires_at

    def code(self, key: str) -> str:
        """The code of this turn, as it is printed: three groups of four."""
        seal = hmac.new(key.encode(), f"invitee {self.id} {self.turn}".encode(), hashlib.sha256).digest()
        number = int.from_bytes(seal[:8], "big")
        letters = "".join(ALPHABET[number >> 5 * at & 31] for at in range(LENGTH))
        return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def normal(code: str) -> str:
    """A code as it is compared, however it was typed; an empty text for what cannot be one."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum()).translate(_READ_AS)
    return letters if len(letters) == LENGTH and set(letters) <= set(ALPHABET) else ""


def hash_code(code: str) -> str:
    """How a code is kept."""
    return hash_token(normal(code))


def find_invitee(session: Session, code: str, now: datetime) -> Invitee | None:
    """Whose open card has this code."""
    if not normal(code):
        return None
    invitee = session.scalar(select(Invitee).where(Invitee.code_hash == hash_code(code)))
    return invitee if invitee and invitee.is_open(now) else None


def expected_as(session: Session, name: str) -> Invitee | None:
    """Who is expected under this name, as names are compared."""
    return session.scalar(select(Invitee).where(Invitee.sign_in_name == fold_name(name)))


def guess_limit(address: str) -> Limit:
    """How often one place may try codes that do not exist."""
    return Limit(f"code of a card by address\0{address}", 30, is_of_place=True)


def join_as(session: Session, code: str, new: NewPerson, now: datetime, password_hash: str) -> Person:
    """Take part as who is expected under `code`, with what is known of them; flushes.

    Raises NotFound: invitation_closed, Invalid: name_expected where that is somebody else's name, and what add_person
    raises.
    """
    invitee = find_invitee(session, code, now)
    if invitee is None:
        raise NotFound("invitation_closed")
    if expected_as(session, new.name) not in (None, invitee):
        raise Invalid("name_expected", field="name")
    known = NewPerson(new.name, new.password, Role(invitee.role), new.language, invitee.work_week, new.is_quiet)
    person = add_person(session, invitee.team, known, now, password_hash)
    gone = delete(Invitee).where(Invitee.id == invitee.id).returning(Invitee.id)
    if session.scalar(gone) is None:  # somebody else came in by this very card
        raise NotFound("invitation_closed")
    return person
