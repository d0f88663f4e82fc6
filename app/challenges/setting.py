"""Looking up what was set: for a team and a day, and for who may change it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, case, exists, func, or_, select
from sqlalchemy.orm import Session

from app.challenges.models import Audience, ChallengeEvent, SetChallenge, StandingAudience
from app.errors import NotFound
from app.forms import in_pages
from app.holding import hold
from app.people.models import Person, Role, Team
from app.people.reach import is_led_by
from app.people.team_names import in_order

SHOWN = 20  # on one page


def set_on(session: Session, teams: Collection[int], day: date) -> Sequence[tuple[SetChallenge, set[int]]]:
    """What is offered to any of these teams on a day, the oldest first, each with those of the teams that it is for."""
    found: dict[SetChallenge, set[int]] = {}
    rows = session.execute(
        select(SetChallenge, Audience.team_id)
        .join(Audience, Audience.challenge_id == SetChallenge.id)
        .where(Audience.team_id.in_(sorted(teams)), *offered_until(day), SetChallenge.starts_on <= day)
        .order_by(SetChallenge.id)
    )
    for row, team_id in rows:
        if row.falls_on(day):
            found.setdefault(row, set()).add(team_id)
    return list(found.items())


def offered_until(day: date) -> tuple[Any, ...]:
    """The conditions of what is offered and not over on `day`, for a statement that joins the audience."""
    return (
        Audience.removed_at.is_(None),
        SetChallenge.ends_on >= day,
        SetChallenge.published_at.is_not(None),
        SetChallenge.paused_at.is_(None),
        SetChallenge.withdrawn_at.is_(None),
    )


def teams_of(session: Session, challenges: Iterable[SetChallenge]) -> dict[int, list[Team]]:
    """For whom each is, by its id."""
    rows = session.execute(
        select(Audience.challenge_id, Team)
        .join(Team, Team.id == Audience.team_id)
        .where(Audience.challenge_id.in_([row.id for row in challenges]), Audience.removed_at.is_(None))
    )
    found: dict[int, list[Team]] = {}
    for number, team in rows:
        found.setdefault(number, []).append(team)
    return {number: in_order(teams) for number, teams in found.items()}


def is_aimed_at(row: SetChallenge) -> ColumnElement[bool]:
    """Whether somebody is in a team that this is for, for a query over people."""
    its = select(Audience.team_id).where(Audience.challenge_id == row.id, Audience.removed_at.is_(None))
    return Person.team_id.in_(its)


def running(session: Session, team: Team, today: date) -> Sequence[SetChallenge]:
    """What is set for the team and not over, also what pauses, by the day on which it begins."""
    return session.scalars(
        select(SetChallenge)
        .join(Audience, Audience.challenge_id == SetChallenge.id)
        .where(
            Audience.team_id == team.id,
            Audience.removed_at.is_(None),
            SetChallenge.ends_on >= today,
            SetChallenge.published_at.is_not(None),
            SetChallenge.withdrawn_at.is_(None),
        )
        .order_by(SetChallenge.starts_on, SetChallenge.id)
    ).all()


def all_of(session: Session, person: Person, today: date, page: int = 1) -> tuple[Sequence[SetChallenge], int, int]:
    """A page of one's own, drafts too, and of what was published for any of the teams that one leads; its number, and
    how many there are. Drafts come first, then what is on, what is to come, and what is over: see `standing_of`."""
    which = _is_seen_by(person)
    count = session.scalar(select(func.count()).select_from(SetChallenge).where(which)) or 0
    page, pages = in_pages(count, SHOWN, page)
    place = case(
        (SetChallenge.published_at.is_(None), 0),
        (or_(SetChallenge.withdrawn_at.is_not(None), SetChallenge.ends_on < today), 3),
        (SetChallenge.starts_on > today, 2),
        else_=1,
    )
    first = (place, SetChallenge.id.desc())
    shown = select(SetChallenge.id).where(which).order_by(*first).limit(SHOWN).offset((page - 1) * SHOWN)
    rows = select(SetChallenge).where(SetChallenge.id.in_(shown.subquery().select()))  # who set all others is not read
    return session.scalars(rows.order_by(*first)).all(), page, pages


def standing_of(row: SetChallenge, today: date) -> str:
    """In which part of the list it stands: draft, on (it may pause), coming or over."""
    if row.is_draft:
        return "draft"
    if row.withdrawn_at or row.ends_on < today:
        return "over"
    return "coming" if row.starts_on > today else "on"


def find_set(session: Session, person: Person, challenge_id: int, *, locked: bool = False) -> SetChallenge:
    """One's own, or one that was published for a team that this person leads: who sees and copies it; `leads_all` says
    who may change it. Raises NotFound for any other."""
    if locked:
        row = hold(session, SetChallenge, challenge_id, key_share=True)  # others may refer to it meanwhile
    else:
        row = session.get(SetChallenge, challenge_id, populate_existing=True)
    seen = select(SetChallenge.id).where(SetChallenge.id == challenge_id, _is_seen_by(person))
    if row is None or session.scalar(seen) is None:
        raise NotFound
    return row


def _is_seen_by(person: Person) -> ColumnElement[bool]:
    """Whether it stands in the lists of this person, for a query over what is set."""
    theirs = exists().where(
        Audience.challenge_id == SetChallenge.id, Audience.removed_at.is_(None), is_led_by(person, Audience.team_id)
    )
    return or_(SetChallenge.author_id == person.id, theirs & SetChallenge.published_at.is_not(None))


def leads_all(session: Session, row: SetChallenge, person: Person) -> bool:
    """Whether this person leads every team that it is for, and those that it will be for."""
    return not for_others(session, [row], person)


def for_others(session: Session, rows: Sequence[SetChallenge], person: Person) -> set[int]:
    """Those that are, or will be, for teams too that this person does not lead; a query, or none for who leads all."""
    if person.has_role(Role.DIRECTOR):
        return set()
    ids = [row.id for row in rows]
    its = select(Audience.challenge_id).where(
        Audience.challenge_id.in_(ids), Audience.removed_at.is_(None), ~is_led_by(person, Audience.team_id)
    )
    to_come = select(StandingAudience.challenge_id).where(StandingAudience.challenge_id.in_(ids))
    return set(session.scalars(its.union(to_come)))


def history_of(session: Session, challenge: SetChallenge) -> Sequence[tuple[str, str, datetime]]:
    """What was done to it since it was published, by whom and when, the newest first."""
    rows = session.execute(
        select(ChallengeEvent.kind, Person.name, ChallengeEvent.at)
        .join(Person, Person.id == ChallengeEvent.person_id)
        .where(ChallengeEvent.challenge_id == challenge.id, ChallengeEvent.kind != "kept")
        .order_by(ChallengeEvent.id.desc())
    )
    return [(kind, name, at) for kind, name, at in rows]


def used_before(session: Session, ideas: Collection[str]) -> dict[str, tuple[str, datetime]]:
    """Who last set each of these challenges of the library, and when."""
    last = (
        select(func.max(SetChallenge.id))
        .where(SetChallenge.idea.in_(sorted(ideas)), SetChallenge.published_at.is_not(None))
        .group_by(SetChallenge.idea)
    )
    rows = session.scalars(select(SetChallenge).where(SetChallenge.id.in_(last)))
    return {row.idea: (row.author.first_name, row.published_at) for row in rows if row.idea and row.published_at}
