"""The folder of photos: a large and a small file for each, in folders by the first letters of its name.

A name is made of the account and the deed, so that it is the same whenever the same photo is sent, and a database that
was restored finds again what was put here since its backup. It tells nothing, and nobody gets to see it.
"""

import fcntl
import os
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile
from uuid import UUID

from PIL import Image

from app.photos.making import Made

OWNER_ONLY = 0o700


def name_of(account: UUID, deed: UUID) -> str:
    """Under which name the photo of a deed is kept: 32 hexadecimal digits."""
    return blake2b(account.bytes + deed.bytes, digest_size=16, person=b"streepje photo").hexdigest()


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder, which is made when the first photo comes."""

    folder: Path

    def path(self, name: str, *, is_small: bool = False) -> Path:
        """Where a file is, or would be."""
        return self.folder / name[:2] / f"{name}{'-small' if is_small else ''}.jpg"

    def put(self, name: str, made: Made) -> bool:
        """Keep both files, whole or not at all, safe on the disk; the first photo under a name stands.

        Answers whether this is it. Of two that come at the same moment, whichever process they reach, one waits.
        """
        self.path(name).parent.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        with (self.folder / ".lock").open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if self.path(name).exists():
                return False
            self._write(made.small, self.path(name, is_small=True))
            self._write(made.large, self.path(name))  # says that both are there
        return True

    def _write(self, content: bytes, target: Path) -> None:
        with NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as draft:
            try:
                draft.write(content)
                draft.flush()
                os.fsync(draft.fileno())
                Path(draft.name).replace(target)
            except OSError:  # a full disk: the phone keeps its photo
                Path(draft.name).unlink(missing_ok=True)
                raise

    def size(self, name: str) -> tuple[int, int] | None:
        """The size of a photo in pixels, None where it is not here."""
        try:
            with Image.open(self.path(name), formats=("JPEG",)) as file:
                return file.size
        except OSError:
            return None

    def read(self, name: str) -> bytes | None:
        """A photo itself, None where it is not here."""
        try:
            return self.path(name).read_bytes()
        except OSError:
            return None

    def remove(self, name: str) -> None:
        """Let go of both files, if they are there."""
        for is_small in (False, True):
            self.path(name, is_small=is_small).unlink(missing_ok=True)
