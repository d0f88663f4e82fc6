"""What customers said to a team, for who leads it: read first, then on the wall, for one person, or thrown away."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import audit, clock
from app.badges.actions import award_voice
from app.database import db, write
from app.errors import Invalid, NotFound
from app.forms import whole_number
from app.i18n import N_, gettext
from app.insights.views.blueprint import pages
from app.insights.views.team import asked_team, posted_team
from app.notifications.tell_badges import tell_badges
from app.notifications.tell_voices import forget_voice, tell_voice, tell_waiting
from app.people.actions import team_members
from app.people.invitations import teams_led_by
from app.people.models import Person, Team
from app.voices.actions import (
    count_waiting,
    decided_voices,
    find_voice,
    judge,
    surprises_to_choose,
    team_scores,
    waiting_voices,
)
from app.voices.cards import close_card, make_card, open_card
from app.voices.models import State
from app.voices.own import check_decides, count_own_waiting, those_about, waiting_by_team, whose
from app.voices.printing import print_page, shown_card
from app.voices.waiting import has_other_readers

TOLD = {
    State.WALL: N_("It is on the wall now."),
    State.KEPT: N_("Only the person it is meant for reads it."),
    State.GONE: N_("It is gone. Nobody else reads it."),
}
ACTS = {State.WALL: "voice.published", State.KEPT: "voice.kept", State.GONE: "voice.removed"}


@pages.get("/voices")
def voices() -> str:
    """What waits to be read, the card of the team, and its scores."""
    return _page(asked_team())


@pages.post("/voices/<int(max=2147483647):number>")
def judge_voice(number: int) -> Response | tuple[str, int]:
    """Decide about one."""
    person, about = (request.form.get(name, type=whole_number) for name in ("person", "about"))
    now = clock.now()
    try:
        with write() as session:
            voice = find_voice(session, current_user, number)
            verdict = _verdict()
            check_decides(session, voice, current_user, person)
            theirs = whose(session, voice)
            judge(session, voice, verdict, person, about, now)
            forget_voice(session, voice)
            tell_waiting(session, voice.team, (), now)
            tell_voice(session, voice, now)
            if voice.person_id is not None:
                thanked = session.get_one(Person, voice.person_id)
                tell_badges(session, award_voice(session, thanked, now), now)
            theirs |= whose(session, voice)
            audit.record(session, current_user, ACTS[verdict], voice, whose=theirs, person=voice.person_id)
    except Invalid as error:
        voice = find_voice(db.session(), current_user, number)
        return _page(voice.team, wrong={number: error.code}), error.status
    flash(gettext(TOLD[verdict]), "good" if verdict is State.WALL else "")
    return redirect(url_for("insights.voices", team=voice.team_id), 303)


@pages.post("/voices/card")
def make_team_card() -> Response:
    """A card for all of the team; the one before is not used any more."""
    with write() as session:
        team = posted_team()
        card = make_card(session, team, None, clock.now())
        audit.record(session, current_user, "voice_card.made", card, team=team.id)
    flash(gettext("The card is ready. Print it, and put it where people see it."), "good")
    return redirect(url_for("insights.voices", team=team.id), 303)


@pages.post("/voices/card/closing")
def close_team_card() -> Response:
    """Use it no longer."""
    with write() as session:
        team = posted_team()
        closed = close_card(session, team, None, clock.now())
        audit.record(session, current_user, "voice_card.closed", team, cards=closed)
    flash(gettext("The card is closed. What was said stays."), "")
    return redirect(url_for("insights.voices", team=team.id), 303)


@pages.get("/voices/card")
def print_team_card() -> str:
    """The card of the team, to print."""
    team = asked_team()
    card = open_card(db.session(), team, None)
    if card is None:
        raise NotFound
    return print_page(card, url_for("insights.voices", team=team.id), "team")


def _verdict() -> State:
    try:
        verdict = State(request.form.get("verdict", ""))
    except ValueError:
        verdict = State.WAITING
    if verdict not in ACTS:
        raise Invalid("verdict_unknown", field="verdict")
    return verdict


def _page(team: Team, wrong: dict[int, str] | None = None) -> str:
    session, now = db.session(), clock.now()
    card, waiting = open_card(session, team, None), waiting_voices(session, team, current_user)
    teams, decided = teams_led_by(session, current_user), decided_voices(session, team)
    members: Sequence[Person] = [one for one in team_members(session, team.id) if one.id != current_user.id]
    return render_template(
        "voices/for_team.html",
        team=team,
        teams=teams,
        waiting=waiting,
        more=count_waiting(session, team, current_user) - len(waiting),
        is_read_by_others=has_other_readers(session, current_user, team.id),
        own_waiting=count_own_waiting(session, team, current_user),
        elsewhere=[one for one in waiting_by_team(session, teams, current_user) if one[0].id != team.id],
        decided=decided,
        own=those_about(session, current_user, [voice.id for voice in decided]),
        members=[("", gettext("All of the team")), *((one.id, one.name) for one in members)],
        surprises=[
            ("", gettext("Not about one")),
            *((one.id, f"{one.person.first_name}: {one.what[:60]}") for one in surprises_to_choose(session, team, now)),
        ],
        scores=team_scores(session, team, now),
        card=shown_card(card) if card else None,
        wrong=wrong or {},
        nav="team",
    )
