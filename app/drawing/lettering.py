"""How large words are written so that they fit, in the units of a picture. Pure; the widths are those of Fraunces."""

from textwrap import wrap

_PER_LETTER = 0.56  # of the size of the type, on average; what is wider than that is rare
_LEAST = 16


def fitting(text: str, most: int, width: int = 920) -> int:
    """The size of type, at most `most`, at which a text fits on one line of `width`."""
    return max(_LEAST, min(most, int(width / (_PER_LETTER * max(1, len(text))))))


def lines_of(text: str, size: int = 34, most: int = 3, width: int = 920) -> tuple[str, ...]:
    """A text in at most so many lines, about as long as each other; what does not fit ends in three dots."""
    widest = int(width / (_PER_LETTER * size))
    lines = wrap(text, width=widest, max_lines=most, placeholder=" …")
    if lines and lines[-1].endswith("…"):
        return tuple(lines)
    evenly = max(len(text) // max(1, len(lines)), *map(len, text.split()), 1)
    tries = (wrap(text, width=width) for width in range(evenly, widest + 1))
    return tuple(next((even for even in tries if len(even) <= len(lines)), lines))


def shortened(text: str, most: int) -> str:
    """A text of at most so many letters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
