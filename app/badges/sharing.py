"""Sharing a badge inside the organisation: it is on the wall as a card of its own, and has a page for colleagues.

One that a team earned together stands on its wall already, so whoever of the team shares it opens the page alone. What
is kept then names no award: the team's badge is found by team and key.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, select
from sqlalchemy.orm import Session

from app.badges.catalogue import BADGES, GIVEN_BADGES, LOOKS, ON_WALL, TEAM_BADGES
from app.badges.gifts import gifts_of, given_badges
from app.badges.models import Award, Gift, Giving, SharedBadge, TeamAward
from app.badges.show import EarnedBadge, badge_of_team, claps_for, earned_badges
from app.calendar.rules import game_day
from app.database import upsert_into
from app.errors import NotFound
from app.moderation.actions import is_shown
from app.people.models import Person, Team
from app.people.visibility import are_seen, is_quiet, may_be_seen


@dataclass(frozen=True, slots=True)
class ShownShare:
    """A badge that somebody shared, as a colleague sees it; `who` has it: that person, or their team."""

    number: int
    who: str
    is_own: bool
    team: str
    earned: EarnedBadge


def share(session: Session, person: Person, key: str, now: datetime) -> SharedBadge:
    """Share a badge that this person has; once is enough, also where two taps come at once. Raises NotFound where they
    do not have it."""
    award, gift = _own(session, person, key)
    row = {
        "person_id": person.id,
        "team_id": person.team_id,
        "badge": key,
        "award_id": award.id if award else None,
        "gift_id": gift.id if gift else None,
        "day": game_day(now, person.team.zone),
        "shared_at": now,
    }
    theirs = (SharedBadge.person_id == person.id, SharedBadge.badge == key)
    if key in TEAM_BADGES:  # that of a former team gives way
        session.execute(delete(SharedBadge).where(*theirs, SharedBadge.team_id != person.team_id))
    session.execute(upsert_into(session, SharedBadge).values(row).on_conflict_do_nothing())
    return session.scalars(select(SharedBadge).where(*theirs)).one()


def unshare(session: Session, person: Person, key: str) -> None:
    """Keep it to oneself again."""
    session.execute(delete(SharedBadge).where(SharedBadge.person_id == person.id, SharedBadge.badge == key))


def shared_by(session: Session, person: Person, key: str) -> SharedBadge | None:
    """What this person shared of this badge; of one that a team earns, as their team has it now."""
    theirs = (SharedBadge.person_id == person.id, SharedBadge.badge == key)
    here = (SharedBadge.team_id == person.team_id,) if key in TEAM_BADGES else ()
    return session.scalar(select(SharedBadge).where(*theirs, *here))


def shown_share(session: Session, reader: Person, number: int, word_key: str) -> ShownShare:
    """A shared badge for somebody of the organisation. Raises NotFound where its owner may not be seen by them."""
    row = session.scalar(select(SharedBadge).where(SharedBadge.id == number, ~is_hidden_gift()))
    if row is None or not is_shown_to(reader, row.person):
        raise NotFound
    team = session.get_one(Team, row.team_id) if row.badge in TEAM_BADGES else None
    if team:
        earned = badge_of_team(session, team.id, row.badge, word_key)
    else:
        earned = earned_of(session, [row], word_key).get(row.id)
    if earned is None:
        raise NotFound
    who, where = (team.name, "") if team else (row.person.name, row.person.team.name)
    return ShownShare(row.id, who, row.person_id == reader.id, where, earned)


def is_open() -> ColumnElement[bool]:
    """Whether an award is for colleagues to see: by itself, or because its owner shares it, for a query over awards.

    Of those alone that the catalogue still knows.
    """
    is_shared = exists().where(SharedBadge.award_id == Award.id, SharedBadge.person_id == Award.person_id)
    return Award.badge.in_(ON_WALL) | (Award.badge.in_(list(LOOKS)) & is_shared)


def owners_of_awards(session: Session, person: Person, ids: Iterable[int]) -> Mapping[int, int]:
    """Who earned these awards, of those that this person may see on a wall."""
    rows = session.execute(
        select(Award.id, Award.person_id)
        .join(Person, Person.id == Award.person_id)
        .where(Award.id.in_(list(ids)), Award.team_id.in_(person.team_ids), is_open(), are_seen())
    )
    return dict(rows.all())


def is_hidden_gift() -> ColumnElement[bool]:
    """Whether the words with which a shared badge was given are off the wall, for a query over shared badges."""
    given = exists().where(Gift.id == SharedBadge.gift_id, Giving.id == Gift.giving_id)
    return given.where(~is_shown("giving", Giving.id))


def is_shown_to(reader: Person, owner: Person) -> bool:
    """Whether this reader may see a badge that `owner` shared: one's own always, another's as long as both play."""
    return owner.id == reader.id or (may_be_seen(owner) and not is_quiet(reader))


def earned_of(session: Session, rows: Sequence[SharedBadge], word_key: str) -> Mapping[int, EarnedBadge]:
    """The badge of each of these, by number; as many queries for many as for one."""
    of_rules = [row for row in rows if row.award is not None and row.badge in LOOKS]
    by_hand = [row for row in rows if row.gift is not None and row.badge in GIVEN_BADGES]
    found = dict(
        zip(
            (row.id for row in of_rules),
            earned_badges(session, [row.award for row in of_rules if row.award], word_key),
            strict=True,
        )
    )
    claps = claps_for(session, [row.gift_id for row in by_hand if row.gift_id], "given") if by_hand else {}
    for row in by_hand:
        found.update({row.id: given_badges([row.gift], claps, word_key)[0]} if row.gift else {})
    return found


def _own(session: Session, person: Person, key: str) -> tuple[Award | None, Gift | None]:
    """What this person has of this badge, neither of them for one that their team has. Raises NotFound."""
    if key in TEAM_BADGES and session.scalar(
        select(exists().where(TeamAward.team_id == person.team_id, TeamAward.badge == key))
    ):
        return None, None
    award = (
        session.scalar(select(Award).where(Award.person_id == person.id, Award.badge == key)) if key in BADGES else None
    )
    gifts = [gift for gift in gifts_of(session, person) if gift.giving.badge == key] if key in GIVEN_BADGES else []
    if award is None and not gifts:
        raise NotFound
    return award, next(iter(gifts), None)
