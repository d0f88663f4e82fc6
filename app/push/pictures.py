"""The picture beside a message, by its kind: Android shows it at the side, and the badge in the bar at the top.

They are drawn by `python -m tests.look.app_icons`, from the line icons of the kinds.
"""

from app.notifications.kinds import KINDS

APP = "icons/app-192.png"
BAR = "icons/push/bar.png"
"""White on nothing: Android takes its outline alone, in whatever colour the bar has."""


def picture_of(kind: str) -> str:
    """The file below `static/` for a message of this kind; the app's own icon for any other."""
    return f"icons/push/{kind}.png" if kind in KINDS else APP
