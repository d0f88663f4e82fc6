"""What somebody wants to hear of, how, and when."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database import db, write
from app.forms import Form
from app.i18n import gettext
from app.notifications.groups import GROUPS, Group
from app.notifications.kinds import KINDS, Channel, Kind
from app.notifications.preferences import choose, hours_shown, on_the_clock, own_hours, wishes_of
from app.notifications.rules import MOST_TO_CHOOSE, Wishes
from app.notifications.schemas import PreferencesForm, field_of
from app.notifications.views.blueprint import pages
from app.people.models import Role
from app.people.visibility import is_quiet


class Section(NamedTuple):
    """Kinds that are folded away together; `chosen` counts what was chosen for them by channel, `is_open` it begins."""

    name: str
    icon: str
    label: str
    rows: list["Row"]
    chosen: list[tuple[str, int]]
    is_open: bool


@dataclass(frozen=True)
class Row:
    """One kind on the page: what it is called, what it is about, and the name of its field."""

    name: str
    label: str
    about: str
    field: str


@pages.get("/me/notifications")
def preferences() -> str:
    """What I chose, as a form."""
    return _page(Form(_typed(wishes_of(db.session(), current_user))))


@pages.post("/me/notifications")
def save_preferences() -> Response | tuple[str, int]:
    """Choose."""
    form = Form(request.form)
    values = form.read(PreferencesForm())
    if values is None:
        return _page(form), 422
    with write() as session:
        choose(session, current_user, values, clock.now())
    flash(gettext("Saved. From now on you hear about it like this."), "good")
    return redirect(url_for("notifications.preferences"), 303)


@pages.app_template_global("own_hours")
def my_hours() -> tuple[int, int]:
    """When who is signed in works, for what pages propose."""
    return own_hours(db.session(), current_user)


def _typed(wishes: Wishes) -> dict[str, str]:
    """The form as somebody would have filled it in who chose this."""
    channels = {field_of(name): wishes.channel(kind).value for name, kind in KINDS.items()}
    return channels | {
        "morning_at": on_the_clock(wishes.morning),
        "reminder_at": on_the_clock(wishes.reminder),
        "most_a_day": str(wishes.most_a_day),
    }


def _about(kind: Kind, *, leads: bool) -> str:
    return gettext(kind.about_leading if leads and kind.about_leading else kind.about)


def _section(group: Group, form: Form) -> Section:
    quiet, leads = is_quiet(current_user), current_user.has_role(Role.MANAGER)
    possible = [KINDS[name] for name in group.kinds if current_user.has_role(KINDS[name].role)]
    kinds = [kind for kind in possible if not (quiet and kind.is_game)]
    rows = [Row(kind.name, gettext(kind.label), _about(kind, leads=leads), field_of(kind.name)) for kind in kinds]
    ways = [form.typed.get(row.field) for row in rows]
    chosen = [(channel.value, ways.count(channel)) for channel in Channel if channel in ways]
    is_open = "channels" in form.wrong and not set(ways) <= set(Channel)
    return Section(group.name, group.icon, gettext(group.label), rows, chosen, is_open)


def _page(form: Form) -> str:
    sections = [_section(group, form) for group in GROUPS]
    channels: list[tuple[str, str, str, str]] = [
        (Channel.PUSH, gettext("On my phone"), gettext("Phone"), "bell-ring"),
        (Channel.INBOX, gettext("Only in my messages"), gettext("Messages"), "message-square"),
        (Channel.OFF, gettext("Not at all"), gettext("Not at all"), "bell-off"),
    ]
    numbers: list[tuple[str, Any]] = [(str(n), n or gettext("none")) for n in range(MOST_TO_CHOOSE + 1)]
    hours = hours_shown(wishes_of(db.session(), current_user))
    return render_template(
        "notifications/preferences.html",
        form=form,
        hours=hours,
        sections=sections,
        channels=channels,
        numbers=numbers,
        nav="me",
    )
