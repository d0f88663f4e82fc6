"""Badges as people see them, in the reader's language and with the organisation's word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.badges.badge import Badge
from app.badges.catalogue import BADGES
from app.badges.facts import Facts
from app.badges.models import Award
from app.badges.rules import ahead, next_step, progress
from app.i18n import gettext, ngettext
from app.people.words import forms
from app.recognition.models import Applause

CLOSE = 4  # badges that are shown as nearly there


@dataclass(frozen=True)
class ShownBadge:
    """The words and the picture of a badge."""

    key: str
    name: str
    text: str
    tier: str
    art: str


@dataclass(frozen=True)
class EarnedBadge:
    """A badge with what earned it."""

    badge: ShownBadge
    day: date
    evidence: str
    target: str
    claps: int


@dataclass(frozen=True)
class LockedBadge:
    """A badge with what is still to do."""

    badge: ShownBadge
    have: int
    need: int
    step: str


def shown(badge: Badge, word_key: str) -> ShownBadge:
    """The words of `badge` in the language of the reader."""
    word = forms(word_key)
    return ShownBadge(
        key=badge.key,
        name=gettext(badge.name, **word),
        text=gettext(badge.text, **word),
        tier=badge.tier,
        art=badge.art,
    )


def earned_badges(session: Session, awards: Sequence[Award], word_key: str) -> list[EarnedBadge]:
    """Awards with their evidence, in the order given."""
    claps = dict(
        session.execute(
            select(Applause.target_id, func.count())
            .where(Applause.target_kind == "award", Applause.target_id.in_([row.id for row in awards]))
            .group_by(Applause.target_id)
        ).all()
    )
    word = forms(word_key)
    return [
        EarnedBadge(
            badge=shown(BADGES[row.badge], word_key),
            day=row.day,
            evidence=gettext(BADGES[row.badge].evidence, **word, **row.evidence),
            target=f"award:{row.id}",
            claps=claps.get(row.id, 0),
        )
        for row in awards
    ]


def locked_badges(facts: Facts, have: set[str], word_key: str) -> tuple[list[LockedBadge], list[LockedBadge]]:
    """What is close to being earned, and the rest; what was earned once never shows as locked."""
    word = forms(word_key)
    rows = []
    for badge in ahead(facts):
        step = next_step(badge, facts)
        if badge.key in have or step is None:
            continue
        now = progress(badge, facts)
        text = ngettext(step.one, step.many, step.num, **word)
        rows.append((now.share, LockedBadge(shown(badge, word_key), now.have, now.need, text)))
    close = [row for share, row in rows if share > 0][:CLOSE]
    return close, [row for _, row in rows if row not in close]
