"""The jobs of this room, and who tells what when its moment has come."""

from datetime import timedelta

from sqlalchemy.orm import Session

from app.before_ten.scheduling import CALL, CLOSE
from app.challenges.audiences import follow_teams
from app.challenges.models import SetChallenge
from app.friendly.actions import END as FRIENDLY_END
from app.half_hours.kind import BEGINS, ENDS
from app.jobs.rules import Every
from app.jobs.work import Handler, Outcome, Periodic, Task
from app.moments.handlers import Teller
from app.notifications.tell import REMINDER, TELL_SET, tell_challenge, tell_team
from app.people.actions import TEAMS_CHANGED
from app.people.working_days import REPLAN, REPLAN_TEAM, TEAM_DAYS
from app.planning.closed_mornings import follow_days
from app.planning.cooling import COOLS, look_at_pots, tell_cools
from app.planning.friendly import end_friendly_week
from app.planning.late_mornings import CORRECT, correct
from app.planning.meetings import follow_end
from app.planning.mornings import call, close_one, close_overdue
from app.planning.nudging import NUDGE, look_who_stays_behind, tell_nudge
from app.planning.own import FIRST_STEP, tell_first_step, tell_half_hour, tell_half_hour_ends
from app.planning.plan import plan_all, replan, replan_some
from app.planning.rules import DEADLINE, LOOK_BACK, MORNING
from app.planning.telling import tell_morning, tell_reminder
from app.planning.voices import look_who_waits, tell_came
from app.planning.week import tell_deadline, tell_look_back, tell_season
from app.scores.meetings import ENDED as MEETING_ENDED
from app.seasons.actions import TELL as TELL_SEASON
from app.seasons.models import Season
from app.teapot.told import keep_weeks
from app.voices.waiting import CAME

PLAN = "planning.plan"
POTS = "planning.pots"
SWEEP = "planning.mornings"
NUDGES = "planning.nudges"
VOICES = "planning.voices"
POT_WEEKS = "planning.pot_weeks"


def _plan(task: Task) -> None:
    plan_all(task.now)


def _pots(task: Task) -> None:
    look_at_pots(task.now)


def _nudges(task: Task) -> None:
    look_who_stays_behind(task.now)


def _pot_weeks(task: Task) -> None:
    keep_weeks(task.now)


def _voices(task: Task) -> None:
    look_who_waits(task.now)


def _replan(task: Task) -> Outcome:
    return Outcome(effect=lambda session: replan(session, [task.payload["person"]], task.now))


def _replan_team(task: Task) -> Outcome:
    team, after = task.payload["team"], task.payload["after"]
    return Outcome(effect=lambda session: replan_some(session, team, after, task.now))


def _tell_set(task: Task) -> Outcome:
    def effect(session: Session) -> None:
        challenge = session.get(SetChallenge, task.payload["challenge"])
        if challenge is not None:
            tell_team(session, challenge, task.payload["team"], task.now)

    return Outcome(effect=effect)


def _follow_teams(task: Task) -> Outcome:
    def effect(session: Session) -> None:
        for challenge, teams in follow_teams(session, task.now):
            tell_challenge(session, challenge, teams, task.now)

    return Outcome(effect=effect)


def _tell_season(task: Task) -> Outcome:
    def effect(session: Session) -> None:
        season = session.get(Season, task.payload["season"])
        if season is not None:
            tell_season(session, season, task.payload["team"], task.payload["what"], task.created_at)

    return Outcome(effect=effect)


HANDLERS: dict[str, Handler] = {
    PLAN: _plan,
    POTS: _pots,
    REPLAN: _replan,
    REPLAN_TEAM: _replan_team,
    TELL_SET: _tell_set,
    TEAMS_CHANGED: _follow_teams,
    TELL_SEASON: _tell_season,
    CLOSE: close_one,
    CALL: call,
    CORRECT: correct,
    TEAM_DAYS: follow_days,
    CAME: tell_came,
    VOICES: _voices,
    POT_WEEKS: _pot_weeks,
    SWEEP: close_overdue,
    NUDGES: _nudges,
    FRIENDLY_END: end_friendly_week,
    MEETING_ENDED: follow_end,
}
PERIODIC = (
    Periodic(PLAN, Every(timedelta(hours=1))),
    Periodic(TEAMS_CHANGED, Every(timedelta(hours=1))),  # room for what was chosen may have come
    Periodic(POTS, Every(timedelta(hours=1))),
    Periodic(SWEEP, Every(timedelta(minutes=5))),
    Periodic(NUDGES, Every(timedelta(hours=1))),
    Periodic(VOICES, Every(timedelta(days=1))),
    Periodic(POT_WEEKS, Every(timedelta(hours=1))),
)
TELLERS: dict[str, Teller] = {
    MORNING: tell_morning,
    REMINDER: tell_reminder,
    COOLS: tell_cools,
    NUDGE: tell_nudge,
    DEADLINE: tell_deadline,
    LOOK_BACK: tell_look_back,
    BEGINS: tell_half_hour,
    ENDS: tell_half_hour_ends,
    FIRST_STEP: tell_first_step,
}
