"""Nobody meets a sentence that is not in their language: the code and the catalogue name the same sentences."""

import os
import re
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from app.serve.catalogue import TRANSLATIONS, compile_catalogues

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    **dict.fromkeys(["_", "_l", "N_", "gettext", "lazy_gettext"]),
    **dict.fromkeys(["nN_", "ngettext", "lazy_ngettext"], (1, 2)),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]")
SOURCES = sorted(TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"))
by_language = pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parts[-3])


@pytest.fixture(scope="module")
def asked() -> dict[str | tuple[str, ...], str]:
    """Every sentence that the code asks for, with one place that does."""
    found: dict[str | tuple[str, ...], str] = {}
    with (TRANSLATIONS / "babel.cfg").open() as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]
    extracted = extract_from_dir(ROOT, methods, options, keywords=KEYWORDS)
    for name, line, message, _comments, _context in extracted:
        found[message] = f"{name}:{line}"
    return found


def read(source: Path) -> Catalog:
    with source.open("rb") as file:
        return read_po(file, locale=source.parts[-3])


def translations(message: Message) -> Iterable[str]:
    return [message.string] if isinstance(message.string, str) else message.string or [""]


def originals(message: Message) -> Iterable[str]:
    return [message.id] if isinstance(message.id, str) else message.id


@by_language
def test_every_sentence_is_translated(source: Path, asked: dict[str | tuple[str, ...], str]) -> None:
    catalogue = read(source)
    singular = {next(iter(originals(message))): message for message in catalogue if message.id}
    missing = []
    for text, place in asked.items():
        message = singular.get(text if isinstance(text, str) else text[0])
        if message is None or message.fuzzy or not all(translations(message)):
            missing.append(f"{place}: {text!r}")
        elif isinstance(text, tuple) != isinstance(message.id, tuple):
            missing.append(f"{place}: {text!r} has a plural in one of them only")
    assert missing == []


@by_language
def test_no_translation_is_for_a_sentence_that_is_gone(source: Path, asked: dict[str | tuple[str, ...], str]) -> None:
    wanted = {text if isinstance(text, str) else text[0] for text in asked}
    assert [message.id for message in read(source) if message.id and next(iter(originals(message))) not in wanted] == []


@by_language
def test_an_apostrophe_is_written_in_one_way(source: Path) -> None:
    texts = [text for message in read(source) for text in (*originals(message), *translations(message))]
    assert [text for text in texts if "\u2019" in text or "\u2018" in text] == []


@by_language
def test_placeholders_are_the_same(source: Path) -> None:
    different = []
    for message in read(source):
        if message.id:
            allowed = {found.group(0) for text in originals(message) for found in PLACEHOLDER.finditer(text)}
            for text in translations(message):
                used = {found.group(0) for found in PLACEHOLDER.finditer(text)}
                if used - allowed or (isinstance(message.id, str) and used != allowed):
                    different.append(text)
    assert different == []


@by_language
def test_each_sentence_is_there_once(source: Path) -> None:
    blocks = source.read_text().split("\n\n")
    keys = Counter(match.group(1) for block in blocks if (match := re.search(r'^msgid ((?:".*"\n)+)', block, re.M)))
    assert [key for key, times in keys.items() if times > 1] == []


def test_the_server_reads_what_people_edit(tmp_path: Path) -> None:
    source = tmp_path / "nl" / "LC_MESSAGES" / "messages.po"
    source.parent.mkdir(parents=True)
    source.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "tea"\nmsgstr "thee"\n')
    compile_catalogues(tmp_path)
    with source.with_suffix(".mo").open("rb") as file:
        assert read_mo(file).get("tea").string == "thee"  # type: ignore[union-attr]
    source.write_text(source.read_text().replace("thee", "koffie"))
    later = time.time() + 5
    os.utime(source, (later, later))
    compile_catalogues(tmp_path)
    with source.with_suffix(".mo").open("rb") as file:
        assert read_mo(file).get("tea").string == "koffie"  # type: ignore[union-attr]
