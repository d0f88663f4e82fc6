"""What a spreadsheet would take for a formula: marked in files that we write, unmarked in those that we read. Pure."""

from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARK = "'"


def quoted(cell: Any) -> str:
    """A cell as text, in which nothing runs; `unquoted` gives back just what went in."""
    text = "" if cell is None else str(cell)
    return f"{_MARK}{text}" if _would_run(text) else text


def unquoted(text: str) -> str:
    """Without the mark of `quoted`."""
    return text[1:] if text.startswith(_MARK) and _would_run(text[1:]) else text


def _would_run(text: str) -> bool:
    """Whether it is a formula, also behind blanks or behind marks of its own."""
    bare = text.lstrip(_MARK)
    return bare.startswith(FORMULA) or bare.lstrip().startswith(FORMULA)
