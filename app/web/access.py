"""Who may ask for what: one row per endpoint. What is not in the table is refused.

This table says which role a route needs. Which rows of the database somebody may see is decided by
the look-up itself: a team's page looks in one's own team, so a foreign id is simply not found.
"""

from enum import Enum

from flask import Flask, g, redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database import db, write
from app.errors import Forbidden, NotFound, SignedOut
from app.people.api_tokens import ApiToken, find_token, is_use_stale
from app.people.models import Role


class Who(Enum):
    """The kinds of rows in the table."""

    ANYBODY = "anybody"
    PROGRAM = "program"  # another program, by the token of an administrator
    SIGNED_IN = Role.EMPLOYEE
    MANAGER = Role.MANAGER
    DIRECTOR = Role.DIRECTOR
    ADMINISTRATOR = Role.ADMINISTRATOR


ACCESS: dict[str, Who] = {
    "api-docs.openapi_json": Who.ANYBODY,
    "health.healthz": Who.ANYBODY,
    "pwa.manifest": Who.ANYBODY,
    "pwa.worker": Who.ANYBODY,
    "pwa.offline": Who.ANYBODY,
    "people.front": Who.ANYBODY,
    "people.new_organisation": Who.ANYBODY,
    "people.set_up": Who.ANYBODY,
    "people.choose_language": Who.ANYBODY,
    "people.sign_in": Who.ANYBODY,
    "people.start_session": Who.ANYBODY,
    "people.end": Who.ANYBODY,
    "demo.create": Who.ANYBODY,
    "demo.start_session": Who.ANYBODY,
    "people.join": Who.ANYBODY,
    "people.take_part": Who.ANYBODY,
    "voices.voice": Who.ANYBODY,
    "voices.say": Who.ANYBODY,
    "voices.thanked": Who.ANYBODY,
    "voices.mine": Who.SIGNED_IN,
    "voices.make_mine": Who.SIGNED_IN,
    "voices.close_mine": Who.SIGNED_IN,
    "voices.print_mine": Who.SIGNED_IN,
    "insights.voices": Who.MANAGER,
    "insights.judge_voice": Who.MANAGER,
    "insights.make_team_card": Who.MANAGER,
    "insights.close_team_card": Who.MANAGER,
    "insights.print_team_card": Who.MANAGER,
    "me.me": Who.SIGNED_IN,
    "me.unsent": Who.SIGNED_IN,
    "me.working_days": Who.SIGNED_IN,
    "me.choose_working_days": Who.SIGNED_IN,
    "me.leave": Who.SIGNED_IN,
    "me.add_leave": Who.SIGNED_IN,
    "me.remove_leave": Who.SIGNED_IN,
    "privacy.data": Who.SIGNED_IN,
    "privacy.take_along": Who.SIGNED_IN,
    "privacy.acts": Who.SIGNED_IN,
    "privacy.erasure": Who.SIGNED_IN,
    "privacy.data_sheet": Who.SIGNED_IN,
    "me.devices": Who.SIGNED_IN,
    "me.name": Who.SIGNED_IN,
    "me.try_device": Who.SIGNED_IN,
    "me.end_device": Who.SIGNED_IN,
    "me.end_other_devices": Who.SIGNED_IN,
    "challenges.courage": Who.SIGNED_IN,
    "challenges.choose_courage": Who.SIGNED_IN,
    "challenges.retired": Who.MANAGER,
    "challenges.restore_challenge": Who.MANAGER,
    "half_hours.half_hour": Who.SIGNED_IN,
    "half_hours.calendar_entry": Who.SIGNED_IN,
    "first_steps.first_step": Who.SIGNED_IN,
    "ideas.ideas": Who.SIGNED_IN,
    "insights.team_ideas": Who.MANAGER,
    "insights.adopt_idea": Who.MANAGER,
    "insights.decline_idea": Who.MANAGER,
    "purpose.welcome": Who.SIGNED_IN,
    "purpose.visit": Who.SIGNED_IN,
    "purpose.take_step": Who.SIGNED_IN,
    "purpose.purpose": Who.SIGNED_IN,
    "purpose.save_purpose": Who.SIGNED_IN,
    "insights.team": Who.MANAGER,
    "insights.focus": Who.MANAGER,
    "insights.side_by_side": Who.DIRECTOR,
    "rules.rules": Who.SIGNED_IN,
    "rules.going_first": Who.SIGNED_IN,
    "before_ten.plan": Who.MANAGER,
    "before_ten.add": Who.MANAGER,
    "before_ten.morning": Who.SIGNED_IN,
    "before_ten.remove": Who.MANAGER,
    "insights.library": Who.MANAGER,
    "behaviours.behaviours": Who.SIGNED_IN,
    "behaviours.add": Who.DIRECTOR,
    "behaviours.word": Who.DIRECTOR,
    "behaviours.retire": Who.DIRECTOR,
    "behaviours.restore": Who.DIRECTOR,
    "insights.new_challenge": Who.MANAGER,
    "insights.add_challenge": Who.MANAGER,
    "insights.words": Who.MANAGER,
    "insights.say": Who.MANAGER,
    "insights.audience": Who.MANAGER,
    "insights.aim_challenge": Who.MANAGER,
    "insights.days": Who.MANAGER,
    "insights.time_challenge": Who.MANAGER,
    "insights.challenges": Who.MANAGER,
    "insights.challenge": Who.MANAGER,
    "insights.pause_challenge": Who.MANAGER,
    "insights.resume_challenge": Who.MANAGER,
    "insights.copy_challenge": Who.MANAGER,
    "insights.remove_challenge": Who.MANAGER,
    "insights.withdraw_challenge": Who.MANAGER,
    "people.new_password": Who.ANYBODY,
    "people.set_password": Who.ANYBODY,
    "people.make_recovery": Who.ADMINISTRATOR,
    "people.organisation": Who.ADMINISTRATOR,
    "upkeep.upkeep": Who.ADMINISTRATOR,
    "upkeep.acts": Who.ADMINISTRATOR,
    "upkeep.retry": Who.ADMINISTRATOR,
    "upkeep.retry_all": Who.ADMINISTRATOR,
    "people.add_team": Who.ADMINISTRATOR,
    "roster.people": Who.MANAGER,
    "roster.expected": Who.MANAGER,
    "roster.make_cards": Who.MANAGER,
    "roster.remove_expected": Who.MANAGER,
    "roster.cards": Who.MANAGER,
    "extracts.list_people": Who.PROGRAM,
    "extracts.list_totals": Who.PROGRAM,
    "roster.export": Who.ADMINISTRATOR,
    "roster.people_file": Who.ADMINISTRATOR,
    "roster.totals_file": Who.ADMINISTRATOR,
    "roster.add_token": Who.ADMINISTRATOR,
    "roster.end_token": Who.ADMINISTRATOR,
    "roster.intake": Who.ADMINISTRATOR,
    "roster.upload": Who.ADMINISTRATOR,
    "roster.template": Who.ADMINISTRATOR,
    "roster.checked": Who.ADMINISTRATOR,
    "roster.choose_teams": Who.ADMINISTRATOR,
    "roster.store_file": Who.ADMINISTRATOR,
    "roster.drop_file": Who.ADMINISTRATOR,
    "roster.person": Who.MANAGER,
    "roster.change_team": Who.DIRECTOR,
    "roster.stay_in_team": Who.DIRECTOR,
    "roster.choose_twin": Who.ADMINISTRATOR,
    "roster.merging": Who.ADMINISTRATOR,
    "roster.merge_people": Who.ADMINISTRATOR,
    "roster.set_role": Who.ADMINISTRATOR,
    "roster.put_on_leave": Who.MANAGER,
    "roster.end_leave": Who.MANAGER,
    "roster.depart": Who.MANAGER,
    "roster.come_back": Who.MANAGER,
    "people.invitations": Who.MANAGER,
    "people.add_invitation": Who.MANAGER,
    "people.revoke_invitation": Who.MANAGER,
    "notifications.inbox": Who.SIGNED_IN,
    "notifications.follow": Who.SIGNED_IN,
    "notifications.read": Who.SIGNED_IN,
    "notifications.preferences": Who.SIGNED_IN,
    "notifications.save_preferences": Who.SIGNED_IN,
    "push.key": Who.SIGNED_IN,
    "push.add": Who.SIGNED_IN,
    "push.remove": Who.SIGNED_IN,
    "push.test": Who.SIGNED_IN,
    "push.outcome": Who.SIGNED_IN,
    "deeds.batch": Who.SIGNED_IN,
    "deeds.state": Who.SIGNED_IN,
    "photos.put_photo": Who.SIGNED_IN,
    "wall.photo": Who.SIGNED_IN,
    "wall.small_photo": Who.SIGNED_IN,
    "deed_forms.record_one": Who.SIGNED_IN,
    "friendly.friendly": Who.SIGNED_IN,
    "friendly.invite_colleague": Who.SIGNED_IN,
    "friendly.accept_week": Who.SIGNED_IN,
    "friendly.end_week": Who.SIGNED_IN,
    "meetings.meetings": Who.SIGNED_IN,
    "meetings.begin_meeting": Who.SIGNED_IN,
    "meetings.join_meeting": Who.SIGNED_IN,
    "meetings.meeting": Who.SIGNED_IN,
    "meeting_ends.end_meeting": Who.SIGNED_IN,
    "tallies.questions": Who.SIGNED_IN,
    "tallies.agree_to_naming": Who.SIGNED_IN,
    "tallies.end_naming": Who.SIGNED_IN,
    "today.today": Who.SIGNED_IN,
    "today.day": Who.SIGNED_IN,
    "wall.wall": Who.SIGNED_IN,
    "wall.thing": Who.SIGNED_IN,
    "wall.report_thing": Who.SIGNED_IN,
    "wall.reports": Who.MANAGER,
    "wall.hide_thing": Who.MANAGER,
    "wall.show_thing": Who.MANAGER,
    "wall.leave_thing": Who.MANAGER,
    "wall.shine_on_thing": Who.MANAGER,
    "wall.end_spotlight": Who.MANAGER,
    "add.add": Who.SIGNED_IN,
    "recognition.compliment": Who.SIGNED_IN,
    "badges.badges": Who.SIGNED_IN,
    "badges.badge": Who.SIGNED_IN,
    "giving.give": Who.SIGNED_IN,
    "sharing.card": Who.SIGNED_IN,
    "sharing.put_on_wall": Who.SIGNED_IN,
    "sharing.take_off_wall": Who.SIGNED_IN,
    "sharing.shared": Who.SIGNED_IN,
    "sharing.shared_card": Who.SIGNED_IN,
    "ranks.rank": Who.SIGNED_IN,
    "ranks.enter": Who.SIGNED_IN,
    "ranks.game": Who.SIGNED_IN,
    "ranks.choose_game": Who.SIGNED_IN,
    "seasons.season": Who.SIGNED_IN,
    "seasons.set_next": Who.DIRECTOR,
    "seasons.card": Who.SIGNED_IN,
    "teapot.pot": Who.SIGNED_IN,
    "teapot.aim": Who.MANAGER,
    "teapot.race": Who.MANAGER,
}


