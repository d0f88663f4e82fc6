"""A team over HTTP, for those who lead it."""

from app.insights.views import composing, ideas, library, team
from app.insights.views.blueprint import pages

__all__ = ["composing", "ideas", "library", "pages", "team"]
