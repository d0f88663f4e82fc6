"""The word an organisation listens for. Each has a singular and a plural in every language."""

from typing import NamedTuple

from app.i18n import N_, gettext


class Word(NamedTuple):
    """Message ids of the two forms."""

    one: str
    many: str


WORDS = {
    "customer": Word(N_("customer"), N_("customers")),
    "client": Word(N_("client"), N_("clients")),
    "guest": Word(N_("guest"), N_("guests")),
    "patient": Word(N_("patient"), N_("patients")),
    "resident": Word(N_("resident"), N_("residents")),
    "citizen": Word(N_("citizen"), N_("citizens")),
    "student": Word(N_("student"), N_("students")),
    "traveller": Word(N_("traveller"), N_("travellers")),
    "tenant": Word(N_("tenant"), N_("tenants")),
}


def forms(key: str) -> dict[str, str]:
    """The placeholders that texts use, in the language of the reader."""
    word = WORDS.get(key, WORDS["customer"])
    return {"customer": gettext(word.one), "customers": gettext(word.many)}
