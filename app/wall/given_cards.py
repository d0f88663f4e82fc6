"""The cards of badges that were given by hand: one for each giving, whoever got the badge by it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.badges.catalogue import GIVEN_BADGES
from app.badges.gifts import named
from app.badges.models import Gift, Giving
from app.badges.show import shown
from app.people.models import Person
from app.people.visibility import is_quiet, may_be_seen
from app.wall.sources import Entry, Medal


def given_badges(session: Session, person: Person, before: datetime, most: int, word_key: str) -> list[Entry]:
    """The newest givings in this person's team before a moment; two queries.

    Of those who got it only who may be seen; who switched the game off sees none.
    """
    if is_quiet(person):
        return []
    rows = session.scalars(
        select(Giving)
        .where(Giving.team_id == person.team_id, Giving.occurred_at < before, Giving.badge.in_(list(GIVEN_BADGES)))
        .order_by(Giving.occurred_at.desc(), Giving.id.desc())
        .limit(most)
    )
    cards = [(row, [gift for gift in row.gifts if may_be_seen(gift.person)]) for row in rows]
    return [_card(row, gifts, person, word_key) for row, gifts in cards if gifts]


def _card(row: Giving, gifts: Sequence[Gift], reader: Person, word_key: str) -> Entry:
    is_giver = row.person_id == reader.id
    number = applauded_by(reader, gifts)
    return Entry(
        type="given",
        number=number or gifts[0].id,
        person_name=named(row.person),
        when=row.occurred_at,
        day=row.local_day,
        mine=is_giver or number is None,
        deed_id=row.deed_id if is_giver else None,
        what=row.because,
        to=tuple(gift.person.name for gift in gifts),
        medals=(Medal(gifts[0].id, shown(GIVEN_BADGES[row.badge], word_key)),),
        together=tuple(gift.id for gift in gifts),
    )


def applauded_by(reader: Person, gifts: Sequence[Gift]) -> int | None:
    """Whose gift this reader's claps go to: spread over all who got it, and always the same for one reader.

    None where only the reader got it.
    """
    others = [gift for gift in gifts if gift.person_id != reader.id]
    return others[reader.id % len(others)].id if others else None
