"""Former accounts of somebody who was known twice: phones that still speak under one of them are this person's."""

from uuid import UUID

from sqlalchemy import ForeignKey, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.database import Base
from app.people.models import Person


class AccountAlias(Base):
    """An account that was merged into a person's own."""

    __tablename__ = "account_alias"
    account: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)


def is_account_of(session: Session, person: Person, account: UUID) -> bool:
    """Whether a phone that speaks for `account` speaks for this person; no question is asked for their own."""
    if account == person.account:
        return True
    row = session.get(AccountAlias, account)
    return row is not None and row.person_id == person.id


def aliases_of(session: Session, person: Person) -> list[UUID]:
    """The accounts that were merged into this person's own."""
    return list(session.scalars(select(AccountAlias.account).where(AccountAlias.person_id == person.id)))


def add_alias(session: Session, person: Person, other: Person) -> None:
    """The account of `other`, and all that were merged into it, are this person's from now on. Flushes."""
    session.execute(update(AccountAlias).where(AccountAlias.person_id == other.id).values(person_id=person.id))
    session.add(AccountAlias(account=other.account, person_id=person.id))
    session.flush()
