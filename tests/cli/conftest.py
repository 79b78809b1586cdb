"""Running the command."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from timeline.cli import main


@dataclass(frozen=True)
class Run:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Timeline = Callable[..., Run]


@pytest.fixture
def timeline() -> Timeline:
    """The command `timeline` in this process."""

    def run(*arguments: str | Path, stdin: str | bytes = b"") -> Run:
        result = CliRunner().invoke(main, [str(one) for one in arguments], input=stdin, catch_exceptions=False)
        return Run(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of two good articles, one dated by metadata.csv."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "President Ada Stone met Chancellor Bela Krum in Vienna on Thursday. They signed a treaty last week.\n",
        encoding="utf-8",
    )
    (folder / "b.txt").write_text(
        "The harbour bridge collapsed in 1907. Engineers rebuilt it in 1911.\n", encoding="utf-8"
    )
    (folder / "metadata.csv").write_text("file,published\na.txt,2025-04-18\n", encoding="utf-8")
    return folder
