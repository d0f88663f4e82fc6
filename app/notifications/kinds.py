"""The kinds of things that people hear of, and how each is told where nobody chose otherwise."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from app.i18n import N_
from app.people.models import Role


class Channel(StrEnum):
    """How somebody wants to hear of a kind."""

    PUSH = "push"
    INBOX = "inbox"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Kind:
    """`icon` is a line icon of the pages.

    `worth` is how long after it happened a phone may still be told; `gap` is how long the next of its kind waits.
    """

    name: str
    icon: str
    label: str
    about: str
    worth: timedelta
    gap: timedelta = timedelta()
    channel: Channel = Channel.PUSH
    is_game: bool = False
    """Who switched the game off never hears of it."""
    role: Role = Role.EMPLOYEE
    """The least that somebody is who may hear of it at all."""
    about_leading: str = ""
    """What it is about for who leads a team, where that is more."""


_LONG_WEEKEND = timedelta(days=4)

KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "challenge",
            "sparkles",
            N_("A new challenge"),
            N_("In the morning, and when your manager sets one."),
            timedelta(hours=10),
        ),
        Kind(
            "reminder",
            "bell",
            N_("What I chose to do"),
            N_("A reminder, as long as it is not done yet."),
            timedelta(hours=6),
        ),
        Kind(
            "half_hour",
            "timer",
            N_("My half hour"),
            N_("A few minutes before it begins, and when it is over."),
            timedelta(minutes=30),
        ),
        Kind(
            "first_step",
            "footprints",
            N_("My first step"),
            N_("How it went, on the next working day."),
            timedelta(hours=10),
        ),
        Kind(
            "idea",
            "lightbulb",
            N_("Ideas for a challenge"),
            N_("What became of yours."),
            _LONG_WEEKEND,
            about_leading=N_("What became of yours, and what your team thinks up."),
        ),
        Kind("badge", "award", N_("A badge"), N_("When you earn one."), _LONG_WEEKEND, is_game=True),
        Kind("compliment", "heart", N_("A compliment"), N_("When a colleague thanks you."), _LONG_WEEKEND),
        Kind(
            "voice", "ear", N_("A word of thanks from outside"), N_("When a card brought one for you."), _LONG_WEEKEND
        ),
        Kind(
            "to_read",
            "eye",
            N_("Messages from outside to read"),
            N_("When something waits for you. Once an hour at most."),
            _LONG_WEEKEND,
            role=Role.MANAGER,
            gap=timedelta(hours=1),
        ),
        Kind(
            "applause",
            "thumbs-up",
            N_("Applause"),
            N_("Once an hour at most, however many clap."),
            _LONG_WEEKEND,
            gap=timedelta(hours=1),
        ),
        Kind(
            "spotlight",
            "spotlight",
            N_("The spotlight"),
            N_("When something of yours is at the top of the wall."),
            _LONG_WEEKEND,
        ),
        Kind(
            "wall",
            "flag",
            N_("Care for the wall"),
            N_("When something of yours is taken off it."),
            _LONG_WEEKEND,
            about_leading=N_("When something of yours is taken off it, and when somebody reports something."),
        ),
        Kind(
            "cools",
            "cosy",
            N_("The teapot cools"),
            N_("Only when you work that day and have not done anything for it yet."),
            timedelta(hours=4),
            is_game=True,
        ),
        Kind(
            "deadline",
            "clock",
            N_("Last day of a challenge"),
            N_("Only for a challenge that you have not done yet."),
            timedelta(hours=5),
        ),
        Kind(
            "goal",
            "star",
            N_("A goal of the team"),
            N_("Once, when you reach it together."),
            timedelta(days=1),
            is_game=True,
        ),
        Kind(
            "season",
            "leaf",
            N_("A season"),
            N_("When one begins, and when its results are in."),
            _LONG_WEEKEND,
            is_game=True,
        ),
        Kind(
            "friendly",
            "smile",
            N_("A friendly week"),
            N_("When a colleague asks you, says yes, and when your week is over."),
            _LONG_WEEKEND,
            is_game=True,
        ),
        Kind(
            "before_ten",
            "users-round",
            N_("Before ten"),
            N_("Half an hour before the end of a morning, while somebody still waits."),
            timedelta(minutes=30),
            channel=Channel.OFF,
        ),
        Kind(
            "morning_off",
            "moon",
            N_("A morning that is cancelled"),
            N_("When you planned one, and its day became a day off."),
            _LONG_WEEKEND,
            role=Role.MANAGER,
        ),
        Kind(
            "nudge",
            "sun",
            N_("A nudge"),
            N_("After five working days on which you did nothing; once every two weeks at most. Only you see it."),
            timedelta(hours=8),
            is_game=True,
        ),
        Kind(
            "report",
            "megaphone",
            N_("A report of a morning"),
            N_("When a morning has ended."),
            timedelta(hours=8),
            role=Role.DIRECTOR,
        ),
        Kind(
            "look_back",
            "calendar-days",
            N_("My week"),
            N_("At the end of your last working day of the week."),
            _LONG_WEEKEND,
        ),
    )
}
OTHER = Kind("other", "bell", "", "", timedelta(days=1))


def kind_of(name: str) -> Kind:
    """The kind by its name; what is of no kind is told like anything else."""
    return KINDS.get(name, OTHER)
