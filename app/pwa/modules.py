"""Several modules as one file, because a phone pays for every request.

Each module keeps a scope of its own: it becomes a function that returns what it exports, and an import between two of
them becomes an assignment. All other imports stand at the top, under their plain names (see the import map). It knows
the few forms that our own modules are written in and refuses anything else.
"""

import posixpath
import re
from collections.abc import Mapping

STATIC = "/static/"
_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|class|const) (\w+))", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import\b(?!\()|export\b).*", re.MULTILINE)


class ModuleError(Exception):
    """A module is written in a form that cannot be joined; the message names it."""


def join(parts: Mapping[str, str]) -> str:
    """The modules, by their paths under static, as the text of one module that exports what they export.

    They run in this order, so each may import those before it. Raises ModuleError.
    """
    outside: dict[str, str] = {}
    scopes: dict[str, str] = {}
    exported: list[str] = []
    for path, text in parts.items():
        body, names = _body(path, text, scopes, parts, outside)
        scopes[path] = f"part{len(scopes)}"
        exported.append(f"const {scopes[path]} = (() => {{\n{body}return {{ {', '.join(names)} }};\n}})();\n")
        if names:
            exported.append(f"export const {{ {', '.join(names)} }} = {scopes[path]};\n")
    imports = [f'import * as {name} from "{STATIC}{path}";\n' for path, name in outside.items()]
    return "".join([*imports, *exported])


def _body(
    path: str, text: str, scopes: Mapping[str, str], parts: Mapping[str, str], outside: dict[str, str]
) -> tuple[str, list[str]]:
    """The module without its imports and exports, and the names that it exports; *outside* learns what it needs."""

    def assign(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), match[2]))
        if target in parts and target not in scopes:
            raise ModuleError(f"static/{path} imports {target}, which comes after it")
        scope = scopes.get(target) or outside.setdefault(target, f"outside{len(outside)}")
        return f"const {{{match[1].replace(' as ', ': ')}}} = {scope};\n" if match[1] else ""

    body = _IMPORT.sub(assign, text)
    names = _EXPORT.findall(body)
    body = _EXPORT.sub("", body)
    if left := _LEFT_OVER.search(body):
        raise ModuleError(f"static/{path} cannot be joined: {left[0]}")
    return body if body.endswith("\n") else f"{body}\n", names
