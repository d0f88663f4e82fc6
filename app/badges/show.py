"""Badges as people see them, in the reader's language and with the organisation's word."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.badges.badge import Badge, Look
from app.badges.catalogue import BADGES, FAMILIES, GIVEN_BADGES, LOOKS, TEAM_BADGES
from app.badges.facts import Facts, TeamFacts
from app.badges.models import Award, TeamAward
from app.badges.rules import next_step, progress
from app.badges.team import told_towards
from app.i18n import Counted, gettext, ngettext
from app.people.words import forms
from app.recognition.models import Applause

F = TypeVar("F")
CLOSE = 4  # badges that are shown as nearly there


@dataclass(frozen=True)
class ShownBadge:
    """The words and the picture of a badge."""

    key: str
    family: str
    name: str
    text: str
    tier: str
    art: str


@dataclass(frozen=True)
class EarnedBadge:
    """A badge with what earned it; `is_together` for one that the team earned.

    One that was given by hand has the because as its evidence, and `by` whom, where they may be named.
    """

    badge: ShownBadge
    day: date
    evidence: str
    target: str
    claps: int = 0
    is_together: bool = False
    is_given: bool = False
    by: str = ""


@dataclass(frozen=True)
class LockedBadge:
    """A badge with what is still to do."""

    badge: ShownBadge
    have: int
    need: int
    step: str


@dataclass(frozen=True)
class Family:
    """What is left of one family, and how much of it is there already."""

    key: str
    label: str
    left: list[LockedBadge]
    have: int
    total: int


@dataclass(frozen=True)
class Shelf:
    """Somebody's badges: earned, of their team from before they came, close, and the rest by family."""

    earned: list[EarnedBadge]
    before: list[EarnedBadge]
    close: list[LockedBadge]
    families: list[Family]


def shown(badge: Look, word_key: str) -> ShownBadge:
    """The words of `badge` in the language of the reader."""
    word = forms(word_key)
    return ShownBadge(
        key=badge.key,
        family=badge.family,
        name=gettext(badge.name, **word),
        text=gettext(badge.text, **word),
        tier=badge.tier,
        art=badge.art,
    )


def evidence_of(badge: Look, kept: Mapping[str, Any], word_key: str) -> str:
    """What earned it, in words; its numbers as the reader's language writes them."""
    if not isinstance(badge, Badge):
        return ""
    written = {name: Counted(value) if isinstance(value, int) else value for name, value in kept.items()}
    return gettext(badge.evidence, **forms(word_key), **written)


def claps_for(session: Session, ids: Sequence[int], kind: str = "award") -> dict[int, int]:
    """How many claps each of these awards got, or of what else is applauded."""
    rows = session.execute(
        select(Applause.target_id, func.count())
        .where(Applause.target_kind == kind, Applause.target_id.in_(ids))
        .group_by(Applause.target_id)
    )
    return dict(rows.all())


def earned_badges(session: Session, awards: Sequence[Award], word_key: str) -> list[EarnedBadge]:
    """Awards with their evidence, in the order given."""
    claps = claps_for(session, [row.id for row in awards])
    return [
        EarnedBadge(
            badge=shown(LOOKS[row.badge], word_key),
            day=row.day,
            evidence=evidence_of(LOOKS[row.badge], row.evidence, word_key),
            target=f"award:{row.id}",
            claps=claps.get(row.id, 0),
        )
        for row in awards
    ]


def earned_together(awards: Sequence[TeamAward], word_key: str) -> list[EarnedBadge]:
    """What the team earned, in the order given."""
    return [
        EarnedBadge(
            badge=shown(LOOKS[row.badge], word_key),
            day=row.day,
            evidence=evidence_of(LOOKS[row.badge], row.evidence, word_key),
            target=f"team-award:{row.id}",
            is_together=True,
        )
        for row in awards
    ]


def badge_of_team(session: Session, team_id: int, key: str, word_key: str) -> EarnedBadge | None:
    """One that a team earns, as this team has it; None where it does not."""
    found = session.scalars(select(TeamAward).where(TeamAward.team_id == team_id, TeamAward.badge == key)).all()
    return next(iter(earned_together(found, word_key)), None)


def locked(badge: Badge[F], facts: F, word_key: str) -> LockedBadge:
    """How far somebody is, and what is still to do; nothing is left where it was earned once and taken back since."""
    now, step = progress(badge, facts), next_step(badge, facts)
    text = ngettext(step.one, step.many, step.num, **forms(word_key)) if step else ""
    return LockedBadge(shown(badge, word_key), now.have, now.need, text)


def shelf(
    earned: Sequence[EarnedBadge], before: Sequence[EarnedBadge], facts: Facts, team_facts: TeamFacts, word_key: str
) -> Shelf:
    """All badges in their places; what was earned, also by the team `before` they came, never shows as locked."""
    have = {item.badge.key for item in [*earned, *before]}
    own = [locked(badge, facts, word_key) for badge in BADGES.values() if badge.key not in have]
    team = [
        locked(badge, told_towards(badge, team_facts), word_key)
        for badge in TEAM_BADGES.values()
        if badge.key not in have
    ]
    by_hand = [LockedBadge(shown(badge, word_key), 0, 1, "") for key, badge in GIVEN_BADGES.items() if key not in have]
    left = [*own, *team, *by_hand]
    begun = sorted((item for item in left if item.have), key=lambda item: -item.have / item.need)
    close = _first_of_each_ladder(begun)[:CLOSE]
    own_by_family = Counter(item.badge.family for item in {item.badge.key: item for item in earned}.values())
    families = [_family(key, label, left, close, own_by_family[key], word_key) for key, label in FAMILIES.items()]
    return Shelf(list(earned), list(before), close, families)


def _first_of_each_ladder(items: Sequence[LockedBadge]) -> list[LockedBadge]:
    """Of badges that count the same only the nearest: what comes after it is not close."""
    first: dict[int, LockedBadge] = {}
    for item in items:
        badge = LOOKS[item.badge.key]
        first.setdefault(id(badge.counts) if isinstance(badge, Badge) else id(badge), item)
    return list(first.values())


def _family(
    key: str, label: str, left: Sequence[LockedBadge], close: Sequence[LockedBadge], have: int, word_key: str
) -> Family:
    total = sum(look.family == key for look in LOOKS.values())
    still = [item for item in left if item.badge.family == key]
    coming = [item for item in _first_of_each_ladder(still) if item not in close]  # what comes after has its own page
    return Family(key, gettext(label, **forms(word_key)), coming, have, total)
