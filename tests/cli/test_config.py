"""Options from a file, and shell completion."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Timeline
from timeline.cli import main
from timeline.cli.config import find_config, key_of, options


@pytest.fixture
def folder(tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with articles in it."""
    assert articles.parent == tmp_path
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(timeline: Timeline, *arguments: str) -> dict[str, tuple[str, str]]:
    """What `config --show` says: (value, source) by "command --option"."""
    run = timeline(*arguments, "config", "--show")
    assert run.code == 0, run.err
    lines = [line.split("  ") for line in run.out.splitlines()[1:]]
    cells = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    return {option: (value, source) for option, value, source in cells}


@pytest.mark.usefixtures("folder")
def test_without_a_file_all_are_defaults(timeline: Timeline) -> None:
    shown = settings(timeline)
    assert {source for _, source in shown.values()} == {"default"}
    assert shown["build --output"][0] == "reports/timeline.html"
    assert shown["build --strict"][0] == "false"
    assert shown["tag --published"][0] == "-"
    every = {f"{name} --{key_of(one)}" for name, command in main.commands.items() for one in options(command)}
    assert set(shown) == every
    assert "no timeline.toml" in timeline("config").out


def test_values_and_where_they_come_from(timeline: Timeline, folder: Path) -> None:
    (folder / "timeline.toml").write_text(
        'quiet = true\nengine = "local"\n[published]\n"b.txt" = 1912-05-01\n'
        '[build]\ntitle = "Bridges"\noutput = "out/bridges.html"\n[tag]\nformat = "table"\npublished = "2020-01-01"\n',
        encoding="utf-8",
    )
    shown = settings(timeline)
    path = folder / "timeline.toml"
    assert shown["build --title"] == ("Bridges", f"{path}: build.title")
    assert shown["events --quiet"] == ("true", f"{path}: quiet")
    assert shown["build --published"] == ("b.txt=1912-05-01", f"{path}: published")
    assert shown["tag --published"] == ("2020-01-01", f"{path}: tag.published")
    assert shown["events --published"] == ("-", "default")
    assert shown["build --output"][0] == str(folder / "out" / "bridges.html")
    assert timeline("config").out == f"{path}\n"
    assert timeline("build", "articles").code == 0
    assert "Bridges" in (folder / "out" / "bridges.html").read_text(encoding="utf-8")
    assert "TEXT" in timeline("tag", "articles").out.splitlines()[0]


def test_flags_win(timeline: Timeline, folder: Path) -> None:
    (folder / "timeline.toml").write_text('[tag]\nformat = "table"\n[articles]\nformat = "jsonl"\n', encoding="utf-8")
    assert timeline("tag", "articles", "--format", "jsonl").rows
    assert timeline("articles", "articles").rows
    run = timeline("articles", "articles", "--format", "table")
    assert run.out.startswith("ID")


def test_the_nearest_file_counts(timeline: Timeline, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "pyproject.toml").write_text('[tool.timeline.build]\ntitle = "Outer"\n', encoding="utf-8")
    below = folder / "a" / "b"
    below.mkdir(parents=True)
    (folder / "a" / "pyproject.toml").write_text("[tool.other]\nx = 1\n", encoding="utf-8")
    monkeypatch.chdir(below)
    shown = settings(timeline)
    assert shown["build --title"] == ("Outer", f"{folder / 'pyproject.toml'}: tool.timeline.build.title")
    (below / "timeline.toml").write_text('[build]\ntitle = "Inner"\n', encoding="utf-8")
    assert settings(timeline)["build --title"][0] == "Inner"
    named = folder / "other.toml"
    named.write_text('[build]\ntitle = "Named"\n', encoding="utf-8")
    assert settings(timeline, "--config", str(named))["build --title"][0] == "Named"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("titel = 'x'", "titel: there is no such option; did you mean title?"),
        ("[build]\nengin = 'x'", "build.engin: there is no such option; did you mean engine?"),
        ("[biuld]\ntitle = 'x'", "biuld: there is no such option; did you mean build?"),
        ("build = 3", "build: write a table [build]"),
        ("jobs = 0", "jobs: 0 is not in the range"),
        ("jobs = 'many'", "jobs: 'many' is not a valid integer"),
        ("engine = 'cloud'", "engine: 'cloud' is not one of"),
        ("quiet = 'yes'", "quiet: write true or false"),
        ("title = true", "title: this is no value for it"),
        ("title = ['a']", "title: write one value"),
        ("[build]\npublished = '2020'", "build.published: write a list"),
        ("output = 'x'", "output: what it means depends on the command"),
        ("[tag]\nformat = 'csv'", "tag.format: 'csv' is not one of"),
        ("title = ", "is no TOML"),
    ],
)
def test_wrong_settings_are_told_with_file_and_key(timeline: Timeline, folder: Path, text: str, told: str) -> None:
    (folder / "timeline.toml").write_text(text, encoding="utf-8")
    run = timeline("tag", "articles")
    assert run.code == 2
    assert f"{folder / 'timeline.toml'}: {told}" in run.err
    assert run.out == ""


def test_a_named_file_must_be_there_and_hold_settings(timeline: Timeline, folder: Path) -> None:
    assert "cannot be read" in timeline("--config", "none.toml", "config").err
    (folder / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    run = timeline("--config", "pyproject.toml", "config")
    assert run.code == 2
    assert "no table [tool.timeline]" in run.err
    (folder / "timeline.toml").write_bytes(b"\xff\xfe")
    assert "is no TOML" in timeline("config").err


def test_no_file_at_all(tmp_path: Path) -> None:
    assert find_config(tmp_path).path is None


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str) -> None:
    run = completed({"_TIMELINE_COMPLETE": f"{shell}_source"})
    assert "_TIMELINE_COMPLETE" in run


def test_completion_knows_commands_options_and_formats() -> None:
    assert "export" in completed(
        {"_TIMELINE_COMPLETE": "bash_complete", "COMP_WORDS": "timeline ex", "COMP_CWORD": "1"}
    )
    words = "timeline export --form"
    assert "--format" in completed({"_TIMELINE_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": "2"})
    words = "timeline export --format par"
    assert "parquet" in completed({"_TIMELINE_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": "3"})


def completed(variables: dict[str, str]) -> str:
    """What the installed command answers to a shell."""
    command = Path(sys.executable).with_name("timeline")
    run = subprocess.run([command], env={**os.environ, **variables}, capture_output=True, check=False, text=True)
    assert isinstance(main, click.Group)
    return run.stdout
