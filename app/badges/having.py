"""Which badges somebody has: earned by what they did, with their team while they were in it, or given by hand."""

from collections.abc import Iterable, Set
from datetime import date

from sqlalchemy import Date, cast, null, select, union
from sqlalchemy.orm import Session

from app.badges.actions import awards_of
from app.badges.catalogue import LOOKS
from app.badges.gifts import gifts_of, given_badges
from app.badges.models import Award, Gift, Giving, TeamAward
from app.badges.show import EarnedBadge, claps_for, earned_badges, earned_together
from app.badges.together import team_awards
from app.people.models import Person


def badges_had(session: Session, person: Person) -> Set[str]:
    """The keys of them, each once, of those that the catalogue still knows; one query."""
    whenever = cast(null(), Date)
    earned = select(Award.badge, whenever).where(Award.person_id == person.id)
    together = select(TeamAward.badge, TeamAward.day).where(TeamAward.team_id == person.team_id)
    given = select(Giving.badge, whenever).join(Gift, Gift.giving_id == Giving.id).where(Gift.person_id == person.id)
    rows: Iterable[tuple[str, date | None]] = session.execute(union(earned, together, given))
    return LOOKS.keys() & {badge for badge, day in rows if day is None or was_there(person, day)}


def was_there(person: Person, day: date) -> bool:
    """Whether this person was in their present team on that day: what it earned before is the team's, not theirs."""
    return day >= person.joined_on and person.team_on(day) == person.team_id


def all_earned(session: Session, person: Person, word_key: str) -> tuple[list[EarnedBadge], list[EarnedBadge]]:
    """The same with what earned them, and what their team had earned before they came; each the newest first."""
    own = earned_badges(session, awards_of(session, person), word_key)
    together = earned_together(team_awards(session, person.team_id), word_key)
    gifts = gifts_of(session, person)
    given = given_badges(gifts, claps_for(session, [gift.id for gift in gifts], "given"), word_key)
    had = [*own, *(item for item in together if was_there(person, item.day)), *given]
    before = [item for item in together if not was_there(person, item.day)]
    return sorted(had, key=lambda item: item.day, reverse=True), before
