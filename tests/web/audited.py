"""For every route by which managers and administrators change something: the act that it records, and a way to do it.

A new route needs a row here, and `audit.record` in its transaction; or a row in UNAUDITED that says why nobody needs to
know afterwards who did it.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from app.challenges.models import Retirement, SetChallenge
from app.database import db
from app.jobs.actions import enqueue
from app.jobs.models import DEAD, Job
from tests.conftest import MONDAY, Cast
from tests.insights.setting import WEEK, WORDS
from tests.web.foreign import FOREIGN

UNAUDITED: dict[str, str] = {}
"""Routes that record nothing, and why."""


class Audited(NamedTuple):
    """`who` asks with `form`, about what `make` made (the value of the route's one argument); that records `act`."""

    act: str
    who: str
    form: Callable[[Cast], dict[str, Any]] = lambda _cast: {}
    make: Callable[[Cast], Any] | None = None


def _own(endpoint: str) -> Callable[[Cast], Any]:
    """What the owner of FOREIGN may change."""
    return FOREIGN[endpoint].make


def _published(cast: Cast) -> Any:
    """A challenge that is on."""
    number = FOREIGN["insights.pause_challenge"].make(cast)
    db.session.get_one(SetChallenge, number).published_at = MONDAY
    return number


def _retired(cast: Cast) -> Any:
    ref = "call-for-no-reason"
    db.session.add(Retirement(ref=ref, day=MONDAY.date(), useful=1, meh=9, created_at=MONDAY))
    return ref


def _failed_job(cast: Cast) -> Any:
    enqueue(db.session(), "jobs.nothing", {}, key="one", now=MONDAY)
    db.session.flush()
    row = db.session.query(Job).filter_by(kind="jobs.nothing").one()
    row.state = DEAD
    return row.id


def _in_invoices(**form: str) -> Callable[[Cast], dict[str, Any]]:
    return lambda cast: {**form, "team": str(cast.other_team.id)}


def _as(**form: str) -> Callable[[Cast], dict[str, Any]]:
    return lambda _cast: form


def _for_invoices(cast: Cast) -> dict[str, Any]:
    return {"teams": str(cast.other_team.id)}


def _greeting(_cast: Cast) -> str:
    return "greet"


def _alice(cast: Cast) -> Any:
    return cast.alice.id


AUDITED = {
    "people.add_team": Audited("team.added", "ada", _as(team="Front desk", department="service")),
    "people.change_role": Audited("person.role_changed", "ada", _as(role="manager"), _alice),
    "people.make_recovery": Audited("person.recovery_made", "ada", make=_alice),
    "people.add_invitation": Audited("invitation.made", "ada", _in_invoices(days="7")),
    "people.revoke_invitation": Audited("invitation.closed", "ada", make=_own("people.revoke_invitation")),
    "upkeep.retry": Audited("job.retried", "ada", make=_failed_job),
    "upkeep.retry_all": Audited("job.all_retried", "ada"),
    "challenges.restore_challenge": Audited("challenge.restored", "ada", make=_retired),
    "behaviours.add": Audited("behaviour.added", "ada", _as(title="We wave", act="We wave at every van.")),
    "behaviours.word": Audited("behaviour.worded", "ada", _as(title="We greet", act="Stand up."), _greeting),
    "behaviours.retire": Audited("behaviour.retired", "ada", make=_greeting),
    "behaviours.restore": Audited("behaviour.restored", "ada", make=_greeting),
    "insights.adopt_idea": Audited("idea.adopted", "ada", make=_own("insights.adopt_idea")),
    "insights.decline_idea": Audited("idea.declined", "ada", _as(word="Later"), _own("insights.decline_idea")),
    "insights.add_challenge": Audited("challenge.drafted", "ada", _in_invoices(**WORDS)),
    "insights.say": Audited("challenge.worded", "ada", _as(**WORDS), _own("insights.say")),
    "insights.aim_challenge": Audited("challenge.aimed", "ada", _for_invoices, _own("insights.say")),
    "insights.time_challenge": Audited("challenge.published", "ada", _as(**WEEK), _own("insights.say")),
    "insights.pause_challenge": Audited("challenge.paused", "ada", make=_published),
    "insights.resume_challenge": Audited("challenge.resumed", "ada", make=_published),
    "insights.withdraw_challenge": Audited("challenge.withdrawn", "ada", make=_published),
    "insights.copy_challenge": Audited("challenge.copied", "ada", make=_published),
    "insights.remove_challenge": Audited("challenge.removed", "ada", make=_own("insights.say")),
    "before_ten.add": Audited(
        "morning.planned", "ada", _in_invoices(starts_on="2026-11-25", ends_on="2026-11-25", until="10:00")
    ),
    "before_ten.remove": Audited("morning.removed", "ada", make=_own("before_ten.remove")),
    "teapot.aim": Audited("goal.set", "ada", _as(target="40"), _own("teapot.aim")),
    "teapot.race": Audited("race.entered", "ada", _as(takes_part="yes"), _own("teapot.race")),
    "wall.hide_thing": Audited("wall.hidden", "ada", _as(word="Once more?"), _own("wall.thing")),
    "wall.show_thing": Audited("wall.shown", "ada", make=_own("wall.thing")),
    "wall.leave_thing": Audited("wall.left", "ada", make=_own("wall.thing")),
    "wall.shine_on_thing": Audited("spotlight.lit", "ada", _as(sentence="Bravo"), _own("wall.thing")),
    "wall.end_spotlight": Audited("spotlight.ended", "ada", make=_own("wall.end_spotlight")),
    "seasons.set_next": Audited("season.set", "ada", _as(theme="sharp-ears", weeks="4")),
}
