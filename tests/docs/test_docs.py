"""The documentation is true: its examples run, its links lead somewhere, every command and option is in it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from timeline.api import columns
from timeline.cli import main
from timeline.export import FORMATS

README = Path("README.md").read_text(encoding="utf-8")
PAGES = [Path("README.md"), Path("CHANGELOG.md"), Path("CONTRIBUTING.md"), *sorted(Path("docs").rglob("*.md"))]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.mark.slow
def test_examples_in_python_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (code,) = blocks("python")
    articles = Path("articles").resolve()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").symlink_to(articles)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "reports" / "timeline.html").is_file()
    shown = re.search(r"# '(\d{4}-\d\d-\d\d)'", code)
    assert shown is not None
    line = next(line for line in code.splitlines() if shown[0] in line)
    value = subprocess.run(
        [sys.executable, "-c", f"import timeline; print({line.split('#')[0]})"],
        capture_output=True,
        check=True,
        text=True,
    )
    assert value.stdout.strip() == shown[1]


def test_every_command_and_format_is_named() -> None:
    for name in main.commands:
        assert f"`timeline {name} " in README
    for format_ in FORMATS:
        assert f"`{format_.suffixes[-1]}`" in README or f"`{format_.suffixes[0]}`" in README


def test_every_option_has_help() -> None:
    for command in main.commands.values():
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not isinstance(parameter.type, click.Choice):
                assert parameter.help, (command.name, parameter.name)


def test_columns_that_the_readme_names_are_there() -> None:
    (line,) = [line for line in README.splitlines() if line.startswith("built.events ")]
    named = line.split("DataFrame: ")[1].rstrip(", …").split(", ")
    assert set(named) <= set(columns.EVENT_COLUMNS)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "CHANGELOG.md"], ids=str)
def test_files_that_a_page_names_are_there(page: Path) -> None:
    for name in re.findall(r"`([a-z_]+(?:/[\w*-]+)*/[\w-]+\.(?:py|toml|js))`", page.read_text(encoding="utf-8")):
        roots = (Path("timeline"), Path("timeline/report/assets/js"), Path())
        assert any((root / name).exists() for root in roots), name
