"""Which messages their person hears of: those of the game wait, unread, while it is switched off."""

from sqlalchemy import ColumnElement, and_, exists, or_

from app.notifications.kinds import KINDS
from app.notifications.models import Notification
from app.people.models import Person
from app.people.visibility import are_quiet

_GAME = sorted(kind.name for kind in KINDS.values() if kind.is_game)
_ABOUT_BADGES = ("applause:award:", "applause:given:", "spotlight:award:", "spotlight:giving:", "hidden:giving:")
"""How the keys begin of what is told of a badge under another kind."""


def is_heard() -> ColumnElement[bool]:
    """For a query over messages: of nothing else is a list, a number on the bell or on the icon made."""
    is_other = and_(
        *(Notification.kind != name for name in _GAME),  # no IN: prepared statements ask it too
        *(~Notification.group_key.startswith(key) for key in _ABOUT_BADGES),
    )
    plays = ~exists().where(Person.id == Notification.person_id, are_quiet()).correlate(Notification)
    return or_(is_other, plays)


def is_unread() -> ColumnElement[bool]:
    """For a query over messages: what counts on the bell and on the icon of the app."""
    return and_(Notification.read_at.is_(None), is_heard())
