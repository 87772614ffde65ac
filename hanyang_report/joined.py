"""Stylesheets and scripts joined per kind of page: one request where small files are what people edit. Pure.

A file in `css/kinds/` or `js/kinds/` is a list of imports, which a browser reads as it stands; collected, each import is the
file it names. Of the language only what is written here is understood; anything else is refused at collection.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

Read = Callable[[str], str]
"""A static file's text by its name: `css/base.css`."""

_COMMENT = re.compile(r"/\*.*?\*/\n*", re.DOTALL)
_SHEET = re.compile(r'@import "([^"]+)"(?: (\w+))?;\n?')
_LINE_COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^ +", re.MULTILINE)
_MODULE = re.compile(r'^import (?:(\{[^}]*\}) from )?"([^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|const|class)) (\w+)", re.MULTILINE)
_OTHER_MODULE_WORD = re.compile(r"^(?:import|export)\b|\bimport\(", re.MULTILINE)


class NotJoined(Exception):
    """A file says something that would mean another thing inside a joined one."""


def joined_sheet(name: str, read: Read) -> str:
    """The stylesheet with every sheet it imports in its place, those for a medium inside its rule."""
    return _SHEET.sub(lambda found: _sheet(_beside(name, found[1]), found[2], read), _COMMENT.sub("", read(name)))


def _sheet(name: str, medium: str | None, read: Read) -> str:
    rules = _COMMENT.sub("", read(name))
    if "@import" in rules or "url(" in rules:
        raise NotJoined(f"{name}: an address in it would be another one inside a joined sheet")
    return f"@media {medium} {{\n{rules}}}\n" if medium else rules


def joined_script(name: str, read: Read) -> str:
    """The module with every module it imports before it, each once, each with names of its own."""
    parts: dict[str, str] = {}
    _script(name, read, parts)
    return "".join(parts.values())


def _script(name: str, read: Read, parts: dict[str, str]) -> None:
    if name in parts:
        return
    lines = _LINE_COMMENT.sub("", read(name))
    if any(line.count("`") % 2 for line in lines.splitlines()):
        raise NotJoined(f"{name}: a text over several lines would lose its indents")
    lines = _INDENT.sub("", lines)
    for found in _MODULE.finditer(lines):
        _script(_beside(name, found[2]), read, parts)
    exported = [found[2] for found in _EXPORT.finditer(lines)]
    body = _EXPORT.sub(r"\1 \2", _MODULE.sub(lambda found: _taken(found[1], _beside(name, found[2])), lines)).strip(
        "\n"
    )
    if _OTHER_MODULE_WORD.search(body):
        raise NotJoined(f"{name}: an import or export in a form that is not joined")
    if exported:
        parts[name] = f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {', '.join(exported)} }};\n}})();\n"
    else:
        parts[name] = f"{{\n{body}\n}}\n" if body else ""


def _taken(names: str | None, module: str) -> str:
    return f"const {names.replace(' as ', ': ')} = {_variable(module)};\n" if names else ""


def _variable(module: str) -> str:
    return re.sub(r"\W", "_", module.removesuffix(".js"))


def _beside(name: str, address: str) -> str:
    """What a relative address in a file leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
