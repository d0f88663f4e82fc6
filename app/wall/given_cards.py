"""The cards of badges that were given by hand: one for each giving, whoever got the badge by it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from app.badges.catalogue import GIVEN_BADGES
from app.badges.gifts import named
from app.badges.models import Gift, Giving, SharedBadge
from app.badges.show import shown
from app.moderation.actions import is_shown
from app.people.models import Person
from app.people.visibility import are_seen, is_quiet, may_be_seen
from app.wall.sources import Entry, Medal


def given_badges(session: Session, person: Person, before: datetime, most: int, word_key: str) -> list[Entry]:
    """The newest givings in this person's team before a moment; three queries.

    Of those who got it only who may be seen, and who does not share it there: that is a card of its own (shared_cards).
    Who switched the game off sees none.
    """
    if is_quiet(person):
        return []
    in_team = Giving.team_id == person.team_id
    here = Gift.person_id.in_(select(Person.id).where(are_seen())) & ~_stands_shared()
    somebody = exists().where(Gift.giving_id == Giving.id, here).correlate(Giving)
    rows = session.scalars(
        select(Giving)
        .where(
            in_team,
            is_shown("giving", Giving.id),
            Giving.occurred_at < before,
            Giving.badge.in_(list(GIVEN_BADGES)),
            somebody,
        )
        .order_by(Giving.occurred_at.desc(), Giving.id.desc())
        .limit(most)
    ).all()
    among = select(Gift.id).join(Giving).where(Giving.id.in_([row.id for row in rows]), here)
    shown_here = set(session.scalars(among)) if rows else set()
    return [_entry([gift for gift in row.gifts if gift.id in shown_here], row, person, word_key) for row in rows]


def _stands_shared() -> ColumnElement[bool]:
    """Whether a gift is on the wall of its team as a badge that its owner shares, for a query over givings."""
    owned = SharedBadge.person_id == Gift.person_id
    shared = exists().where(SharedBadge.gift_id == Gift.id, SharedBadge.team_id == Giving.team_id, owned)
    return shared.correlate(Gift, Giving)


def givings_among(session: Session, person: Person, numbers: Sequence[int], word_key: str) -> list[Entry]:
    """Those of these givings that this person sees on the wall; no query for none."""
    if not numbers or is_quiet(person):
        return []
    rows = session.scalars(
        select(Giving).where(
            Giving.id.in_(numbers), is_shown("giving", Giving.id), Giving.badge.in_(list(GIVEN_BADGES))
        )
    )
    return [giving_entry(row, person, word_key) for row in rows if seen_gifts(row)]


def seen_gifts(row: Giving) -> list[Gift]:
    """What was given to those who may be seen."""
    return [gift for gift in row.gifts if may_be_seen(gift.person)]


def giving_entry(row: Giving, reader: Person, word_key: str) -> Entry:
    """A giving as its reader sees it; somebody who got it has to be seen still."""
    return _entry(seen_gifts(row), row, reader, word_key)


def _entry(gifts: Sequence[Gift], row: Giving, reader: Person, word_key: str) -> Entry:
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
        own_page=f"giving-{row.id}",
    )


def applauded_by(reader: Person, gifts: Sequence[Gift]) -> int | None:
    """Whose gift this reader's claps go to: spread over all who got it, and always the same for one reader.

    None where only the reader got it.
    """
    others = [gift for gift in gifts if gift.person_id != reader.id]
    return others[reader.id % len(others)].id if others else None
