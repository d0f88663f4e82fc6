"""The inbox: what there was to hear, also for who has no push."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.routing import BuildError
from werkzeug.wrappers import Response

from app import clock
from app.calendar.rules import game_day
from app.database import db, write
from app.forms import Form
from app.notifications.actions import inbox_of, open_one, read_about, read_all, read_shown
from app.notifications.kinds import kind_of
from app.notifications.models import Notification
from app.notifications.schemas import ReadForm
from app.notifications.tell_badges import badge_key
from app.notifications.views.blueprint import pages
from app.notifications.words import line_text
from app.people.actions import the_word


@dataclass(frozen=True)
class Item:
    """A notification as the page shows it."""

    id: int
    kind: str
    icon: str
    title: str
    body: str
    when: datetime
    day: date  # of the game: what came after midnight belongs to the evening before
    is_new: bool


@pages.get("/inbox")
def inbox() -> str:
    """My inbox. Looking changes nothing, because phones fetch this page by themselves to keep it."""
    session = db.session()
    word = the_word(session)
    items = [_item(row, word, current_user.team.zone) for row in inbox_of(session, current_user)]
    return render_template(
        "notifications/inbox.html", items=items, has_new=any(item.is_new for item in items), nav="me"
    )


@pages.get("/inbox/<int(max=2147483647):number>")
def follow(number: int) -> Response:
    """Go where one of my notifications leads; it is read by that."""
    with write() as session:
        link = open_one(session, current_user, number, clock.now())
    try:
        address = url_for(link.endpoint, **link.arguments)
    except BuildError:  # it is older than this version's names
        address = url_for("notifications.inbox")
    return redirect(address, 303)


@pages.post("/inbox/read")
def read() -> Response:
    """I have seen everything, or what was on my screen as it was then, or these badges of mine."""
    seen = Form(request.form).read(ReadForm())
    if seen is not None:
        with write() as session:
            if badges := seen.get("badges"):
                read_about(session, current_user.id, [badge_key(key) for key in badges.split(",")], clock.now())
            elif until := seen.get("until"):
                shown = [int(number) for number in seen["shown"].split(",") if number.isdecimal() and len(number) < 10]
                read_shown(session, current_user, shown, until, clock.now())
            else:
                read_all(session, current_user, clock.now())
    return redirect(url_for("notifications.inbox"), 303)


def _item(row: Notification, word: str, zone: str) -> Item:
    text = line_text(row, word)
    day = game_day(row.created_at, zone)
    return Item(row.id, row.kind, kind_of(row.kind).icon, text.title, text.body, row.created_at, day, not row.is_read)
