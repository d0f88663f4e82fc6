"""How people's names are kept and compared."""

import unicodedata

from app.errors import Invalid

MOST = 80  # letters

_UNSEEN = {
    *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0),
    *range(0x180B, 0x1810),
    *range(0xFE00, 0xFE10),
    *range(0xE0100, 0xE01F0),
}
"""Marks and fillers that nobody sees and that are no format characters (Unicode's Default_Ignorable_Code_Point, and the
empty cell of Braille)."""
_TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
"""What makes the letters after it run the other way: a name would be shown as another one."""


def fold_name(name: str) -> str:
    """How names are compared at sign-in: case, accents' encoding, spaces and letters that nobody sees do not matter."""
    seen = "".join(
        sign
        for sign in unicodedata.normalize("NFKC", name)
        if unicodedata.category(sign) != "Cf" and ord(sign) not in _UNSEEN
    )
    whole = unicodedata.normalize("NFKC", seen)  # what such a sign kept apart
    return " ".join(whole.casefold().split())[:MOST]


def kept_name(name: str) -> str:
    """A name as it is shown: in one line, and as it runs. Raises Invalid: name_empty, where no letter would be seen."""
    kept = " ".join("".join(sign for sign in name if ord(sign) not in _TURNING).split())[:MOST]
    if not any(sign.isalnum() for sign in fold_name(kept)):
        raise Invalid("name_empty", field="name")
    return kept
