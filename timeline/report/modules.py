"""ES modules joined in one scope, each after those that it imports: a page opened from a file can load no module.

Modules import by `import { a, b } from "./c.js";` and export by `export` before a function, class, `const` or `let`,
each on a line of its own; nothing else of what the language allows is known here.  Joined they share one scope, so no
two may declare the same name at the top.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable

_IMPORT = re.compile(r'^import \{ (\w+(?:, \w+)*) \} from "(\.\.?/[\w./-]+\.js)";$')
_DECLARATION = re.compile(r"^(export )?(?:(?:async )?function|class|const|let) (\w+)\b")
_OTHER = re.compile(r"^(?:import|export|var)\b|^(?:const|let)\b|^(?:async )?function\b|^class\b")
"""What begins like an import, an export or a declaration, and is none of those above."""


class ModuleError(ValueError):
    """Modules that cannot be joined."""


@dataclass(frozen=True, slots=True)
class Module:
    """One module: the names it imports of each other one, those it declares, which of these it exports, and its text.

    The text has neither import lines nor the word `export`.
    """

    name: str
    imports: dict[str, tuple[str, ...]]
    declared: tuple[str, ...]
    exported: frozenset[str]
    text: str


def module_order(root: Traversable, *entries: str) -> tuple[Module, ...]:
    """The entries, named by their paths below the root, and all that they import: what is imported comes first.

    Raises ModuleError for a circle, a module or a name that is not there, a name declared twice, and other forms.
    """
    found: dict[str, Module] = {}
    for entry in entries:
        _visit(root, entry, found, ())
    _check(found)
    return tuple(found.values())


def joined_modules(parts: Iterable[Module]) -> str:
    """The modules in one text."""
    return "".join(one.text for one in parts)


def _visit(root: Traversable, name: str, found: dict[str, Module], way: tuple[str, ...]) -> None:
    if name in way:
        circle = " → ".join((*way[way.index(name) :], name))
        raise ModuleError(f"modules import each other in a circle: {circle}")
    if name in found:
        return
    module = _module(name, _text(root, name, way))
    for other in module.imports:
        _visit(root, other, found, (*way, name))
    found[name] = module


def _text(root: Traversable, name: str, way: tuple[str, ...]) -> str:
    file = root.joinpath(*name.split("/"))
    if name.startswith("..") or not file.is_file():
        raise ModuleError(f"{way[-1] if way else 'the entry'} imports {name}, which is not there")
    return file.read_text(encoding="utf-8")


def _module(name: str, text: str) -> Module:
    imports: dict[str, tuple[str, ...]] = {}
    declared: dict[str, bool] = {}
    lines = []
    for line in text.splitlines(keepends=True):
        if wanted := _IMPORT.match(line):
            other = posixpath.normpath(posixpath.join(posixpath.dirname(name), wanted[2]))
            imports[other] = (*imports.get(other, ()), *wanted[1].split(", "))
            continue
        if told := _DECLARATION.match(line):
            _declare(name, told[2], declared, exported=told[1] is not None)
        elif _OTHER.match(line):
            raise ModuleError(f"{name}: a form that is not known here: {line.strip()}")
        lines.append(line.removeprefix("export "))
    text = "".join(lines).strip() + "\n"
    exported = frozenset(one for one, is_exported in declared.items() if is_exported)
    return Module(name, imports, tuple(declared), exported, text)


def _declare(module: str, name: str, declared: dict[str, bool], *, exported: bool) -> None:
    if name in declared:
        raise ModuleError(f"{name} is declared twice: in {module} and {module}")
    declared[name] = exported


def _check(found: dict[str, Module]) -> None:
    """Whether every name imported is exported, and every name declared by one module only."""
    homes: dict[str, str] = {}
    for module in found.values():
        for other, name in _imported(module):
            if name not in found[other].exported:
                raise ModuleError(f"{module.name} imports {name}, which {other} does not export")
        for name in module.declared:
            if name in homes:
                raise ModuleError(f"{name} is declared twice: in {homes[name]} and {module.name}")
            homes[name] = module.name


def _imported(module: Module) -> Iterator[tuple[str, str]]:
    return ((other, name) for other, names in module.imports.items() for name in names)
