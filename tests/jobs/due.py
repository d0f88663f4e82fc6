"""Doing what is due now, as a worker does."""

from flask import Flask

from app.jobs.rules import Pace
from app.jobs.runner import Runner


def run_due(app: Flask) -> None:
    """Run every job that is due, until none is."""
    Runner(app, app.extensions["work"], Pace()).work_through()
