"""The kinds of work that teams do; challenges are chosen by them."""

from app.i18n import N_

ANY = "any"  # what suits everybody; no team is of this kind

DEPARTMENTS: dict[str, str] = {
    "care": N_("Care"),
    "transport": N_("On the road"),
    "it": N_("IT"),
    "finance": N_("Finance and invoicing"),
    "warehouse": N_("Warehouse"),
    "shop": N_("Shop floor"),
    "service": N_("Customer service"),
    "office": N_("Office"),
    "technicians": N_("Technicians"),
}
