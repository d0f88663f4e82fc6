"""What stands on a day for somebody: what was set for their team, and what they promised to do too, wherever they are.

Whoever sets a challenge for a team that they are not in does it as well, so it stands among their cards, and their
completions of it are accepted. Those count for their own team, like everything they do.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import BindParameter, Date, Integer, and_, bindparam, or_, select, union
from sqlalchemy.orm import Session

from app.challenges.models import OF_SET, Audience, Commitment, SetChallenge
from app.forms import whole_number
from app.people.models import Person


class Standing(NamedTuple):
    """A challenge that stands on a day: whether it can be chosen, and whether it is there for a promise alone."""

    row: SetChallenge
    is_offered: bool
    is_promise: bool


# Every look at a day asks this, so it is put together once.
_DAY: BindParameter[date] = bindparam("day", type_=Date)
_PERSON: BindParameter[int] = bindparam("person", type_=Integer)
_TEAM: BindParameter[int] = bindparam("team", type_=Integer)
_THEIRS = bindparam("theirs", type_=Integer, expanding=True)
_OF_TEAM = and_(Audience.challenge_id == SetChallenge.id, Audience.team_id == _TEAM)
_PROMISED = and_(Commitment.challenge_id == SetChallenge.id, Commitment.person_id == _PERSON)
_MAY_STAND = union(
    select(Audience.challenge_id).where(Audience.team_id == _TEAM),
    select(Commitment.challenge_id).where(Commitment.person_id == _PERSON),
    select(SetChallenge.id).where(SetChallenge.id.in_(_THEIRS)),
)
_IS_FOR_TEAM = Audience.team_id.is_not(None) & Audience.removed_at.is_(None)
_STANDING = (
    select(SetChallenge, _IS_FOR_TEAM, Commitment.person_id.is_not(None))
    .outerjoin(Audience, _OF_TEAM)
    .outerjoin(Commitment, _PROMISED)
    .where(
        SetChallenge.id.in_(_MAY_STAND),
        SetChallenge.published_at.is_not(None),
        or_(SetChallenge.id.in_(_THEIRS), and_(SetChallenge.starts_on <= _DAY, SetChallenge.ends_on >= _DAY)),
    )
    .order_by(SetChallenge.id.desc())
)


def standing_on(session: Session, person: Person, day: date, theirs: Collection[str] = ()) -> Sequence[Standing]:
    """What stands on `day` for somebody: for their team first, then what they promised alone, each the newest first.

    Not offered is what is paused, was withdrawn, is for others now, or has other days; of that, what they chose or did
    (`theirs`, refs) is there all the same.
    """
    numbers = numbers_of(theirs)
    asked = {"person": person.id, "team": person.team_id, "day": day, "theirs": sorted(numbers)}
    found = list[Standing]()
    for row, is_for_team, is_promised in session.execute(_STANDING, asked):
        is_of_day = row.falls_on(day)
        if row.id in numbers or is_of_day:
            is_offered = row.is_offered and is_of_day and (is_for_team or is_promised)
            found.append(Standing(row, is_offered, is_promised and not is_for_team))
    return sorted(found, key=lambda one: one.is_promise)


def refs_known_to(session: Session, person: Person, refs: Collection[str]) -> set[str]:
    """Those of these refs that were set for a team of this person, or ever were, and what they promised to do too."""
    numbers = numbers_of(refs)
    if not numbers:
        return set()
    may_know = union(
        select(Audience.challenge_id).where(
            Audience.challenge_id.in_(numbers), Audience.team_id.in_(sorted(person.team_ids))
        ),
        select(Commitment.challenge_id).where(Commitment.challenge_id.in_(numbers), Commitment.person_id == person.id),
    )
    known = select(SetChallenge.id).where(SetChallenge.id.in_(may_know), SetChallenge.published_at.is_not(None))
    return {f"{OF_SET}{number}" for number in session.scalars(known)}


def numbers_of(refs: Collection[str]) -> list[int]:
    """The numbers of those of these refs that name something that was set."""
    found = (whole_number(ref.removeprefix(OF_SET)) for ref in refs if ref.startswith(OF_SET))
    return sorted({number for number in found if number is not None})
