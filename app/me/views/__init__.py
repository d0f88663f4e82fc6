"""What is somebody's own, over HTTP."""

from app.me.views import devices, leave, me, working_days
from app.me.views.blueprint import pages

__all__ = ["devices", "leave", "me", "pages", "working_days"]
