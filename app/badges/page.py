"""The page of one badge: what it is for, how far somebody is, what earned it, and who of the team has it."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.badges.badge import Badge, Look
from app.badges.catalogue import BADGES, GIVEN_BADGES, TEAM_BADGES, UNLISTED
from app.badges.gifts import ShownGift, gifts_of, given_badges, shown_gifts
from app.badges.given import GivenBadge
from app.badges.giving import leads
from app.badges.having import badges_had, was_there
from app.badges.history import facts_of, grown
from app.badges.models import Award, Gift, Giving
from app.badges.reading import history_of
from app.badges.rules import ladder, progress
from app.badges.sharing import shared_by
from app.badges.show import (
    EarnedBadge,
    LockedBadge,
    ShownBadge,
    badge_of_team,
    claps_for,
    earned_badges,
    locked,
    shown,
)
from app.badges.team import told_towards
from app.badges.together import gather_towards
from app.badges.told import Deed, told
from app.people.models import Person
from app.people.visibility import are_seen

TOLD = 5  # deeds of the evidence that are shown


@dataclass(frozen=True)
class Rung:
    """One tier of a ladder."""

    badge: ShownBadge
    is_this: bool
    is_earned: bool


@dataclass(frozen=True)
class BadgePage:
    """Everything on the page; `way` is None for a badge that is earned, `is_before` where the team has it from
    before this person came, `is_less` where some of what earned it was taken back since, `is_unlisted` where nobody
    reads who has it too."""

    badge: ShownBadge
    earned: EarnedBadge | None
    deeds: Sequence[Deed]
    way: LockedBadge | None
    rungs: Sequence[Rung]
    holders: Sequence[str]
    is_unlisted: bool = False
    gifts: Sequence[ShownGift] = ()
    is_by_hand: bool = False
    may_give: bool = False
    is_before: bool = False
    is_less: bool = False
    shared: int | None = None


def page_of(session: Session, person: Person, look: Look, word_key: str) -> BadgePage:
    """The page of a badge for this person; as many queries for everybody."""
    earned = earned_by(session, person, look, word_key)
    shared = shared_by(session, person, look.key) if earned else None
    deeds, way, is_less = _own(session, person, look, earned, word_key)
    return BadgePage(
        badge=shown(look, word_key),
        earned=earned,
        deeds=deeds,
        way=way,
        is_less=is_less,
        is_before=bool(earned and earned.is_together and not was_there(person, earned.day)),
        rungs=_rungs(look, badges_had(session, person), word_key),
        holders=[] if look.family in UNLISTED else _holders(session, person, look),
        is_unlisted=look.family in UNLISTED,
        gifts=shown_gifts(session, _gifts(session, person, look)),
        is_by_hand=isinstance(look, GivenBadge),
        shared=shared.id if shared else None,
        may_give=isinstance(look, GivenBadge) and (leads(person) or not look.is_leaders),
    )


def _gifts(session: Session, person: Person, look: Look) -> Sequence[Gift]:
    """The times that this person was given this badge, the newest first."""
    if look.key not in GIVEN_BADGES:
        return []
    return [gift for gift in gifts_of(session, person) if gift.giving.badge == look.key]


def earned_by(session: Session, person: Person, look: Look, word_key: str) -> EarnedBadge | None:
    """This badge as this person has it, by deeds, by hand or with the team; None where they do not."""
    if look.key in TEAM_BADGES:
        return badge_of_team(session, person.team_id, look.key, word_key)
    if look.key in GIVEN_BADGES:
        gifts = _gifts(session, person, look)
        claps = claps_for(session, [gift.id for gift in gifts], "given")
        return next(iter(given_badges(gifts, claps, word_key)), None)
    own = session.scalars(select(Award).where(Award.person_id == person.id, Award.badge == look.key)).all()
    return next(iter(earned_badges(session, own, word_key)), None)


def _own(
    session: Session, person: Person, look: Look, earned: EarnedBadge | None, word_key: str
) -> tuple[Sequence[Deed], LockedBadge | None, bool]:
    """What earned it and whether some of that was taken back, or what is still to do."""
    if look.key in TEAM_BADGES:
        if earned:
            return [], None, False
        together = TEAM_BADGES[look.key]
        facts_of_team = told_towards(together, gather_towards(session, person.team, [together]))
        return [], locked(together, facts_of_team, word_key), False
    badge = BADGES.get(look.key)
    if badge is None:
        return [], None, False
    history = history_of(session, person)
    facts = facts_of(history)
    is_whole = progress(badge, facts).is_complete
    if earned:
        return told(session, person, grown(badge, history, TOLD), word_key), None, not is_whole
    return [], None if is_whole else locked(badge, facts, word_key), False


def _rungs(look: Look, have: Set[str], word_key: str) -> Sequence[Rung]:
    if not isinstance(look, Badge):
        return []
    among: Sequence[Badge[Any]] = [*BADGES.values(), *TEAM_BADGES.values()]
    rungs = ladder(look, among)
    if len(rungs) < 2:
        return []
    return [Rung(shown(rung, word_key), rung.key == look.key, rung.key in have) for rung in rungs]


def _holders(session: Session, person: Person, look: Look) -> Sequence[str]:
    """Colleagues of the team who have it, by name; only who may be seen."""
    has = exists().where(Award.person_id == Person.id, Award.badge == look.key)
    if look.key in GIVEN_BADGES:
        was_given = (Gift.person_id == Person.id, Giving.id == Gift.giving_id, Giving.badge == look.key)
        has = exists().where(*was_given)
    rows = session.scalars(
        select(Person.name)
        .where(has, Person.team_id == person.team_id, Person.id != person.id, are_seen())
        .order_by(Person.name)
    )
    return rows.all()
