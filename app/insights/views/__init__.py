"""A team over HTTP, for those who lead it."""

from app.insights.views import aiming, house_rules, ideas, leading, library, setting, team, timing, voices, writing
from app.insights.views.blueprint import pages

__all__ = [
    "aiming",
    "house_rules",
    "ideas",
    "leading",
    "library",
    "pages",
    "setting",
    "team",
    "timing",
    "voices",
    "writing",
]
