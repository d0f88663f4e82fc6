"""The second step of setting a challenge: for whom, among the teams that somebody leads."""

from collections.abc import Collection, Sequence

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from app import audit, clock
from app.challenges.actions import preview_card
from app.challenges.audiences import EVERYBODY, aim, chosen_kinds
from app.challenges.models import SetChallenge
from app.challenges.setting import teams_of
from app.database import db, write
from app.errors import Conflict, Invalid
from app.forms import whole_number
from app.i18n import gettext
from app.insights.views.blueprint import pages
from app.insights.views.reach import people_in, the_set, the_set_to_change, to_its_page, why_closed
from app.notifications.tell import tell_challenge
from app.people.departments import DEPARTMENTS
from app.people.invitations import teams_led_by
from app.people.models import Person, Role, Team
from app.people.names import fold_name
from app.people.reach import is_led_by

FEW = 12  # teams that are simply listed


@pages.get("/challenges/<int(max=2147483647):number>/audience")
def audience(number: int) -> str | Response:
    """Teams, departments or everybody; with `q` those that are looked for, beside those that are ticked."""
    row = the_set(db.session(), number)
    if why_closed(db.session(), row):
        return to_its_page(number)
    if "q" in request.args:
        ticked = _numbers(request.args)
        return _page(row, ticked, "teams")
    kinds = chosen_kinds(db.session(), [row]).get(row.id, [])
    who = "everyone" if EVERYBODY in kinds else "departments" if kinds else "teams"
    return _page(row, {team.id for team in teams_of(db.session(), [row]).get(row.id, [])}, who)


@pages.post("/challenges/<int(max=2147483647):number>/audience")
def aim_challenge(number: int) -> str | Response | tuple[str, int]:
    """Set it for those that were ticked; whoever it is new to on this very day hears of it."""
    chosen, kinds = _chosen(teams_led_by(db.session(), current_user))
    try:
        _check_kinds(chosen)
        with write() as session:
            row = the_set_to_change(session, number)
            added = aim(session, row, chosen, current_user, clock.now(), kinds)
            tell_challenge(session, row, added, clock.now())
            is_draft = row.is_draft
            audit.record(session, current_user, "challenge.aimed", row, teams={team.id for team in chosen})
    except (Invalid, Conflict) as error:
        row = the_set(db.session(), number)
        return _page(row, {team.id for team in chosen}, request.form.get("who", "teams"), error), error.status
    return redirect(url_for("insights.days" if is_draft else "insights.challenge", number=number), 303)


def _chosen(led: Sequence[Team]) -> tuple[list[Team], Collection[str]]:
    """The teams that were meant (all, those of some departments, or some by name), and the kinds of work of those to
    come, from who leads every team."""
    who, may_come = request.form.get("who", "teams"), current_user.has_role(Role.DIRECTOR)
    if who == "everyone":
        return list(led), {EVERYBODY} if may_come else ()
    if who == "departments":
        wanted = set(request.form.getlist("departments")) & DEPARTMENTS.keys()
        return [team for team in led if team.department in wanted], wanted if may_come else ()
    ids = _numbers(request.form)
    return [team for team in led if team.id in ids], ()


def _numbers(asked: MultiDict[str, str]) -> set[int]:
    """The teams that are ticked."""
    return {number for text in asked.getlist("teams") if (number := whole_number(text)) is not None}


def _check_kinds(chosen: Sequence[Team]) -> None:
    """Raises Invalid: kinds_empty, for who does a kind of work, and no kind."""
    if request.form.get("who") == "departments" and not chosen:
        raise Invalid("kinds_empty", field="teams")


def _asked() -> str:
    return " ".join(request.args.get("q", "").split())


def _listed(led: Sequence[Team], chosen: set[int]) -> list[Team]:
    """Of few teams all; of many those that are chosen, on top, and the first of those with that in their name."""
    if len(led) <= FEW:
        return list(led)
    wanted = fold_name(_asked())
    others = [team for team in led if team.id not in chosen and wanted in fold_name(team.name)]
    return [*(team for team in led if team.id in chosen), *others[:FEW]]


def _page(row: SetChallenge, chosen: set[int], who: str, error: Invalid | Conflict | None = None) -> str:
    session = db.session()
    led = teams_led_by(session, current_user)
    kinds = sorted({team.department for team in led})
    departments = {team.department for team in led if team.id in chosen}
    return render_template(
        "insights/setting/audience.html",
        row=row,
        card=preview_card(session, row),
        teams=led,
        listed=_listed(led, chosen),
        asked=_asked(),
        few=FEW,
        people=people_in(session, is_led_by(current_user, Person.team_id)),
        chosen=chosen,
        departments=[(key, gettext(DEPARTMENTS[key])) for key in kinds],
        chosen_departments=departments,
        leads_all=current_user.has_role(Role.DIRECTOR),
        who=who,
        error=error,
        nav="team",
    )
