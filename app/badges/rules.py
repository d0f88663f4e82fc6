"""Which badges follow from the facts; pure, so that a rebuild awards exactly the same ones."""

from collections.abc import Iterable
from typing import TypeVar

from app.badges.badge import Badge, Progress, Step
from app.badges.catalogue import BADGES
from app.badges.facts import Facts

F = TypeVar("F")


def progress(badge: Badge[F], facts: F) -> Progress:
    """How far these facts have come towards the badge."""
    return Progress(have=min(badge.measure(facts), badge.need), need=badge.need)


def deserved(badges: Iterable[Badge[F]], facts: F) -> list[Badge[F]]:
    """Those of these badges that the facts deserve, in their order."""
    return [badge for badge in badges if badge.measure(facts) >= badge.need]


def earned(facts: Facts) -> list[Badge[Facts]]:
    """Every badge that these facts deserve, in the order of the catalogue."""
    return deserved(BADGES.values(), facts)


def ahead(facts: Facts) -> list[Badge[Facts]]:
    """Every badge still to earn, the nearest first; equals stay in the order of the catalogue."""
    left = [badge for badge in BADGES.values() if not progress(badge, facts).is_complete]
    return sorted(left, key=lambda badge: -progress(badge, facts).share)


def next_step(badge: Badge[F], facts: F) -> Step | None:
    """What is left for this badge, to be put into words by ngettext; None once it is earned."""
    now = progress(badge, facts)
    if now.is_complete:
        return None
    one, many = badge.step
    return Step(one=one, many=many, num=now.need - now.have)


def evidence_params(badge: Badge[F], facts: F) -> dict[str, int]:
    """What is kept with an award, so that its evidence can be told later in any language."""
    return {"have": badge.measure(facts)}


def ladder(badge: Badge[F], badges: Iterable[Badge[F]]) -> list[Badge[F]]:
    """This badge and those that count the same, the lowest rim first."""
    return sorted((other for other in badges if other.counts is badge.counts), key=lambda other: other.need)
