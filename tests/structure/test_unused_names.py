"""What the package defines, something uses: the package itself, else a test or benchmark that holds it to something."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.structure.modules import trees

BY_OTHERS = {
    "_repr_html_": "notebooks ask for it",
    "do_GET": "the web server calls it",
    "do_HEAD": "the web server calls it",
    "log_message": "the web server calls it",
    "handle_data": "the HTML parser calls it",
    "handle_endtag": "the HTML parser calls it",
    "handle_startendtag": "the HTML parser calls it",
    "handle_starttag": "the HTML parser calls it",
}


def defined(tree: ast.Module) -> Iterator[str]:
    """The functions, classes, methods and values of a module; what a decorator registers is used by it."""
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) if not node.decorator_list:
                yield name
            case ast.ClassDef(name=name):
                yield name
                yield from (one.name for one in node.body if isinstance(one, ast.FunctionDef))
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name


def used(tree: ast.Module, *, package: bool) -> Iterator[str]:
    """Every name that is read; what a package only hands on counts for nothing."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name):
                yield name
            case ast.ImportFrom(names=names) if not package:
                yield from (one.name for one in names)
            case ast.Constant(value=str(text)) if not package and text.isidentifier():
                yield text  # getattr, __getattr__


def test_every_name_is_used() -> None:
    packages = {name.rpartition(".")[0] for name in trees()}
    uses = {name for module, tree in trees().items() for name in used(tree, package=module in packages)}
    for path in (path for folder in ("tests", "benchmarks", "tools") for path in Path(folder).rglob("*.py")):
        uses.update(used(ast.parse(path.read_text(encoding="utf-8")), package=False))
    unused = {
        f"{module}.{name}"
        for module, tree in trees().items()
        for name in defined(tree)
        if name not in uses and name not in BY_OTHERS and not name.startswith("__")
    }
    assert unused == set()


def test_the_exceptions_are_there() -> None:
    every = {name for tree in trees().values() for name in defined(tree)}
    assert set(BY_OTHERS) <= every
