"""Tests lie where what they test lies: tests/<room>/<inner room>/ as in the package."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOMS = {path.name for path in Path("timeline").iterdir() if (path / "__init__.py").is_file()}


@pytest.mark.parametrize("room", sorted(room for room in ROOMS if Path("tests", room).is_dir()))
def test_folders_of_tests_are_rooms(room: str) -> None:
    folders = {one.parent.relative_to("tests") for one in Path("tests", room).rglob("test_*.py")}
    assert {folder for folder in folders if not (Path("timeline") / folder).is_dir()} == set()
