"""HTTP: the list of people, a person, and what is done for them."""

from app.roster.views import cards, changes, extracts, intake, person
from app.roster.views.blueprint import pages

__all__ = ["cards", "changes", "extracts", "intake", "pages", "person"]
