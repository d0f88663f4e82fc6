"""The inbox over HTTP, and what somebody chooses about being told."""

from app.notifications.views import inbox, preferences
from app.notifications.views.blueprint import pages

__all__ = ["inbox", "pages", "preferences"]
