"""Nothing that a user can type is undocumented, and nothing documented differs from the program."""

from __future__ import annotations

import doctest
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import click
import nbformat
import pytest
from nbclient import NotebookClient

import timeline
from timeline.api import columns
from timeline.cli import main
from timeline.cli.config import key_of, options
from timeline.export import FORMATS
from timeline.model import Grain
from timeline.reading.formats.registry import formats
from tools import notebook, paste

DOCS = Path("docs")
PAGES = sorted(DOCS.rglob("*.md"))
EXAMPLES = [page for page in PAGES if ">>>" in page.read_text(encoding="utf-8")]
DOCUMENTED_TARGETS = {"timeline", "quick", "test", "bench", "lock", "docs"}


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("page", paste.pages(), ids=lambda page: page.name)
def test_what_is_pasted_is_what_the_program_says(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert paste.pasted(text) == text, "run python tools/paste.py"


def test_every_command_and_option_is_documented() -> None:
    page = text_of("reference/command.md")
    for name, command in paste.all_commands():
        assert f"\n## {name}\n" in page
        for option in (one for one in command.params if isinstance(one, click.Option)):
            assert all(opt in page for opt in option.opts)


def test_every_export_format_is_documented() -> None:
    page = text_of("reference/exports.md")
    for one in FORMATS:
        assert f"\n## {one.name}\n" in page
        assert f"`{one.suffixes[0]}`" in page


def test_every_column_and_grain_is_documented() -> None:
    page = text_of("reference/columns.md")
    for name in (
        *columns.EVENT_COLUMNS,
        *columns.MENTION_COLUMNS,
        *columns.ARTICLE_COLUMNS,
        *columns.EXPRESSION_COLUMNS,
        *columns.COVERAGE_COLUMNS,
        *columns.KEY_DATE_COLUMNS,
    ):
        assert f"`{name}`" in page
    assert list(columns.dtypes(("grain",))["grain"].categories) == list(get_args(Grain))[::-1]


def test_every_setting_is_documented() -> None:
    page = text_of("reference/config.md")
    for command in main.commands.values():
        for option in options(command):
            assert f"| `{key_of(option)}` |" in page


def test_every_rule_file_is_documented() -> None:
    page = text_of("rules.md")
    for path in Path("timeline").rglob("*.toml"):
        assert f"`{path}`" in page


def test_every_public_name_is_documented() -> None:
    page = text_of("reference/python.md")
    for name in timeline.__all__:
        assert re.search(rf"^\.\. auto\w+:: {name}$", page, re.MULTILINE), name


def test_make_does_what_the_pages_say() -> None:
    makefile = Path("Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    targets = set(phony[1].split())
    assert targets == set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    told = re.findall(r"^# make ([a-z]+) +\S", makefile, re.MULTILINE)
    assert len(told) == len(targets)
    assert set(told) == targets
    readme = Path("README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^make ([a-z]+)", readme, re.MULTILINE))
    assert named == DOCUMENTED_TARGETS
    everywhere = "\n".join(page.read_text(encoding="utf-8") for page in (*PAGES, Path("CONTRIBUTING.md")))
    assert set(re.findall(r"^make ([a-z]+)|`make ([a-z]+)", everywhere, re.MULTILINE)) != set()
    for first, second in re.findall(r"^make ([a-z]+)|`make ([a-z]+)", everywhere, re.MULTILINE):
        assert (first or second) in targets


@pytest.mark.slow
@pytest.mark.parametrize("page", EXAMPLES, ids=str)
def test_examples_in_pages_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").symlink_to(Path("articles").resolve())
    text = page.read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    code = "\n".join(re.findall(r"^```python\n(>>>.*?)^```$", text, re.MULTILINE | re.DOTALL))
    test = doctest.DocTestParser().get_doctest(code, {}, str(page), str(page), 0)
    assert test.examples
    told: list[str] = []
    found = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=told.append)
    assert found.failed == 0, "".join(told)


def test_every_format_that_is_read_is_documented() -> None:
    page = text_of("reference/formats.md")
    for one in formats():
        assert [suffix for suffix in one.suffixes if f"`{suffix}`" not in page] == []


@pytest.mark.slow
def test_pages_build_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", "docs", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, check=False, text=True)
    assert (run.returncode, run.stderr) == (0, "")
    built = {str(page.relative_to(DOCS).with_suffix(".html")) for page in PAGES}
    assert built <= {str(page.relative_to(tmp_path)) for page in tmp_path.rglob("*.html")}


@pytest.mark.slow
def test_the_notebook_runs(tmp_path: Path) -> None:
    path = DOCS / "tutorial.ipynb"
    assert path.read_text(encoding="utf-8") == notebook.notebook(), "run python tools/notebook.py"
    shutil.copytree("articles", tmp_path / "articles")
    read: Any = nbformat.read  # it has no annotations
    made = read(path, as_version=4)
    NotebookClient(made, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    outputs = [output for cell in made.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any("2025-W15" in str(output) for output in outputs)
    assert not [output for output in outputs if output.output_type == "error"]
