"""docs/reliability.md names what there is: each row once, each with a proof that can be run, or with "not yet"."""

import re
from pathlib import Path

import pytest

from launch.commands import FAULTS

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "reliability.md").read_text()
ROWS = dict(re.findall(r"^\| (F\d+) \|.*\| (.*?) \|$", PAGE, re.MULTILINE))
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
COMMAND = re.compile(r"`run\.py faults (\w+)`")


def test_every_fault_has_its_row() -> None:
    assert re.findall(r"^\| (F\d+) \|", PAGE, re.MULTILINE) == [f"F{number}" for number in range(1, 29)]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_names_a_proof_that_is_there(row: str) -> None:
    tests, commands = TEST.findall(ROWS[row]), COMMAND.findall(ROWS[row])
    assert tests or "not yet" in ROWS[row]
    assert ROWS[row].count("`") == 2 * (len(tests) + len(commands)), "something in it is neither a test nor a command"
    for path, name in tests:
        assert re.search(rf"^(async )?def {name}\(", (ROOT / path).read_text(), re.MULTILINE), f"{path} has no {name}"
    assert set(commands) <= set(FAULTS)


def test_every_command_is_in_a_row_and_can_be_run() -> None:
    assert set(COMMAND.findall(PAGE)) == set(FAULTS)
    for name in FAULTS:
        assert (ROOT / "faults" / f"{name}.py").exists()
        assert f"python3 run.py faults {name} " in PAGE
