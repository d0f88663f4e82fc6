"""For every route with an id in its address: somebody else's thing, and who owns one. A foreign id is never found."""

from collections.abc import Callable
from datetime import date, timedelta
from secrets import token_hex
from typing import Any, NamedTuple
from uuid import uuid4

from app.before_ten.models import Round
from app.challenges.models import SetChallenge
from app.database import db
from app.friendly.models import FriendlyWeek
from app.ideas.models import Idea
from app.jobs.actions import enqueue_all
from app.meetings.actions import begin
from app.notifications.models import Notification
from app.people.invitations import Invitation
from app.people.models import DeviceSession
from app.photos.actions import keep
from app.photos.handlers import the_shelf
from app.photos.making import make
from app.photos.shelf import name_of
from app.push.actions import LANE, SEND_ONE
from app.spotlights.actions import shine
from app.surprises.models import Surprise
from app.voices.models import Voice
from tests.conftest import MONDAY, Cast
from tests.photos.pictures import picture

OF_NOBODY = {
    "seasons.card": "a season of the whole organisation, as a picture of whoever asks",
    "deed_forms.record_one": "the kind of a deed",
    "today.day": "a day of one's own",
    "photos.put_photo": "a deed of one's own, by the name that one's own phone gave it",
    "me.remove_leave": "a day of one's own",
    "half_hours.calendar_entry": "a day of one's own",
    "purpose.visit": "a step that is the same for everybody",
    "purpose.take_step": "a step that is the same for everybody",
    "people.join": "a secret, which is the right itself",
    "people.take_part": "a secret, which is the right itself",
    "people.new_password": "a secret, which is the right itself",
    "people.set_password": "a secret, which is the right itself",
    "voices.voice": "a secret, which is the right itself",
    "voices.say": "a secret, which is the right itself",
    "voices.thanked": "a secret, which is the right itself",
    "people.place": "an administrator's whole organisation",
    "people.choose_place": "an administrator's whole organisation",
    "people.call_own_days_off": "an administrator's whole organisation",
    "people.make_recovery": "an administrator's whole organisation",
    "roster.choose_twin": "an administrator's whole organisation",
    "roster.merging": "an administrator's whole organisation",
    "roster.merge_people": "an administrator's whole organisation",
    "roster.end_token": "an administrator's whole organisation",
    "roster.mistakes": "an administrator's whole organisation",
    "roster.checked": "an administrator's whole organisation",
    "roster.choose_teams": "an administrator's whole organisation",
    "roster.choose_encoding": "an administrator's whole organisation",
    "roster.store_file": "an administrator's whole organisation",
    "roster.drop_file": "an administrator's whole organisation",
    "roster.set_role": "an administrator's whole organisation",
    "roster.change_team": "a director's whole organisation",
    "roster.stay_in_team": "a director's whole organisation",
    "upkeep.retry": "an administrator's own machine",
    "behaviours.word": "the whole organisation's",
    "badges.badge": "a badge of the catalogue, the same for everybody",
    "sharing.card": "a badge of one's own, by its key in the catalogue",
    "sharing.put_on_wall": "a badge of one's own, by its key in the catalogue",
    "sharing.take_off_wall": "a badge of one's own, by its key in the catalogue",
    "sharing.shared": "what somebody showed to the whole organisation",
    "sharing.shared_card": "what somebody showed to the whole organisation",
    "behaviours.retire": "the whole organisation's",
    "behaviours.restore": "the whole organisation's",
    "challenges.restore_challenge": "the library, which is everybody's",
}
"""Routes whose address names nothing that belongs to one person or team, and what it names."""


class Foreign(NamedTuple):
    """What `owner` may open or change, and `prowler` (of the other team, with every right there) may not find."""

    owner: str
    prowler: str
    make: Callable[[Cast], Any]


def _kept(row: Any) -> Any:
    db.session.add(row)
    db.session.flush()
    return row.id


def _device(cast: Cast) -> Any:
    times = {"created_at": MONDAY, "last_seen_at": MONDAY, "expires_at": MONDAY + timedelta(days=30)}
    return _kept(DeviceSession(token_hash=token_hex(32), person_id=cast.carol.id, label="Firefox", **times))


def _morning(cast: Cast) -> Any:
    later = MONDAY + timedelta(days=1)
    when = {"day": later.date(), "until": 600, "created_at": MONDAY, "closes_at": later}
    return _kept(Round(team_id=cast.other_team.id, author_id=cast.ada.id, **when))


def _notification(cast: Cast) -> Any:
    link = {"endpoint": "badges.badges", "arguments": {}}
    return _kept(
        Notification(
            person_id=cast.carol.id, kind="other", params={}, group_key=token_hex(4), created_at=MONDAY, **link
        )
    )


def _trial(cast: Cast) -> Any:
    trial = token_hex(16)
    what = {"subscription": 1, "notification": None, "round": None, "person": cast.carol.id}
    enqueue_all(db.session(), SEND_ONE, [(f"{trial}.1", what)], now=MONDAY, lane=LANE)
    return trial


