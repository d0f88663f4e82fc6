"""Which badges follow from the facts; pure, so that a rebuild awards exactly the same ones."""

from app.badges.badge import Badge, Progress, Step
from app.badges.catalogue import BADGES
from app.badges.facts import Facts


def progress(badge: Badge, facts: Facts) -> Progress:
    """How far these facts have come towards the badge."""
    return Progress(have=min(badge.measure(facts), badge.need), need=badge.need)


def earned(facts: Facts) -> list[Badge]:
    """Every badge that these facts deserve, in the order of the catalogue."""
    return [badge for badge in BADGES.values() if progress(badge, facts).is_complete]


def ahead(facts: Facts) -> list[Badge]:
    """Every badge still to earn, the nearest first; equals stay in the order of the catalogue."""
    left = [badge for badge in BADGES.values() if not progress(badge, facts).is_complete]
    return sorted(left, key=lambda badge: -progress(badge, facts).share)


def next_step(badge: Badge, facts: Facts) -> Step | None:
    """What is left for this badge, to be put into words by ngettext; None once it is earned."""
    now = progress(badge, facts)
    if now.is_complete:
        return None
    one, many = badge.step
    return Step(one=one, many=many, num=now.need - now.have)


def evidence_params(badge: Badge, facts: Facts) -> dict[str, int]:
    """What is kept with an award, so that its evidence can be told later in any language."""
    return {"have": badge.measure(facts)}
