"""The Dutch catalogue as tests read it: straight from the source, without compiling it first."""

from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

SOURCE = Path(__file__).resolve().parent.parent / "translations" / "nl" / "LC_MESSAGES" / "messages.po"


@cache
def catalogue() -> Catalog:
    """The whole catalogue; a broken file is an error here."""
    with SOURCE.open("rb") as source:
        return read_po(source, locale="nl", abort_invalid=True)


def dutch_forms(msgid: str) -> tuple[str, ...]:
    """Every form of the translation of `msgid`: one, or two for a plural. A missing one is an error."""
    message = catalogue().get(msgid)
    forms = () if message is None else message.string
    forms = (forms,) if isinstance(forms, str) else tuple(forms or ())
    if not forms or not all(forms):
        raise AssertionError(f"no Dutch for {msgid!r}")
    return forms


def dutch(msgid: str) -> str:
    """The translation of a `msgid` without a plural."""
    (only,) = dutch_forms(msgid)
    return only
