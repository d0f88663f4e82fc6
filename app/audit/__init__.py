"""What managers and administrators did, in a chain that nobody can change unseen: one call, `audit.record`."""

from app.audit.actions import record

__all__ = ["record"]
