"""A virtual environment in ``.venv`` that holds exactly what the lock names.

A stamp is written last. Where it is missing, or names another lock or another Python, the work is done again; so an
installation that was cut off is simply repeated at the next start.
"""

import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SERVING = "requirements.lock"
DEVELOPING = "requirements-dev.lock"


class LaunchError(Exception):
    """Something that the person at the keyboard can repair; the message is one line that says how."""


class Venv:
    """The virtual environment of one checkout."""

    def __init__(self, root: Path = ROOT) -> None:
        """Remember where it is; nothing is looked at yet."""
        self.root = root
        self.folder = root / ".venv"
        self.stamp = self.folder / "streepje.json"

    @property
    def python(self) -> Path:
        """The interpreter inside, whether or not it is there yet."""
        return self.folder / "bin" / "python"

    def ensure(self, lock: str) -> None:
        """Make the environment hold *lock*; fast where it already does."""
        done = self._read_stamp()
        digest = hashlib.sha256((self.root / lock).read_bytes()).hexdigest()
        if done.get(lock) == digest and self.python.exists():
            return
        if not done or not self.python.exists():
            self._create()
            done = {"python": _python_version()}
        self.stamp.unlink(missing_ok=True)
        self._install(lock)
        # What another lock left behind may have been replaced, except that the developers' lock contains the other.
        kept = {name: value for name, value in done.items() if name == "python" or lock == DEVELOPING}
        self._write_stamp(kept | {lock: digest})

    def _read_stamp(self) -> dict[str, str]:
        """Return what was installed by this Python, or nothing."""
        try:
            done: dict[str, str] = json.loads(self.stamp.read_text())
        except (OSError, ValueError):
            return {}
        return done if done.get("python") == _python_version() else {}

    def _write_stamp(self, done: dict[str, str]) -> None:
        draft = self.stamp.with_suffix(".part")
        draft.write_text(json.dumps(done))
        draft.replace(self.stamp)

    def _create(self) -> None:
        uv = shutil.which("uv")
        needed = ["venv"] if uv else ["venv", "ensurepip"]
        if any(importlib.util.find_spec(name) is None for name in needed):
            version = f"{sys.version_info.major}.{sys.version_info.minor}"
            raise LaunchError(f"Python's venv module is missing; run: sudo apt-get install python{version}-venv")
        _say("making .venv")
        without_pip = ["--without-pip"] if uv else []
        _run([sys.executable, "-m", "venv", "--clear", *without_pip, str(self.folder)], "could not make .venv")

    def _install(self, lock: str) -> None:
        _say(f"installing what {lock} names (once; a minute or two)")
        uv = shutil.which("uv")
        if uv:
            command = [uv, "pip", "install", "--quiet", "--python", str(self.python)]
        else:
            command = [str(self.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        _run([*command, "--require-hashes", "-r", str(self.root / lock)], f"could not install {lock}; run this again")


def _python_version() -> str:
    return f"{sys.base_prefix} {sys.version}"


def _say(text: str) -> None:
    print(f"streepje: {text}", flush=True)


def _run(command: list[str], complaint: str) -> None:
    """Run a tool that speaks for itself where it fails."""
    if subprocess.run(command, check=False).returncode != 0:
        raise LaunchError(complaint)
