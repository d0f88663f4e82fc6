"""The pages of the wall."""

from app.wall.views import photos, reports, things, wall
from app.wall.views.blueprint import pages

__all__ = ["pages", "photos", "reports", "things", "wall"]
