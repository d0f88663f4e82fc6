"""One screen of the gallery."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Context = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Screen:
    """One picture: a template, and what a view would give it in a language."""

    template: str
    context: Callable[[str], Context]
