"""For every route by which managers and administrators change something: the act that it records, and a way to do it.

A new route needs a row here, and `audit.record` in its transaction; or a row in UNAUDITED that says why nobody needs to
know afterwards who did it.
"""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any, NamedTuple

from app.calendar.leave import Span
from app.challenges.models import Audience, Retirement, SetChallenge
from app.database import db
from app.jobs.actions import enqueue
from app.jobs.models import DEAD, Job
from app.people.api_tokens import make_token
from app.people.invitees import Invitee
from app.people.models import Person
from app.people.own_days import NewDays, set_days
from app.roster.intake.giving import keep_file
from app.roster.parting import part
from tests.conftest import MONDAY, Cast
from tests.insights.setting import WEEK, WORDS
from tests.web.foreign import FOREIGN

UNAUDITED: dict[str, str] = {
    "roster.choose_encoding": "looking a file through another way: nothing is stored by it",
    "roster.choose_teams": "looking a file through another way: nothing is stored by it",
    "roster.drop_file": "a file that was only looked through",
}
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


def _aimed(cast: Cast) -> Any:
    """A draft for a team in which others are."""
    number = FOREIGN["insights.say"].make(cast)
    db.session.add(Audience(challenge_id=number, team_id=cast.other_team.id))
    return number


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


def _delivery(cast: Cast) -> Any:
    return cast.team.id


def _closed_tomorrow(cast: Cast) -> Any:
    tomorrow = MONDAY.date() + timedelta(days=1)
    new = NewDays("Carnival", Span(tomorrow, tomorrow), is_worked=False)
    return set_days(db.session(), cast.ada, new, MONDAY).id


def _for_invoices(cast: Cast) -> dict[str, Any]:
    return {"teams": str(cast.other_team.id)}


def _greeting(_cast: Cast) -> str:
    return "greet"


def _alice(cast: Cast) -> Any:
    return cast.alice.id


def _bob(cast: Cast) -> Any:
    return cast.bob.id


def _for_bob(cast: Cast) -> dict[str, Any]:
    return {"verdict": "wall", "person": str(cast.bob.id)}


def _with_carol(cast: Cast) -> dict[str, Any]:
    return {"other": str(cast.carol.id), "sure": "yes"}


def _bob_on_leave(cast: Cast) -> Any:
    db.session.get_one(Person, cast.bob.id).leave = "2026-11-24/2026-11-24"
    return cast.bob.id


def _bob_who_left(cast: Cast) -> Any:
    part(db.session(), db.session.get_one(Person, cast.bob.id), MONDAY)
    return cast.bob.id


def _dora(cast: Cast) -> Invitee:
    known = db.session.query(Invitee).one_or_none()
    if known is None:
        words = {"name": "Dora Dijk", "sign_in_name": "dora dijk", "role": "employee", "language": "nl", "turn": 0}
        known = Invitee(team_id=cast.team.id, added_by_id=cast.ada.id, added_at=MONDAY, **words)
        db.session.add(known)
        db.session.commit()
    return known


def _for_dora(cast: Cast) -> dict[str, Any]:
    return {"whom": "ticked", "one": str(_dora(cast).id), "days": "7"}


def _dora_ticked(cast: Cast) -> dict[str, Any]:
    return {"one": str(_dora(cast).id)}


def _file(_cast: Cast) -> dict[str, Any]:
    return {"file": (BytesIO(b"naam,team\nDora,Delivery\n"), "people.csv")}


def _token(cast: Cast) -> Any:
    return make_token(db.session(), cast.ada, "Payroll", MONDAY)[0].id


def _kept_file(cast: Cast) -> Any:
    return keep_file(db.session(), cast.ada, "people.csv", b"naam,team\nDora,Delivery\n", False, MONDAY).id


