"""Rows that are nobody else's to change until the end of the transaction, read as they are once they are ours.

What is loaded along with a row must not be joined there. Who waits for a row on PostgreSQL gets it as it became
meanwhile, beside the other tables as they were before: who was moved to another team fits none then, and is not found.
"""

from typing import Any, TypeVar

from sqlalchemy import Select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session, lazyload

from app.database import Base

Row = TypeVar("Row", bound=Base)


def held(asked: Select[Row], model: type[Row], *, key_share: bool = False) -> Select[Row]:
    """The same rows, locked; `key_share` lets others refer to them meanwhile. Inside `write()`."""
    alone: Any = asked.options(lazyload("*")).execution_options(populate_existing=True)
    locked: Select[Row] = alone.with_for_update(of=model, key_share=key_share)
    return locked


def hold(session: Session, model: type[Row], key: Any, *, key_share: bool = False) -> Row | None:
    """The row with this key, locked; None where there is none. Inside `write()`."""
    lock = {"of": model, "key_share": key_share}
    return session.get(model, key, with_for_update=lock, populate_existing=True, options=(lazyload("*"),))


def hold_one(session: Session, model: type[Row], key: Any, *, key_share: bool = False) -> Row:
    """The same for a row that is there."""
    row = hold(session, model, key, key_share=key_share)
    if row is None:
        raise NoResultFound
    return row
