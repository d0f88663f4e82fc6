"""run.py on a machine with nothing but Python: what is asked for, what is installed, and when again."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from launch import commands, venv
from launch.venv import DEVELOPING, ROOT, SERVING, LaunchError, Venv


class FakeTools:
    """Stands in for venv and pip: notes what was run and leaves an interpreter behind."""

    def __init__(self, checkout: Path) -> None:
        self.runs: list[str] = []
        self.checkout = checkout
        self.fails_at = ""

    def __call__(self, command: list[str], complaint: str) -> None:
        """Do as the tool does."""
        what = "venv" if "venv" in command else Path(command[-1]).name
        self.runs.append(what)
        if what == self.fails_at:
            raise LaunchError(complaint)
        if what == "venv":
            python = self.checkout / ".venv" / "bin" / "python"
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeTools:
    (tmp_path / SERVING).write_text("flask==1")
    (tmp_path / DEVELOPING).write_text("flask==1 pytest==1")
    tools = FakeTools(tmp_path)
    monkeypatch.setattr(venv, "_run", tools)
    return tools


def test_a_second_start_installs_nothing(tools: FakeTools, tmp_path: Path) -> None:
    Venv(tmp_path).ensure(SERVING)
    Venv(tmp_path).ensure(SERVING)
    assert tools.runs == ["venv", SERVING]


def test_a_new_lock_is_installed(tools: FakeTools, tmp_path: Path) -> None:
    Venv(tmp_path).ensure(SERVING)
    (tmp_path / SERVING).write_text("flask==2")
    Venv(tmp_path).ensure(SERVING)
    assert tools.runs == ["venv", SERVING, SERVING]


def test_testing_adds_to_serving(tools: FakeTools, tmp_path: Path) -> None:
    for lock in (SERVING, DEVELOPING, SERVING, DEVELOPING):
        Venv(tmp_path).ensure(lock)
    assert tools.runs == ["venv", SERVING, DEVELOPING]


def test_an_interrupted_installation_is_repeated(tools: FakeTools, tmp_path: Path) -> None:
    tools.fails_at = SERVING
    with pytest.raises(LaunchError, match="run this again"):
        Venv(tmp_path).ensure(SERVING)
    tools.fails_at = ""
    Venv(tmp_path).ensure(SERVING)
    Venv(tmp_path).ensure(SERVING)
    assert tools.runs == ["venv", SERVING, "venv", SERVING]


def test_an_interrupted_upgrade_is_repeated(tools: FakeTools, tmp_path: Path) -> None:
    Venv(tmp_path).ensure(SERVING)
    (tmp_path / SERVING).write_text("flask==2")
    tools.fails_at = SERVING
    with pytest.raises(LaunchError):
        Venv(tmp_path).ensure(SERVING)
    (tmp_path / SERVING).write_text("flask==1")
    tools.fails_at = ""
    Venv(tmp_path).ensure(SERVING)
    assert tools.runs[-2:] == ["venv", SERVING]


def test_another_python_gets_an_environment_of_its_own(
    tools: FakeTools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Venv(tmp_path).ensure(SERVING)
    monkeypatch.setattr(venv, "_python_version", lambda: "another")
    Venv(tmp_path).ensure(SERVING)
    assert tools.runs == ["venv", SERVING, "venv", SERVING]


def test_a_missing_venv_module_is_one_line_to_type(
    tools: FakeTools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "ensurepip" else name)
    with pytest.raises(LaunchError, match=r"sudo apt-get install python3\.\d+-venv$"):
        Venv(tmp_path).ensure(SERVING)


@pytest.mark.parametrize("words", [["--port", "0"], ["--port", "tea"], ["brew"], ["--no-such"], ["bench", "tea"]])
def test_a_wrong_word_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refusal:
        commands.main(words)
    assert refusal.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_further_words_go_to_the_bench(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def call(_venv: Venv, words: list[str]) -> int:
        asked.append(words)
        return 7

    monkeypatch.setattr(Venv, "ensure", lambda *_: None)
    monkeypatch.setattr(commands, "_call", call)
    assert commands.main(["bench", "deeds", "--growth"]) == 7
    assert asked == [["-m", "bench.deeds", "--growth"]]


@pytest.mark.parametrize(
    ("free", "said", "scratch"),
    [
        (commands.SCRATCH, None, {"TMPDIR": commands.MEMORY}),
        (commands.SCRATCH - 1, None, {}),  # 64 MB is what a container often has
        (commands.SCRATCH, "/somewhere", {}),  # whoever names a place means it
    ],
)
def test_tests_write_to_memory_where_there_is_room(
    monkeypatch: pytest.MonkeyPatch, free: int, said: str | None, scratch: dict[str, str]
) -> None:
    monkeypatch.setattr("os.access", lambda *_: True)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(free=free))
    monkeypatch.delenv("TMPDIR", raising=False)
    if said:
        monkeypatch.setenv("TMPDIR", said)
    assert commands._scratch() == scratch


def test_it_needs_nothing_installed() -> None:
    command = [sys.executable, "-S", str(ROOT / "run.py"), "--help"]  # -S: without site-packages
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    for word in ("test", "--port", "--host", "--data", "--demo"):
        assert word in done.stdout


def test_an_old_python_gets_a_sentence() -> None:
    program = f"import sys; sys.version_info = (3, 9, 2); exec(open({str(ROOT / 'run.py')!r}).read())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines() == ["streepje: needs Python 3.11 or newer; this is Python 3.9"]
    assert done.returncode == 1
