"""A sender process for tests, with a short lease."""

import asyncio
from datetime import timedelta

from app import create_app
from app.config import Settings
from app.push.process import Pace, serve

AT_ONCE = 16


def run_sender(environment: dict[str, str], lease: float) -> None:
    """Until it is stopped or killed."""
    pace = Pace(at_once=AT_ONCE, lease=timedelta(seconds=lease), poll=0.05, beat=lease / 4, stop_within=5)
    asyncio.run(serve(create_app(Settings.load(environment), "a key for tests alone, long enough"), pace))
