"""For whom a challenge is: some teams, all who do a kind of work, or everybody.

Each team that it is for has its row of `Audience`, which everything else reads. What was chosen beyond teams by name
stands in `StandingAudience`, and `follow_teams` lets it hold for teams that came later, or do other work now.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from app.challenges.drafting import check_open, note_change, span_of
from app.challenges.models import Audience, SetChallenge, StandingAudience
from app.challenges.room import check_room, full_days, hold_teams
from app.database import upsert_into
from app.errors import Forbidden, Invalid
from app.people.departments import ANY
from app.people.models import Person, Role, Team
from app.people.reach import led_among

EVERYBODY = ANY
"""The kind of work that everybody does."""

_COVERS = or_(StandingAudience.department == EVERYBODY, StandingAudience.department == Team.department)


def aim(
    session: Session, row: SetChallenge, teams: Sequence[Team], by: Person, now: datetime, kinds: Collection[str] = ()
) -> list[int]:
    """Set it for these teams, and for those to come that do one of these kinds of work; answers for which it is new.

    A team that leaves keeps what was done with it. Raises Invalid: audience_empty, audience_nobody, days_full;
    Conflict: challenge_over; Forbidden, for kinds of work of who does not lead every team.
    """
    check_open(row)
    if kinds and not by.has_role(Role.DIRECTOR):
        raise Forbidden
    check_people(session, row, teams)
    wanted = {team.id for team in teams}
    hold_teams(session, _set_for(session, row) | wanted)
    before = _set_for(session, row)  # another may have added one meanwhile
    if not row.is_draft:
        check_room(session, row, span_of(row), teams, now)
    was = {"teams": sorted(before), "kinds": chosen_kinds(session, [row]).get(row.id, [])}
    _remove(session, row.id, before - wanted, now)
    _add(session, row.id, wanted - before)
    session.execute(delete(StandingAudience).where(StandingAudience.challenge_id == row.id))
    session.add_all(StandingAudience(challenge_id=row.id, department=kind, person_id=by.id) for kind in sorted(kinds))
    note_change(session, row, was, by, now)
    return sorted(wanted - before)


def _set_for(session: Session, row: SetChallenge) -> set[int]:
    own = select(Audience.team_id).filter_by(challenge_id=row.id).where(Audience.removed_at.is_(None))
    return set(session.scalars(own))


def follow_teams(session: Session, now: datetime) -> Sequence[tuple[SetChallenge, list[int]]]:
    """Let what was chosen hold for the teams of now; answers what is new to which teams.

    A team that has no room on one of the days gets it as soon as it has. One that does other work keeps what was done.
    Nothing comes to a team that whoever chose so does not lead.
    """
    asked = (_no_longer_covered(now), _not_reached(now))
    hold_teams(session, {team for one in asked for _, team in session.execute(one)})
    for number, teams in _by_challenge(session.execute(_no_longer_covered(now))).items():
        _remove(session, number, teams, now)
    found = list[tuple[SetChallenge, list[int]]]()
    for number, teams in _by_challenge(session.execute(_not_reached(now))).items():
        row = session.get_one(SetChallenge, number)
        added = _with_room(session, row, _leading(session, number, teams), now)
        _add(session, number, added)
        if added:
            found.append((row, sorted(added)))
    return found


def chosen_kinds(session: Session, challenges: Iterable[SetChallenge]) -> dict[int, list[str]]:
    """For which kinds of work each is (`EVERYBODY`: for all of them), by its id; of one for teams by name, nothing."""
    rows = select(StandingAudience.challenge_id, StandingAudience.department).where(
        StandingAudience.challenge_id.in_([row.id for row in challenges])
    )
    return _by_challenge(session.execute(rows.order_by(StandingAudience.department)))


def _not_reached(now: datetime) -> Select[int, int]:
    """What each challenge was chosen for and is not for yet: (challenge, team)."""
    its = and_(Audience.challenge_id == SetChallenge.id, Audience.team_id == Team.id, Audience.removed_at.is_(None))
    return (
        select(SetChallenge.id, Team.id)
        .join(StandingAudience, StandingAudience.challenge_id == SetChallenge.id)
        .join(Team, _COVERS)
        .where(_is_live(now), ~exists().where(its))
        .order_by(SetChallenge.id, Team.id)
    )


def _no_longer_covered(now: datetime) -> Select[int, int]:
    standing = StandingAudience.challenge_id == SetChallenge.id
    return (
        select(SetChallenge.id, Team.id)
        .join(Audience, Audience.challenge_id == SetChallenge.id)
        .join(Team, Team.id == Audience.team_id)
        .where(_is_live(now), Audience.removed_at.is_(None))
        .where(exists().where(standing), ~exists().where(standing, _COVERS))
        .order_by(SetChallenge.id, Team.id)
    )


def _is_live(now: datetime) -> ColumnElement[bool]:
    """A draft, whose days may still be any, or what is not over in any zone."""
    may_come = or_(SetChallenge.published_at.is_(None), SetChallenge.ends_on >= now.date() - timedelta(days=1))
    return and_(SetChallenge.withdrawn_at.is_(None), may_come)


def _by_challenge(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for number, what in rows:
        found.setdefault(number, []).append(what)
    return found


def _leading(session: Session, number: int, teams: Collection[int]) -> Collection[int]:
    """Those of these teams that whoever chose so leads still."""
    chose = select(StandingAudience.person_id).where(StandingAudience.challenge_id == number)
    by = session.scalars(select(Person).where(Person.id.in_(chose), Person.left_at.is_(None))).first()
    return led_among(by, teams) if by else ()


def _with_room(session: Session, row: SetChallenge, teams: Collection[int], now: datetime) -> set[int]:
    """Those with room for it; of a draft that is looked at when its days are known."""
    full = {} if row.is_draft or not teams else full_days(session, row, span_of(row), teams, now)
    return set(teams) - full.keys()


def _add(session: Session, number: int, teams: Collection[int]) -> None:
    if teams:
        rows = [{"challenge_id": number, "team_id": team, "removed_at": None} for team in sorted(teams)]
        again = upsert_into(session, Audience).on_conflict_do_update(
            index_elements=["challenge_id", "team_id"], set_={"removed_at": None}
        )
        session.execute(again, rows)


def _remove(session: Session, number: int, teams: Collection[int], now: datetime) -> None:
    its = update(Audience).where(Audience.challenge_id == number, Audience.team_id.in_(sorted(teams)))
    session.execute(its.values(removed_at=now))


def check_people(session: Session, row: SetChallenge, teams: Sequence[Team]) -> None:
    """Raises Invalid: audience_empty for no team, audience_nobody where nobody but its author is in any of them."""
    if not teams:
        raise Invalid("audience_empty", field="teams")
    others = select(Person.id).where(
        Person.team_id.in_([team.id for team in teams]), Person.left_at.is_(None), Person.id != row.author_id
    )
    if session.scalar(others.limit(1)) is None:
        raise Invalid("audience_nobody", field="teams")
