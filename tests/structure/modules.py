"""The modules of the package and what each imports, read from their source without importing any."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

PACKAGE = Path("timeline")


@cache
def trees() -> Mapping[str, ast.Module]:
    """The syntax tree of each module by its name."""
    return {_name(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def imports() -> Mapping[str, frozenset[str]]:
    """What each module imports when it is loaded, modules of other packages too."""
    return {name: frozenset(_imported(tree.body)) - {name} for name, tree in trees().items()}


def _name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            for one in node.names:
                inner = f"{node.module}.{one.name}"
                yield inner if inner in trees() else node.module or ""
        elif isinstance(node, ast.If):
            yield from _imported(node.orelse if "TYPE_CHECKING" in ast.unparse(node.test) else node.body + node.orelse)
        elif isinstance(node, ast.Try):
            handled = [statement for handler in node.handlers for statement in handler.body]
            yield from _imported(node.body + handled + node.orelse + node.finalbody)
        elif isinstance(node, ast.ClassDef | ast.With):
            yield from _imported(node.body)
