"""HTTP: the list of people, a person, and what is done for them."""

from app.roster.views import changes, person
from app.roster.views.blueprint import pages

__all__ = ["changes", "pages", "person"]
