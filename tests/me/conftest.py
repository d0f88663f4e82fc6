"""Devices hear us through the push service of that room's tests."""

from tests.push.conftest import runner, service

__all__ = ["runner", "service"]
