"""The words of what is done about things on the wall: a title, and a line below it. See words."""

from collections.abc import Mapping
from typing import Any

from app.i18n import gettext


def spotlight(params: Mapping[str, Any], _word: Mapping[str, str]) -> tuple[str, str]:
    """Something of one's own is in the spotlight."""
    return gettext("%(name)s puts you in the spotlight", name=params["by"]), params["sentence"]


def wall(params: Mapping[str, Any], word: Mapping[str, str]) -> tuple[str, str]:
    """A report for who leads the team; or what became of one's own words."""
    kind = params["kind"]
    if params["what"] == "reported":
        titles = {
            "surprise": gettext("Somebody reported a surprise"),
            "compliment": gettext("Somebody reported a compliment"),
            "giving": gettext("Somebody reported a badge that was given"),
            "voice": gettext("Somebody reported what a %(customer)s said", **word),
        }
        return titles[kind], gettext("Have a look, and decide whether it can stay on the wall.")
    if params["what"] == "shown":
        titles = {
            "surprise": gettext("Your surprise is on the wall again"),
            "compliment": gettext("Your compliment is on the wall again"),
            "giving": gettext("The badge that you gave is on the wall again"),
            "private": gettext("Your compliment is shown again"),
        }
        return titles[kind], gettext("%(name)s looked at it once more.", name=params["by"])
    titles = {
        "surprise": gettext("Your surprise is off the wall for now"),
        "compliment": gettext("Your compliment is off the wall for now"),
        "giving": gettext("The badge that you gave is off the wall for now"),
        "private": gettext("Your compliment is not shown for now"),
    }
    return titles[kind], params["word"] or gettext("%(name)s will gladly tell you why.", name=params["by"])
