"""A team over HTTP, for those who lead it."""

from app.insights.views import composing, library, team
from app.insights.views.blueprint import pages

__all__ = ["composing", "library", "pages", "team"]
