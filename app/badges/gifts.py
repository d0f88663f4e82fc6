"""Looking up badges that were given by hand, for who got them, who gave them, and who may see them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.badges.catalogue import GIVEN_BADGES
from app.badges.given import allowance
from app.badges.giving import given_in_weeks, leads
from app.badges.models import Gift, Giving
from app.badges.show import EarnedBadge, ShownBadge, claps_for, shown
from app.calendar.rules import week_of
from app.i18n import gettext
from app.moderation.actions import is_shown
from app.people.models import Person
from app.people.visibility import are_seen, may_be_seen

LATELY = 10  # of what one gave oneself


@dataclass(frozen=True, slots=True)
class ShownGift:
    """A badge with who gave it and why; nobody is named who may not be seen."""

    by: str
    because: str
    day: date
    claps: int


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody gave, to take back."""

    badge: ShownBadge
    to: tuple[str, ...]
    because: str
    day: date
    deed_id: UUID


@dataclass(frozen=True, slots=True)
class GivingChoice:
    """What somebody can give to whom, and to how many people more this week."""

    leaders: Sequence[ShownBadge]
    colleagues: Sequence[ShownBadge]
    people: Sequence[Person]
    left: int
    week: int


def gifts_of(session: Session, person: Person) -> Sequence[Gift]:
    """The badges that this person was given, the newest first."""
    rows = session.scalars(
        select(Gift)
        .join(Giving, Giving.id == Gift.giving_id)
        .where(Gift.person_id == person.id, Giving.badge.in_(list(GIVEN_BADGES)))
        .order_by(Giving.occurred_at.desc(), Gift.id.desc())
    )
    return rows.all()


def given_badges(gifts: Sequence[Gift], claps: Mapping[int, int], word_key: str) -> list[EarnedBadge]:
    """Each badge once, with the newest because; claps are those of all times that it was given."""
    sums: Counter[str] = Counter()
    newest: dict[str, Gift] = {}
    for gift in gifts:
        sums[gift.giving.badge] += claps.get(gift.id, 0)
        newest.setdefault(gift.giving.badge, gift)
    return [
        EarnedBadge(
            badge=shown(GIVEN_BADGES[key], word_key),
            day=gift.giving.local_day,
            evidence=gift.giving.because,
            target=f"given:{gift.id}",
            claps=sums[key],
            by=named(gift.giving.person),
            is_given=True,
        )
        for key, gift in newest.items()
    ]


def shown_gifts(session: Session, gifts: Sequence[Gift]) -> list[ShownGift]:
    """Each with who gave it and why, in the order given."""
    claps = claps_for(session, [gift.id for gift in gifts], "given")
    return [
        ShownGift(named(gift.giving.person), gift.giving.because, gift.giving.local_day, claps.get(gift.id, 0))
        for gift in gifts
    ]


def named(giver: Person) -> str:
    """The name of who gave it; empty for who may not be seen, or is gone."""
    return giver.name if may_be_seen(giver) else ""


def given_by(session: Session, person: Person, word_key: str) -> list[Given]:
    """What this person gave lately, the newest first."""
    rows = session.scalars(
        select(Giving)
        .where(Giving.person_id == person.id, Giving.badge.in_(list(GIVEN_BADGES)))
        .order_by(Giving.occurred_at.desc(), Giving.id.desc())
        .limit(LATELY)
    )
    return [
        Given(
            shown(GIVEN_BADGES[row.badge], word_key),
            tuple(gift.person.shown_name for gift in row.gifts),
            row.because,
            row.local_day,
            row.deed_id,
        )
        for row in rows
    ]


def giving_choice(session: Session, person: Person, today: date, word_key: str) -> GivingChoice:
    """The choice of this person on this day; two queries."""
    week = week_of(today)
    colleagues = select(Person).where(Person.team_id == person.team_id, Person.id != person.id, are_seen())
    may_lead = leads(person)
    badges = [shown(badge, word_key) for badge in GIVEN_BADGES.values() if may_lead or not badge.is_leaders]
    everything = allowance(leads=may_lead)
    return GivingChoice(
        leaders=[badge for badge in badges if badge.family == "given"],
        colleagues=[badge for badge in badges if badge.family == "colleague"],
        people=session.scalars(colleagues.order_by(Person.name)).all(),
        left=max(0, everything - given_in_weeks(session, person, [week])[week]),
        week=everything,
    )


def owners_of_givings(session: Session, person: Person, ids: Iterable[int]) -> Mapping[int, int]:
    """Who gave these badges, of what is on this person's wall."""
    on_wall = (Giving.team_id == person.team_id) & is_shown("giving", Giving.id)
    rows = session.execute(select(Giving.id, Giving.person_id).where(Giving.id.in_(list(ids)), on_wall))
    return dict(rows.all())


def owners_of_gifts(session: Session, person: Person, ids: Iterable[int]) -> Mapping[int, int]:
    """Who got these badges, of those on this person's wall that they did not give themselves."""
    rows = session.execute(
        select(Gift.id, Gift.person_id)
        .join(Giving, Giving.id == Gift.giving_id)
        .join(Person, Person.id == Gift.person_id)
        .where(Gift.id.in_(list(ids)), Giving.team_id == person.team_id, Giving.person_id != person.id, are_seen())
    )
    return dict(rows.all())


def given_names() -> dict[str, str]:
    """What each badge that is given by hand is called, in the reader's language."""
    return {key: gettext(badge.name) for key, badge in GIVEN_BADGES.items()}
