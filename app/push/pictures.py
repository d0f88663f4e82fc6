"""The picture beside a message, by its kind: Android shows it at the side, and the badge in the bar at the top.

They are drawn by `python -m tests.look.app_icons`, from the line icons of the pages.
"""

PICTURES = {
    "challenge": "sparkles",
    "reminder": "bell",
    "half_hour": "timer",
    "first_step": "footprints",
    "idea": "lightbulb",
    "badge": "award",
    "applause": "heart",
    "compliment": "message-square",
    "spotlight": "spotlight",
    "wall": "flag",
    "cools": "cosy",
    "deadline": "clock",
    "goal": "star",
    "friendly": "smile",
    "before_ten": "users-round",
    "report": "megaphone",
    "nudge": "leaf",
    "look_back": "calendar-days",
}
"""Each kind with the line icon that its picture is drawn from."""
APP = "icons/app-192.png"
BAR = "icons/push/bar.png"
"""White on nothing: Android takes its outline alone, in whatever colour the bar has."""


def picture_of(kind: str) -> str:
    """The file below `static/` for a message of this kind; the app's own icon for any other."""
    return f"icons/push/{kind}.png" if kind in PICTURES else APP
