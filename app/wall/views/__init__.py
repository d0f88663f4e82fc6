"""The pages of the wall."""

from app.wall.views import reports, things, wall
from app.wall.views.blueprint import pages

__all__ = ["pages", "reports", "things", "wall"]
