"""Limits on trying: a password, a code, a public form. Every process of a deployment counts in one place."""

from app.limits.actions import count_try, forget_tries, init
from app.limits.rules import Limit

__all__ = ["Limit", "count_try", "forget_tries", "init"]
