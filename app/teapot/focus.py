"""What a team pays attention to in a week: an expected behaviour that who leads it picks, with a sentence why."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.calendar.rules import game_day, monday_of
from app.challenges.behaviours import behaviours
from app.database import upsert_into
from app.errors import Invalid
from app.people.models import Person, Team
from app.teapot.models import TeamFocus

WEEK = timedelta(days=7)
LONGEST = 140


@dataclass(frozen=True)
class Focus:
    """A focus as people read it. `key` and `title` are those of an expected behaviour, `act` what one sees then."""

    monday: date
    key: str
    title: str
    act: str
    sentence: str


def focus_of(session: Session, team: Team, day: date) -> Focus | None:
    """The focus of the week of `day`; None where nobody picked one, or the behaviour is expected no more."""
    row = session.get(TeamFocus, (team.id, monday_of(day)))
    if row is None:
        return None
    one = next((one for one in behaviours(session) if one.key == row.behaviour), None)
    return Focus(row.monday, one.key, one.title, one.act, row.sentence) if one else None


def focus_next(session: Session, team: Team, day: date) -> Focus | None:
    """The focus of the week after that of `day`."""
    return focus_of(session, team, day + WEEK)


def pick_focus(session: Session, team: Team, by: Person, behaviour: str, sentence: str, now: datetime) -> None:
    """Pick it for next week, in place of what was picked before; inside `write()`. Without a behaviour there is none.

    Raises Invalid: behaviour_unknown, sentence_long.
    """
    monday = monday_of(game_day(now, team.zone)) + WEEK
    if not behaviour:
        session.execute(delete(TeamFocus).where(TeamFocus.team_id == team.id, TeamFocus.monday == monday))
        return
    if behaviour not in {one.key for one in behaviours(session)}:
        raise Invalid("behaviour_unknown", field="behaviour")
    if len(sentence) > LONGEST:
        raise Invalid("sentence_long", field="sentence")
    values = {"behaviour": behaviour, "sentence": sentence, "set_by_id": by.id, "set_at": now}
    row = upsert_into(session, TeamFocus).values(team_id=team.id, monday=monday, **values)
    session.execute(row.on_conflict_do_update(index_elements=["team_id", "monday"], set_=values))
