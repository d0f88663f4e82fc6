"""The cards of badges that their owners shared: once each, larger than what was merely earned."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.badges.catalogue import TEAM_BADGES
from app.badges.models import SharedBadge
from app.badges.sharing import earned_of, is_hidden_gift, is_shown_to
from app.people.models import Person
from app.people.visibility import are_seen, is_quiet
from app.wall.sources import Entry, Medal


def shared_badges(session: Session, person: Person, before: datetime, most: int, word_key: str) -> list[Entry]:
    """The newest of this person's team before a moment; who switched the game off sees none.

    Not what the team earned together: that is there already.
    """
    if is_quiet(person):
        return []
    rows = session.scalars(
        select(SharedBadge)
        .where(
            SharedBadge.team_id == person.team_id,
            SharedBadge.shared_at < before,
            SharedBadge.person_id.in_(select(Person.id).where(are_seen())),
            SharedBadge.badge.not_in(list(TEAM_BADGES)),
            ~is_hidden_gift(),
        )
        .options(selectinload(SharedBadge.award), selectinload(SharedBadge.gift))  # a dozen tables are slow to plan
        .order_by(SharedBadge.shared_at.desc(), SharedBadge.id.desc())
        .limit(most)
    ).all()
    earned = earned_of(session, rows, word_key)
    return [
        Entry(
            type="given" if row.gift_id else "award",
            number=row.gift_id or row.award_id or 0,
            person_name=row.person.name,
            when=row.shared_at,
            day=row.day,
            mine=row.person_id == person.id,
            what=earned[row.id].evidence,
            medals=(Medal(row.gift_id or row.award_id or 0, earned[row.id].badge),),
            shared=row.id,
            by=earned[row.id].by,
        )
        for row in rows
        if row.id in earned and is_shown_to(person, row.person)
    ]
