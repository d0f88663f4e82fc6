"""The commands: what is read from the command line, and what is started in the virtual environment."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

from launch.venv import DEVELOPING, ROOT, SERVING, LaunchError, Venv

Completed = subprocess.CompletedProcess[bytes]

CHECKS = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"],
}
EVERY_CORE = [
    "-n",
    str((os.cpu_count() or 1) + 1),
    "--dist",
    "worksteal",
]  # one more: tests wait for browsers and disks
IN_A_BROWSER = {"bench.phone"}
MEMORY, SCRATCH = "/dev/shm", 4 << 30  # noqa: S108 - bytes that the tests may take there; a run needs a tenth of them

EPILOG = (
    "Without a command it serves, with: --port 5150, --host 127.0.0.1, --data DIR, --demo (see: run.py serve --help). "
    "--data DIR works for backup, restore, rebuild, keys and audit too."
)
FAULTS = ["storm", "killed", "writers", "disk", "restored", "jobs", "intake"]


def main(arguments: Sequence[str]) -> int:
    """Do what was asked for and return the exit code; ``serve`` is what no command means."""
    words = list(arguments)
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help"}):
        words.insert(0, "serve")
    asked, rest = _parser().parse_known_args(words)
    if rest and asked.command not in {"test", "bench", "faults"}:
        _parser().error(f"unrecognized arguments: {' '.join(rest)}")
    try:
        return _do(asked, rest)
    except LaunchError as error:
        print(f"streepje: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("streepje: stopped", file=sys.stderr)
        return 130


def _do(asked: argparse.Namespace, rest: list[str]) -> int:
    if asked.command == "test":
        return _test(rest)
    if asked.command in {"bench", "faults"}:
        return _module(f"{asked.command}.{asked.name}", rest)
    if asked.command == "keys":
        _become(asked.data, ["-m", "app.serve.prepare", "--rotate" if asked.rotate else "--keys"])
    if asked.command == "rebuild":
        _become(asked.data, ["-m", "app.serve.rebuild"])
    if asked.command in {"backup", "restore", "audit"}:
        _become(asked.data, ["-m", f"app.serve.{asked.command}", *_words_of(asked)])
    return _serve(asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="run.py", description="Streepje: keep the customer warm.", epilog=EPILOG, allow_abbrev=False
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    serve = commands.add_parser("serve", help="start the server; what no command means", allow_abbrev=False)
    serve.add_argument("--host", default="0.0.0.0", help="address to listen on (default: all, so that phones reach it)")  # noqa: S104
    serve.add_argument("--port", type=_port, default=5150, help="port to listen on (default: 5150)")
    serve.add_argument("--data", type=_folder, metavar="DIR", help="folder for database and keys (default: ./data)")
    serve.add_argument("--demo", action="store_true", help="fill a new database with the demo organisation")
    commands.add_parser("test", help="run every check; further words go to pytest", add_help=False, allow_abbrev=False)
    bench = commands.add_parser("bench", help="measure; further words go to the bench", allow_abbrev=False)
    bench.add_argument("name", choices=["deeds", "insights", "lighthouse", "phone", "plan", "push", "today"])
    faults = commands.add_parser("faults", help="put the real server through what it must survive", allow_abbrev=False)
    faults.add_argument("name", choices=FAULTS)
    keys = commands.add_parser("keys", help="make the keys of a production deployment, once", allow_abbrev=False)
    keys.add_argument("--rotate", action="store_true", help="make a new key for push; the old one serves meanwhile")
    backup = commands.add_parser("backup", help="copy the database, also while the server runs", allow_abbrev=False)
    backup.add_argument("file", nargs="?", type=Path, metavar="FILE", help="default: a new name in the data folder")
    restore = commands.add_parser("restore", help="put a backup back, while no server runs", allow_abbrev=False)
    restore.add_argument("file", nargs="?", type=Path, metavar="FILE")
    restore.add_argument("--only-epoch", action="store_true", help="restored by other means: tell the phones so")
    rebuild = commands.add_parser("rebuild", help="count everything anew, while no server runs", allow_abbrev=False)
    audit = commands.add_parser("audit", help="check the chain of what those who manage did", allow_abbrev=False)
    audit.add_argument("--expect", metavar="HASH", help="the hash that an earlier check printed")
    for command in (keys, backup, restore, rebuild, audit):
        command.add_argument(
            "--data", type=_folder, metavar="DIR", help="folder for database and keys (default: ./data)"
        )
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 1 <= port <= 65535:
        raise argparse.ArgumentTypeError("should be from 1 to 65535")
    return port


def _folder(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("should name a folder")
    return Path(text)


def _serve(asked: argparse.Namespace) -> NoReturn:
    """Become the supervisor: the same process, so that Ctrl-C and SIGTERM reach it and nothing else."""
    demo = ["--demo"] if asked.demo else []
    _become(asked.data, ["-m", "app.serve", "--host", asked.host, "--port", str(asked.port), *demo])


def _words_of(asked: argparse.Namespace) -> list[str]:
    """The words for `backup`, `restore` and `audit`; a file is meant from where the command was typed."""
    if asked.command == "audit":
        return ["--expect", asked.expect] if asked.expect else []
    words = [str(asked.file.expanduser().absolute())] if asked.file else []
    return [*words, "--only-epoch"] if getattr(asked, "only_epoch", False) else words


def _become(data: Path | None, words: list[str]) -> NoReturn:
    """Turn this process into one of the virtual environment; folders are meant from where the command was typed.

    Ctrl-C waits until that one can answer it in a sentence (app/serve/told.py): Python itself answers with a traceback.
    """
    venv = Venv()
    venv.ensure(SERVING)
    folder = data or Path(os.environ.get("STREEPJE_DATA_DIR") or "data")
    environment = {**os.environ, **_environment(), "STREEPJE_DATA_DIR": str(folder.expanduser().absolute())}
    os.chdir(ROOT)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    os.execve(venv.python, [str(venv.python), *words], environment)


def _test(pytest_words: list[str]) -> int:
    """Run the tests and, beside them, all checks even where one fails, so that one run tells everything.

    The whole suite runs on every core; tests that somebody names run in one process, where a debugger works.
    """
    venv = Venv()
    venv.ensure(DEVELOPING)
    beside = ThreadPoolExecutor(1)  # one after the other: the tests want the processors more
    try:
        checks = {name: beside.submit(_check, venv, words) for name, words in CHECKS.items()}
        code = _run(venv, ["-m", "pytest", *(pytest_words or EVERY_CORE)], scratch=_scratch()).returncode
        failed = [name for name, check in checks.items() if not _is_quietly_passed(name, check.result())]
    finally:
        beside.shutdown(cancel_futures=True)  # Ctrl-C: what has not begun need not
    return code or int(bool(failed))


def _scratch() -> dict[str, str]:
    """Where the tests make their databases and browsers their profiles: in memory where there is room.

    A disk that is told some 50,000 times to keep what it was given takes minutes for that; of a test nothing is kept.
    """
    room = shutil.disk_usage(MEMORY).free if os.access(MEMORY, os.W_OK) else 0
    return {} if "TMPDIR" in os.environ or room < SCRATCH else {"TMPDIR": MEMORY}


def _check(venv: Venv, words: list[str]) -> Completed:
    return _run(venv, words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def _is_quietly_passed(name: str, done: Completed) -> bool:
    """Whether a check passed; what it said is printed where it did not."""
    print(f"streepje: {name}: {'passed' if done.returncode == 0 else 'FAILED'}", flush=True)
    if done.returncode != 0:
        print(done.stdout.decode(errors="replace"), flush=True)
    return done.returncode == 0


def _module(name: str, words: list[str]) -> int:
    venv = Venv()
    venv.ensure(DEVELOPING if name in IN_A_BROWSER else SERVING)
    return _call(venv, ["-m", name, *words])


def _call(venv: Venv, words: list[str]) -> int:
    return _run(venv, words).returncode


def _run(
    venv: Venv,
    words: list[str],
    stdout: int | None = None,
    stderr: int | None = None,
    scratch: Mapping[str, str] | None = None,
) -> Completed:
    command = [str(venv.python), *words]
    environment = {**os.environ, **_environment(), **(scratch or {})}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False, stdout=stdout, stderr=stderr)


def _environment() -> dict[str, str]:
    """What the processes inside need to know: where the code is, and that their output is read as it comes."""
    return {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