AUDITED = {
    "people.choose_place": Audited(
        "team.place",
        "ada",
        _as(country="DE", asked="DE", region="BY", zone="Europe/Berlin", since="2026-11-24"),
        _delivery,
    ),
    "people.set_own_days": Audited(
        "days.set", "ada", _as(kind="closed", name="Carnival", first="2026-11-24", last="2026-11-25")
    ),
    "people.call_own_days_off": Audited("days.called_off", "ada", make=_closed_tomorrow),
    "people.change_about": Audited(
        "organisation.changed",
        "ada",
        _as(organisation="Oak", word="guest", language="nl", country="NL", zone="Europe/Amsterdam"),
    ),
    "people.add_team": Audited("team.added", "ada", _as(team="Front desk", department="service")),
    "roster.make_cards": Audited("people.cards_made", "ada", _for_dora),
    "roster.remove_expected": Audited("people.expected_no_more", "ada", _dora_ticked),
    "roster.add_token": Audited("token.made", "ada", _as(name="Payroll")),
    "roster.end_token": Audited("token.revoked", "ada", make=_token),
    "roster.upload": Audited("people.file_given", "ada", _file),
    "roster.store_file": Audited("people.file_stored", "ada", make=_kept_file),
    "roster.merge_people": Audited("person.merged", "ada", _with_carol, _bob),
    "roster.set_role": Audited("person.role_changed", "ada", _as(role="manager"), _alice),
    "roster.change_team": Audited("person.moved", "ada", _in_invoices(day="2026-11-23"), _alice),
    "roster.stay_in_team": Audited("person.move_called_off", "ada", make=_alice),
    "roster.put_on_leave": Audited("person.put_on_leave", "maria", _as(first="2026-11-25"), _bob),
    "roster.end_leave": Audited("person.leave_ended", "maria", _as(first="2026-11-24"), _bob_on_leave),
    "roster.depart": Audited("person.left", "maria", _as(name="stays"), _bob),
    "roster.come_back": Audited("person.returned", "ada", _in_invoices(name="Bob"), _bob_who_left),
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
    "insights.time_challenge": Audited("challenge.published", "ada", _as(**WEEK), _aimed),
    "insights.pause_challenge": Audited("challenge.paused", "ada", make=_published),
    "insights.resume_challenge": Audited("challenge.resumed", "ada", make=_published),
    "insights.withdraw_challenge": Audited("challenge.withdrawn", "ada", make=_published),
    "insights.copy_challenge": Audited("challenge.copied", "ada", make=_published),
    "insights.remove_challenge": Audited("challenge.removed", "ada", make=_own("insights.say")),
    "insights.judge_voice": Audited("voice.published", "ada", _for_bob, _own("insights.judge_voice")),
    "insights.make_team_card": Audited("voice_card.made", "ada", _in_invoices()),
    "insights.close_team_card": Audited("voice_card.closed", "ada", _in_invoices()),
    "before_ten.add": Audited(
        "morning.planned",
        "ada",
        _in_invoices(starts_on="2026-11-25", ends_on="2026-11-25", until="10:00", meant="2026-11-25"),
    ),
    "before_ten.remove": Audited("morning.removed", "ada", make=_own("before_ten.remove")),
    "insights.focus": Audited("focus.picked", "ada", _in_invoices(behaviour="greet", sentence="Everybody passes by.")),
    "teapot.aim": Audited("goal.set", "ada", _as(target="40"), _own("teapot.aim")),
    "teapot.work": Audited("pot.days", "ada", _as(day="5"), _own("teapot.work")),
    "teapot.race": Audited("race.entered", "ada", _as(takes_part="yes"), _own("teapot.race")),
    "wall.hide_thing": Audited("wall.hidden", "ada", _as(word="Once more?"), _own("wall.thing")),
    "wall.show_thing": Audited("wall.shown", "ada", make=_own("wall.thing")),
    "wall.leave_thing": Audited("wall.left", "ada", make=_own("wall.thing")),
    "wall.shine_on_thing": Audited("spotlight.lit", "ada", _as(sentence="Bravo"), _own("wall.thing")),
    "wall.end_spotlight": Audited("spotlight.ended", "ada", make=_own("wall.end_spotlight")),
    "seasons.set_next": Audited("season.set", "ada", _as(theme="sharp-ears", weeks="4")),
}
