"""What somebody typed into a form, and what is wrong with it, so that a page can be shown again as it was."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from app.errors import Problem

_LONGEST_NUMBER = 9  # figures: what a database takes as a number


def whole_number(text: str) -> int | None:
    """The number that somebody typed or an address holds; None for anything else, and for one that no row can have."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER else None


def in_pages(found: int, size: int, asked: int) -> tuple[int, int]:
    """Of so many things, `size` to a page: which page is shown where this one was asked for, and how many there are."""
    pages = max(1, -(-found // size))
    return min(max(1, asked), pages), pages


@dataclass(slots=True)
class Form:
    """`typed` is what came in; `wrong` has a code for each field that cannot be accepted."""

    typed: Mapping[str, Any] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)

    def read(self, schema: Schema) -> dict[str, Any] | None:
        """The values, or None when something is wrong; the messages of `schema` are codes.

        A NUL, which no keyboard types and PostgreSQL cannot keep, is left out.
        """
        try:
            values: dict[str, Any] = schema.load({name: text.replace("\0", "") for name, text in self.typed.items()})
        except ValidationError as error:
            self.wrong = {name: messages[0] for name, messages in error.messages_dict.items()}
            return None
        return values

    def refuse(self, error: Problem) -> None:
        """Show what the domain said beside the field that it named."""
        self.wrong[str(error.details.get("field", "form"))] = error.code


def refused_words(schema: Schema, typed: Mapping[str, Any], code: str, *asked: str) -> dict[str, str]:
    """What is wrong with the words of a deed, for each field; `asked` are those that cannot be left empty.

    A deed is refused as a whole, which is enough for a phone and too little for who just typed it. `words_long:200`
    says how much fits.
    """
    if code != "bad_payload":
        return {asked[0]: code}
    limits = {name: _most(schema, name) for name in schema.validate(typed) if name in schema.fields}
    wrong = {name: f"words_long:{most}" for name, most in limits.items() if most}
    wrong |= {name: "words_missing" for name in asked if not str(typed.get(name, "")).strip()}
    return wrong or {asked[0]: code}


def _most(schema: Schema, name: str) -> int | None:
    field = schema.fields[name]
    lengths = [check.max for check in field.validators if isinstance(check, validate.Length)]
    return lengths[0] if lengths and isinstance(field, fields.String) else None
