"""The page on formats is true, and the command takes what it says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from tests.reading import documents as made
from timeline.reading import Limits
from timeline.reading.formats import registry
from timeline.reading.options import FIELDS, size_words

PAGE = Path("docs/reference/formats.md").read_text(encoding="utf-8")
EXTRAS = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]


def command(*given: str, stdin: bytes = b"") -> tuple[int, list[dict[str, object]], str]:
    run = subprocess.run([sys.executable, "-m", "timeline", *given], input=stdin, capture_output=True, check=False)
    return run.returncode, [json.loads(line) for line in run.stdout.splitlines()], run.stderr.decode()


def test_every_suffix_extra_field_and_limit_is_on_the_page() -> None:
    rows = PAGE.split("|---|---|---|---|")[1].strip("\n")
    assert sorted(re.findall(r"`(\.\w+)`", rows.split("\n\n")[0])) == list(registry.known_suffixes())
    for name in ("html", "pdf", "office", "web", "parquet"):
        assert name in EXTRAS
        assert name in EXTRAS["all"][0]
        assert f"| `{name}` |" in rows
    for limit in fields(Limits):
        value = getattr(Limits(), limit.name)
        shown = size_words(value) if limit.name in ("file", "unpacked") else str(value)
        assert f"| `{limit.name}` | {shown} |" in PAGE
    assert all(f"`{name}`" in PAGE for name in FIELDS)
    assert registry.GROUP in PAGE


def test_the_plug_in_on_the_page_works() -> None:
    code = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)[-1]
    space: dict[str, registry.Format] = {}
    exec(code, space)  # noqa: S102 - our own page
    assert isinstance(space["LETTERS"], registry.Format)


@pytest.mark.slow
def test_broken_files_among_good_ones_end_with_3(tmp_path: Path) -> None:
    (tmp_path / "good.html").write_bytes(made.page(head=made.linked()))
    for number, name in enumerate(("a.pdf", "b.docx", "c.zip", "d.rss", "e.parquet")):
        (tmp_path / name).write_bytes(b"broken" * number)
    code, rows, said = command("articles", str(tmp_path), "--format", "jsonl")
    assert code == 3
    assert [(row["id"], row["published"], row["evidence"]) for row in rows] == [("good.html", "2025-04-17", "metadata")]
    assert said.count("skipped: ") == 5
    assert command("articles", str(tmp_path), "--format", "jsonl", "--strict")[0] == 1


@pytest.mark.slow
def test_columns_and_limits_on_the_command_line(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("key,body,day\nr1,It rained on Monday in Oslo.,2025-04-17\n", encoding="utf-8")
    code, rows, _ = command("tag", str(table), "--columns", "text=body,published=day,id=key")
    assert (code, [(row["id"], row["value"]) for row in rows]) == (0, [("r1", "2025-04-14")])
    assert command("tag", str(table), "--columns", "txt=body")[0] == 2
    assert command("tag", str(table), "--limit", "file")[0] == 2
    code, _, said = command("tag", str(table), "--limit", "file=10")
    assert (code, "10 bytes (limit “file”)" in said) == (1, True)


@pytest.mark.slow
def test_copies_are_said_and_tagged_each(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("\n\n".join(made.PARAGRAPHS), encoding="utf-8")
    code, _, said = command("build", str(tmp_path), "-o", str(tmp_path / "t.html"), "--model", "rules")
    assert (code, "1 article" in said, "b.txt" in said) == (0, True, True)
    rows = command("articles", str(tmp_path), "--format", "jsonl", "--model", "rules")[1]
    assert [row["id"] for row in rows] == ["a.txt", "b.txt"]
    assert {row["id"] for row in command("tag", str(tmp_path))[1]} == {"a.txt", "b.txt"}


@pytest.mark.slow
def test_a_page_on_standard_input() -> None:
    code, rows, _ = command("tag", "-", stdin=made.page(head=made.linked()))
    assert (code, rows[0]["id"]) == (0, "stdin")