def wants_json() -> bool:
    """Whether the answer, an error too, has to be JSON."""
    return request.path.startswith("/api/") or request.path == "/healthz"


def check_access() -> Response | None:
    """Let the request pass, send somebody who is signed out to the door, or refuse."""
    if request.endpoint is None:
        return None  # the 404 and 405 of the router
    who = ACCESS.get(request.endpoint)
    if who is None:
        raise Forbidden("no_access_row")
    if who is Who.ANYBODY:
        return None
    if who is Who.PROGRAM:
        _check_token()
        return None
    if not current_user.is_authenticated:
        if wants_json() or request.method not in {"GET", "HEAD"}:
            raise SignedOut
        return redirect(url_for("people.sign_in"))
    if not current_user.has_role(who.value):
        raise NotFound if request.method in {"GET", "HEAD"} else Forbidden
    return None


def _check_token() -> None:
    """Let a program pass whose token holds, and note when it was used. Raises SignedOut."""
    row = find_token(db.session(), request.headers.get("Authorization", ""))
    if row is None:
        raise SignedOut
    if is_use_stale(row, clock.now()):
        with write() as session:
            row = session.get_one(ApiToken, row.id)
            row.last_used_at = clock.now()
        db.session.refresh(row)
    g.api_token = row


def init(app: Flask) -> None:
    """Ask the table before every request."""
    app.before_request(check_access)
