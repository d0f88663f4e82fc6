"""What became of challenges here before: how many people did one. Numbers over enough people alone (ADR 11)."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.challenges.models import Completion
from app.people.models import Person


@dataclass(frozen=True)
class Use:
    """How many people did it; None for fewer than the least."""

    people: int | None = None


def uses_of(session: Session, refs: Collection[str], reader: Person, least: int) -> dict[str, Use]:
    """What is known of these challenges in the whole organisation, in one query; nothing of those without a number.

    A number exists where `least` people or more beside the reader are behind it.
    """
    people = func.count(Completion.person_id.distinct())
    others = func.count(case((Completion.person_id != reader.id, Completion.person_id)).distinct())
    rows = session.execute(
        select(Completion.ref, people)
        .where(Completion.ref.in_(sorted(refs)))
        .group_by(Completion.ref)
        .having(others >= least)
    )
    return {ref: Use(count) for ref, count in rows}
