"""Translations as the server reads them: made from the one catalogue that people edit, at every start and test."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

TRANSLATIONS = Path(__file__).resolve().parent.parent.parent / "translations"


def compile_catalogues(folder: Path = TRANSLATIONS) -> None:
    """Write ``messages.mo`` beside each ``messages.po`` that is newer; readers never see half a file."""
    for source in folder.glob("*/LC_MESSAGES/messages.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parent.parent.name)
        draft = target.with_suffix(f".{os.getpid()}.part")  # several servers may start from one checkout at once
        with draft.open("wb") as file:
            write_mo(file, catalogue)
        draft.replace(target)
