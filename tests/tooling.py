"""What pytest itself is taught: loaded by tests/conftest.py, apart from any fixture of the application.

A newcomer without a browser, PostgreSQL or Redis sees those tests skipped, with the reason. Where CI is set, such a
skip is a failure: there, a test that did not run must not look like one that passed.

A browser is a program of somebody else's with a dozen processes and timers of its own. A test that drives one is tried
once more where it fails, and the run says so; a fault of ours fails twice.
"""

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

from app.serve.catalogue import compile_catalogues

NEEDS_SOMETHING = ("browser", "postgres", "redis")

settings.register_profile("streepje", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("streepje")


def is_ci() -> bool:
    """Whether this run decides about a change (the convention: CI is set to anything but false)."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false"}


def must_not_skip(item: pytest.Item) -> str | None:
    """Return the marker that makes a skip of *item* a failure in CI, or None."""
    return next((name for name in NEEDS_SOMETHING if item.get_closest_marker(name)), None) if is_ci() else None


def pytest_configure() -> None:
    """Tests read the translations of now, as a start does."""
    compile_catalogues()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the quick tests speak first; browser tests come last, and get one more try, which is told."""
    items.sort(key=_is_in_a_browser)
    for item in filter(_is_in_a_browser, items):
        item.add_marker(pytest.mark.flaky(reruns=1))


def _is_in_a_browser(item: pytest.Item) -> bool:
    return item.get_closest_marker("browser") is not None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a test that CI has to run into a failure with the skip's reason."""
    report = yield
    marker = must_not_skip(item)
    if report.skipped and marker and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"needs {marker}, which CI has to provide: {reason}"
    return report
