"""In which order the page asks what somebody wants to hear of: what is most one's own first, what is rare last."""

from typing import NamedTuple

from app.i18n import N_


class Group(NamedTuple):
    """Kinds that are chosen together; `icon` is a line icon of the pages."""

    name: str
    icon: str
    label: str
    kinds: tuple[str, ...]


GROUPS = (
    Group("day", "sun", N_("My own day"), ("challenge", "reminder", "deadline", "half_hour", "first_step")),
    Group("praise", "heart", N_("Applause and thanks"), ("applause", "compliment", "voice", "spotlight", "badge")),
    Group(
        "team",
        "users-round",
        N_("My team"),
        ("before_ten", "morning_off", "cools", "goal", "season", "friendly", "idea", "wall", "to_read"),
    ),
    Group("now_and_then", "calendar-days", N_("Now and then"), ("look_back", "nudge", "report")),
)