def _invitation(cast: Cast) -> Any:
    made = {"created_by_id": cast.ada.id, "created_at": MONDAY, "expires_at": MONDAY + timedelta(days=7)}
    return _kept(Invitation(token_hash=token_hex(32), team_id=cast.other_team.id, **made))


def _challenge(cast: Cast) -> Any:
    words = {"title": "Call back", "what": "Call one customer back", "minutes": 10, "courage": 1, "created_at": MONDAY}
    days = {"starts_on": date(2026, 11, 24), "ends_on": date(2026, 11, 24)}
    return _kept(SetChallenge(team_id=cast.other_team.id, author_id=cast.ada.id, **words, **days))


def _idea(cast: Cast) -> Any:
    words = {"title": "Wave", "what": "Wave at every van", "minutes": 5, "courage": 1}
    when = {"local_day": MONDAY.date(), "occurred_at": MONDAY}
    return _kept(Idea(person_id=cast.carol.id, deed_id=uuid4(), team_id=cast.other_team.id, **words, **when))


def _voice(cast: Cast) -> Any:
    words = {"said": "You walked along with me.", "said_at": MONDAY}
    return _kept(Voice(ref=uuid4(), team_id=cast.other_team.id, person_id=cast.carol.id, **words))


def _friendly(cast: Cast) -> Any:
    two = {"inviter_id": cast.bob.id, "invited_id": cast.carol.id}
    return _kept(FriendlyWeek(**two, monday=MONDAY.date(), invited_at=MONDAY))


def _meeting(cast: Cast) -> Any:
    return begin(db.session(), cast.carol, MONDAY).ref


def _surprise(cast: Cast) -> Any:
    words, when = {"what": "Waved"}, {"local_day": MONDAY.date(), "occurred_at": MONDAY}
    row = Surprise(person_id=cast.carol.id, deed_id=uuid4(), team_id=cast.other_team.id, **words, **when)
    return f"surprise-{_kept(row)}"


def _spotlight(cast: Cast) -> Any:
    target = ("surprise", int(_surprise(cast).removeprefix("surprise-")))
    return shine(db.session(), cast.other_team.id, target, cast.carol.id, cast.ada, "Bravo", MONDAY).id


def _photo(cast: Cast) -> Any:
    place = _surprise(cast)
    surprise = db.session.get_one(Surprise, int(place.removeprefix("surprise-")))
    surprise.has_photo = True
    file = name_of(cast.carol.account, surprise.deed_id)
    the_shelf().put(file, make(picture()))
    keep(db.session(), cast.carol, surprise.deed_id, file, (60, 40), MONDAY)
    return place


OF_A_CHALLENGE = (
    *("challenge", "audience", "aim_challenge", "days", "time_challenge", "words", "say"),
    *("pause_challenge", "resume_challenge", "withdraw_challenge", "copy_challenge", "remove_challenge"),
)


def _carol(cast: Cast) -> Any:
    return cast.carol.id


def _team(cast: Cast) -> Any:
    return cast.other_team.id


FOREIGN = {
    "me.name": Foreign("carol", "alice", _device),
    "me.try_device": Foreign("carol", "alice", _device),
    "me.end_device": Foreign("carol", "alice", _device),
    "notifications.follow": Foreign("carol", "alice", _notification),
    "push.outcome": Foreign("carol", "alice", _trial),
    "people.revoke_invitation": Foreign("ada", "maria", _invitation),
    **{f"insights.{name}": Foreign("ada", "maria", _challenge) for name in OF_A_CHALLENGE},
    "before_ten.morning": Foreign("carol", "alice", _morning),
    "before_ten.remove": Foreign("ada", "maria", _morning),
    "insights.adopt_idea": Foreign("ada", "maria", _idea),
    "insights.decline_idea": Foreign("ada", "maria", _idea),
    "friendly.accept_week": Foreign("carol", "alice", _friendly),
    "friendly.end_week": Foreign("carol", "alice", _friendly),
    "meetings.meeting": Foreign("carol", "alice", _meeting),
    "meetings.leave_meeting": Foreign("carol", "alice", _meeting),
    "meeting_ends.end_meeting": Foreign("carol", "alice", _meeting),
    **{
        f"roster.{name}": Foreign("ada", "maria", _carol)
        for name in ("person", "put_on_leave", "end_leave", "depart", "come_back")
    },
    "insights.judge_voice": Foreign("ada", "maria", _voice),
    "wall.thing": Foreign("carol", "alice", _surprise),
    "wall.report_thing": Foreign("ada", "alice", _surprise),
    **{f"wall.{name}_thing": Foreign("ada", "maria", _surprise) for name in ("hide", "show", "leave", "shine_on")},
    "wall.photo": Foreign("carol", "alice", _photo),
    "wall.small_photo": Foreign("carol", "alice", _photo),
    "wall.end_spotlight": Foreign("ada", "maria", _spotlight),
    "teapot.aim": Foreign("ada", "maria", _team),
    "teapot.race": Foreign("ada", "maria", _team),
    "teapot.work": Foreign("ada", "maria", _team),
}
