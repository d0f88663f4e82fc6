"""Who was erased, beside the database: a restored backup knows them again, and this list makes it forget them anew.

One line for each: the account, a random number that says nothing about anybody.
"""

import os
from pathlib import Path
from uuid import UUID

NAME = "erased"


def note(data_dir: Path, account: UUID) -> None:
    """Add an account; on the disk when this returns."""
    descriptor = os.open(data_dir / NAME, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(descriptor, f"{account}\n".encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def erased(data_dir: Path) -> list[UUID]:
    """Every account on the list; a line that was cut off is none."""
    path = data_dir / NAME
    lines = path.read_text().split("\n")[:-1] if path.exists() else []
    return [UUID(line) for line in lines]
