"""Which badges somebody has: earned by what they did, earned with their team now, or given by hand."""

from collections.abc import Set

from sqlalchemy import select, union
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
    earned = select(Award.badge).where(Award.person_id == person.id)
    together = select(TeamAward.badge).where(TeamAward.team_id == person.team_id)
    given = select(Giving.badge).join(Gift, Gift.giving_id == Giving.id).where(Gift.person_id == person.id)
    return LOOKS.keys() & set(session.scalars(union(earned, together, given)))


def all_earned(session: Session, person: Person, word_key: str) -> list[EarnedBadge]:
    """The same with what earned them, the newest first."""
    own = earned_badges(session, awards_of(session, person), word_key)
    together = earned_together(team_awards(session, person.team_id), word_key)
    gifts = gifts_of(session, person)
    given = given_badges(gifts, claps_for(session, [gift.id for gift in gifts], "given"), word_key)
    return sorted([*own, *together, *given], key=lambda item: item.day, reverse=True)
