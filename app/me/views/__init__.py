"""What is somebody's own, over HTTP."""

from app.me.views import devices, leave, me, rota, working_days
from app.me.views.blueprint import pages

__all__ = ["devices", "leave", "me", "pages", "rota", "working_days"]
