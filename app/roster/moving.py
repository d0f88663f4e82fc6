"""Moving somebody to another team from a day on: what they did before that stays with the team that they leave.

What was counted until the move is entered stays where it was told, also where the move is back in time: two looks at a
pot, one before it and one after, would tell what that one person did (decision 42).
"""

from datetime import date, datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.badges.models import Giving
from app.calendar import almanac, steps
from app.calendar.rules import day_begins, game_day
from app.errors import Invalid, NotFound
from app.friendly.actions import end_where_one_leads
from app.holding import hold
from app.jobs.actions import enqueue
from app.jobs.work import Handler, Outcome, Task
from app.notifications.actions import note_change
from app.people import stays
from app.people.models import Person, Team
from app.people.moves import PlannedMove, TeamStay
from app.people.working_days import REPLAN
from app.recognition.models import Compliment
from app.surprises.models import Surprise

MOVE = "roster.move"
_ON_A_WALL = (Surprise, Compliment, Giving)


def move(session: Session, person: Person, team_id: int, day: date, now: datetime) -> None:
    """Let `person` (locked) belong to another team from `day` on, or plan that; inside `write()`.

    Raises NotFound for a team that does not exist, Invalid: team_same, move_past, move_far.
    """
    team = session.get(Team, team_id)
    if team is None:
        raise NotFound
    today = game_day(now, person.team.zone)
    if day < today - stays.BACK:
        raise Invalid("move_past", field="day")
    if day > today + stays.AHEAD:
        raise Invalid("move_far", field="day")
    if team.id == person.team_id and _came_on(person) <= day:
        raise Invalid("team_same", field="team")
    cancel(session, person)
    if day > today:
        session.add(PlannedMove(person_id=person.id, team_id=team.id, day=day))
        run_at = day_begins(day, person.team.zone)
        enqueue(session, MOVE, {"person": person.id}, now=now, run_at=run_at)
    else:
        carry_out(session, person, team, day, now)
    session.flush()


def cancel(session: Session, person: Person) -> None:
    """Forget a move that was planned."""
    session.execute(delete(PlannedMove).where(PlannedMove.person_id == person.id))


def _came_on(person: Person) -> date:
    """Since which day somebody belongs to their team."""
    former = person.former_teams
    return former[-1].until + timedelta(days=1) if former else date.min


def carry_out(session: Session, person: Person, team: Team, day: date, now: datetime) -> None:
    """Belong to `team` from a day that has come; what was done from then on goes along. Flushes.

    The pots count it from today on, and a day that has begun stays with its team. A team that nobody was in gets no pot
    of days gone by, by what still comes in late: it would be that of one person.
    """
    today = game_day(now, team.zone)
    if day < today and not _has_people(session, team):
        team.pot_from = today
    counted = stays.moved(counted_stays(session, person), person.team_id, team.id, today)
    kept = stays.moved(person.former_teams, person.team_id, team.id, day)
    note_places(person, team, kept, now)
    person.past_teams = stays.text_of(kept)
    note_counted(session, person, counted)
    person.team, person.team_id = team, team.id
    person.team_since = counted[-1].until + timedelta(days=1) if counted else None
    session.flush()
    _take_along(session, person, day)
    end_where_one_leads(session, person, now)
    note_change(session, [person.id])
    enqueue(session, REPLAN, {"person": person.id}, now=now)


def _has_people(session: Session, team: Team) -> bool:
    there = select(Person.id).where(Person.team_id == team.id, Person.left_at.is_(None)).limit(1)
    return session.scalar(there) is not None


def counted_stays(session: Session, person: Person) -> tuple[stays.Stay, ...]:
    """In which teams the pots counted somebody until the present one, the earliest first."""
    rows = select(TeamStay).where(TeamStay.person_id == person.id).order_by(TeamStay.until)
    return tuple(stays.Stay(row.team_id, row.until) for row in session.scalars(rows))


def note_counted(session: Session, person: Person, counted: tuple[stays.Stay, ...]) -> None:
    """Keep in which teams the pots count somebody."""
    session.execute(delete(TeamStay).where(TeamStay.person_id == person.id))
    for team_id, first, until in stays.spans(counted):
        session.add(TeamStay(person_id=person.id, team_id=team_id, first=first, until=until))


def note_places(person: Person, team: Team, kept: tuple[stays.Stay, ...], now: datetime) -> None:
    """Keep what was free for somebody, and by which clock, before they go to `team`; inside the same transaction.

    The holidays of a day are those of its team; a clock is that of the moment itself, also where they went in the past.
    """
    if not kept:
        person.past_place = person.past_zones = ""
        return
    day = kept[-1].until + timedelta(days=1)
    past = almanac.until(person.place, day)
    zones = steps.until(person.clocks, max(day, game_day(now, team.zone)))
    person.past_place = "" if almanac.followed(past, team.place) == team.place else past
    person.past_zones = "" if steps.followed(zones, team.clocks) == team.clocks else zones


def _take_along(session: Session, person: Person, day: date) -> None:
    """Let what stands on a wall by name go along, of `day` and since."""
    for table in _ON_A_WALL:
        rows = update(table).where(table.person_id == person.id, table.local_day >= day)
        session.execute(rows.values(team_id=person.team_id).execution_options(synchronize_session=False))


def _carry_out_planned(task: Task) -> Outcome:
    def effect(session: Session) -> None:
        planned = hold(session, PlannedMove, task.payload["person"])
        if planned is None:
            return
        person = hold(session, Person, planned.person_id)
        if person is None or person.left_at is not None or planned.day > game_day(task.now, person.team.zone):
            return
        team, day = planned.team, planned.day
        session.delete(planned)
        carry_out(session, person, team, day, task.now)

    return Outcome(effect=effect)


def planned_move(session: Session, person: Person) -> PlannedMove | None:
    """The move that is planned for somebody."""
    return session.get(PlannedMove, person.id)


HANDLERS: dict[str, Handler] = {MOVE: _carry_out_planned}
