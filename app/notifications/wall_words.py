"""The words of what is done about things on the wall: a title, and a line below it. See words."""

from collections.abc import Mapping
from typing import Any

from app.i18n import gettext


def spotlight(params: Mapping[str, Any], _word: Mapping[str, str]) -> tuple[str, str]:
    """Something of one's own is in the spotlight."""
    return gettext("%(name)s puts you in the spotlight", name=params["by"]), params["sentence"]


def wall(params: Mapping[str, Any], _word: Mapping[str, str]) -> tuple[str, str]:
    """A report for who leads the team; or what became of one's own words."""
    is_surprise = params["kind"] == "surprise"
    if params["what"] == "reported":
        title = gettext("Somebody reported a surprise") if is_surprise else gettext("Somebody reported a compliment")
        return title, gettext("Have a look, and decide whether it can stay on the wall.")
    if params["what"] == "shown":
        title = gettext("Your surprise is on the wall again")
        if not is_surprise:
            title = gettext("Your compliment is on the wall again")
        return title, gettext("%(name)s looked at it once more.", name=params["by"])
    title = gettext("Your surprise is off the wall for now")
    if not is_surprise:
        title = gettext("Your compliment is off the wall for now")
    return title, params["word"] or gettext("%(name)s will gladly tell you why.", name=params["by"])
