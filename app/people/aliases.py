"""Former accounts of somebody who was known twice: phones that still speak under one of them are this person's."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, select, update
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


def accounts_of(session: Session, person: Person) -> list[UUID]:
    """Every account that speaks for this person, their own first."""
    former = select(AccountAlias.account).where(AccountAlias.person_id == person.id)
    return [person.account, *session.scalars(former)]


def people_by_account(
    session: Session, accounts: Collection[UUID], *limits: ColumnElement[bool]
) -> Mapping[str, Person]:
    """The people whom these accounts mean, by the account as it is written; former accounts too.

    A phone that was offline during a merge still names a colleague by the former one. Only an account that is nobody's
    own is looked for among those.
    """
    if not accounts:
        return {}
    own = session.scalars(select(Person).where(Person.account.in_(accounts), *limits))
    people = {str(person.account): person for person in own}
    if len(people) < len(set(accounts)):
        former = select(AccountAlias.account, Person).join(Person, Person.id == AccountAlias.person_id)
        rows = session.execute(former.where(AccountAlias.account.in_(accounts), *limits))
        people |= {str(account): person for account, person in rows}
    return people


def add_alias(session: Session, person: Person, other: Person) -> None:
    """The account of `other`, and all that were merged into it, are this person's from now on. Flushes."""
    session.execute(update(AccountAlias).where(AccountAlias.person_id == other.id).values(person_id=person.id))
    session.add(AccountAlias(account=other.account, person_id=person.id))
    session.flush()
