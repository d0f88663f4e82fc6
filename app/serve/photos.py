"""The photos of a backup: one archive beside it, and back into their folder from there.

A photo never changes, so an archive only has to have every one that the database names: it is packed after the copy of
the database was made. Putting back only adds what is missing, and takes nothing but photos out of an archive.
"""

import re
import tarfile
from pathlib import Path

from app.serve.checks import StartRefused

_OURS = re.compile(r"[0-9a-f]{2}/[0-9a-f]{32}(-small)?\.jpg")


def photos_beside(backup: Path) -> Path:
    """Where the photos of a backup are."""
    return backup.with_name(f"{backup.name}.photos.tar")


def pack_photos(folder: Path, target: Path) -> None:
    """Pack all photos into *target*; no archive where there are none. Raises OSError."""
    found = sorted(path for path in folder.glob("*/*.jpg") if _OURS.fullmatch(path.relative_to(folder).as_posix()))
    if not found:
        return
    draft = target.with_name(f".{target.name}.part")
    try:
        with tarfile.open(draft, "w") as archive:
            for path in found:
                _add(archive, path, folder)
        draft.chmod(0o600)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _add(archive: tarfile.TarFile, path: Path, folder: Path) -> None:
    try:
        archive.add(path, path.relative_to(folder).as_posix(), recursive=False)
    except FileNotFoundError:
        return  # taken back while we were packing


def unpack_photos(source: Path, folder: Path) -> int:
    """Put back what is missing in *folder*; answers how many. Raises StartRefused where the archive is damaged."""
    added = 0
    try:
        with tarfile.open(source, "r:") as archive:
            for member in archive:
                target = folder / member.name
                if not (member.isreg() and _OURS.fullmatch(member.name)) or target.exists():
                    continue
                content = archive.extractfile(member)
                target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                draft = target.with_name(f".{target.name}.part")
                draft.write_bytes(content.read() if content else b"")
                draft.replace(target)
                added += 1
    except tarfile.TarError as error:
        raise StartRefused(f"{source} is damaged ({error})") from None
    return added
