"""The library names its parameters, the command its options; one place knows both."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import timeline
from timeline.cli import main
from timeline.cli.wording import OPTIONS, told_to_command, with_options
from timeline.model import BY_USER

OPTION = re.compile(r"(?<![\w-])(?:--[a-z]|-o\b)")
ALLOWED = {
    Path("timeline/export/to_png.py"),  # the options of the browser that draws the picture
    Path("timeline/model/articles.py"),  # BY_USER: what reports and exports quote for a date of the user's
}


def texts(path: Path) -> Iterator[str]:
    """The strings of a file that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_no_deeper_layer_knows_an_option() -> None:
    files = [path for path in Path("timeline").rglob("*.py") if path.parts[1] != "cli"]
    assert {path for path in files if any(map(OPTION.search, texts(path)))} == ALLOWED


def test_every_option_that_is_named_is_there() -> None:
    known = {name for command in main.commands.values() for option in command.params for name in option.opts}
    assert {*OPTIONS.values(), BY_USER} <= known
    assert any(isinstance(option, click.Option) for option in main.commands["build"].params)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("`columns`: there is no field txt", "--columns: there is no field txt"),
        ('say which, `columns["text"]="body"`; it has body', "say which, --columns text=body; it has body"),
        ('`limits["file"]="x"`: write a number', "--limit file=x: write a number"),
        ('`published["a b.txt"]`: no date', "--published a b.txt: no date"),
        ("go on with `jobs=1`", "go on with --jobs 1"),
        ('`engine="dask"` `scheduler="ADDRESS"`', "--engine dask --scheduler ADDRESS"),
        ("name a new one with `path`", "name a new one with -o"),
        ("start one with `dask scheduler`", "start one with `dask scheduler`"),
        ("`jobs for all`, `other=1`", "`jobs for all`, `other=1`"),
    ],
)
def test_a_parameter_becomes_an_option(said: str, shown: str) -> None:
    assert with_options(said) == with_options(shown) == shown


def test_what_was_skipped_is_told_in_options(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained on 3 May 2021.", encoding="utf-8")
    (tmp_path / "b.json").write_text('{"body": "It snowed."}', encoding="utf-8")
    result = timeline.tag(tmp_path)
    assert '`columns["text"]="body"`' in result.skipped[0].reason
    assert "--columns text=body" in told_to_command(result).skipped[0].reason
    whole = timeline.tag(tmp_path / "a.txt")
    assert told_to_command(whole) is whole
