"""A test that did not run must not look like one that passed, where the run decides about a change."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from launch.venv import ROOT

SKIPPED = """
import pytest

@pytest.mark.browser
def test_page(): pytest.skip("no Chromium here")

@pytest.mark.postgres
@pytest.mark.xfail(reason="known", strict=False)
def test_known(): assert False

def test_root(): pytest.skip("root may write anywhere")
"""
ONCE = """
import pathlib, pytest

@pytest.mark.browser
def test_page():
    tried = pathlib.Path("tried")
    known = tried.exists()
    tried.touch()
    assert known

@pytest.mark.browser
def test_other_page(): assert False

def test_rule(): assert False
"""
OUTSIDE = """
import socket

def test_outside(): socket.create_connection(("192.0.2.1", 80), timeout=1)
"""


def run_pytest(folder: Path, code: str, ci: str) -> str:
    (folder / "test_it.py").write_text(code)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.tooling", "-c", str(ROOT / "pyproject.toml")]
    environment = os.environ | {"CI": ci, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*command, "--rootdir", str(folder), str(folder / "test_it.py")],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


@pytest.mark.parametrize("ci", ["", "false", "0"])
def test_a_newcomer_sees_a_skip_with_its_reason(tmp_path: Path, ci: str) -> None:
    output = run_pytest(tmp_path, SKIPPED, ci)
    assert "2 skipped, 1 xfailed" in output
    assert "no Chromium here" in output


def test_in_ci_it_is_a_failure(tmp_path: Path) -> None:
    output = run_pytest(tmp_path, SKIPPED, "true")
    assert "1 failed, 1 skipped, 1 xfailed" in output
    assert "needs browser, which CI has to provide" in output


def test_nothing_outside_this_machine_is_reached(tmp_path: Path) -> None:
    assert "SocketConnectBlockedError" in run_pytest(tmp_path, OUTSIDE, "")


def test_a_browser_gets_one_more_try_and_the_run_says_so(tmp_path: Path) -> None:
    output = run_pytest(tmp_path, ONCE, "")
    assert "2 failed, 1 passed, 2 rerun" in output
    assert "RERUN test_it.py::test_page" in output
