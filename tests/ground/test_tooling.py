"""A test that did not run must not look like one that passed, where the run decides about a change."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from launch.venv import ROOT
from tests.tooling import is_ci

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


def run_pytest(folder: Path, code: dict[str, str], ci: str) -> str:
    for name, words in code.items():
        (folder / f"test_{name}.py").write_text(words)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.tooling", "-c", str(ROOT / "pyproject.toml")]
    environment = os.environ | {"CI": ci, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*command, "--rootdir", str(folder), str(folder)],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


@pytest.mark.parametrize(("said", "decides"), [("", False), ("false", False), ("0", False), ("true", True)])
def test_a_run_decides_where_ci_is_set(monkeypatch: pytest.MonkeyPatch, said: str, decides: bool) -> None:
    monkeypatch.setenv("CI", said)
    assert is_ci() is decides


def test_a_newcomer_sees_a_skip_with_its_reason_and_a_second_try(tmp_path: Path) -> None:
    output = run_pytest(tmp_path, {"skipped": SKIPPED, "once": ONCE, "outside": OUTSIDE}, "")
    assert "3 failed, 1 passed, 2 skipped, 1 xfailed, 2 rerun" in output
    assert "no Chromium here" in output
    assert "RERUN test_once.py::test_page" in output, "a browser gets one more try, and the run says so"
    assert "SocketConnectBlockedError" in output, "nothing outside this machine is reached"


def test_in_ci_a_skip_is_a_failure(tmp_path: Path) -> None:
    output = run_pytest(tmp_path, {"skipped": SKIPPED}, "true")
    assert "1 failed, 1 skipped, 1 xfailed" in output
    assert "needs browser, which CI has to provide" in output
