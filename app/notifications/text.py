"""The form of what is told, and the words that anybody may read who sees the phone."""

from typing import NamedTuple

from app.i18n import gettext


class Text(NamedTuple):
    """A title, and a line below it."""

    title: str
    body: str


def short_text(kind: str) -> Text:
    """What may be read by anybody who sees the phone."""
    bodies = {
        "season": gettext("There is news about the season."),
        "challenge": gettext("There is a new challenge for you."),
        "reminder": gettext("You wanted to do something today."),
        "first_step": gettext("How did your first step go?"),
        "idea": gettext("There is news about an idea."),
        "half_hour": gettext("Your half hour is here."),
        "cools": gettext("Your team's teapot is cooling."),
        "deadline": gettext("A challenge ends today."),
        "look_back": gettext("Your week, to look back on."),
        "nudge": gettext("It has been a while. Two minutes are enough."),
        "before_ten": gettext("Somebody in your team's list still waits."),
        "morning_off": gettext("Something your team had planned is cancelled."),
        "report": gettext("The report of a morning is ready."),
        "goal": gettext("Your team reached its goal of the week."),
        "friendly": gettext("There is news about a friendly week."),
        "badge": gettext("You earned a badge."),
        "applause": gettext("There is applause for you."),
        "compliment": gettext("There is a compliment for you."),
        "voice": gettext("Somebody said something nice about you."),
        "to_read": gettext("Something waits for you to read it."),
        "spotlight": gettext("You are in the spotlight."),
        "wall": gettext("There is news about your team's wall."),
        "test": gettext("It works. This is how we let you know."),
    }
    return Text("Streepje", bodies.get(kind) or gettext("There is something new for you."))
