"""The page about the report says what the report does."""

from __future__ import annotations

import re
from pathlib import Path

from timeline.report.page import page_script

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "report.md").read_text(encoding="utf-8")


def listed(name: str) -> list[str]:
    """The strings of a constant of the page's script."""
    found = re.search(rf"const {name} = [^\[]*\[([^\]]*)\]", page_script())
    assert found is not None
    return re.findall(r'"([^"]+)"', found[1])


def test_every_part_of_an_address_is_there() -> None:
    parts = [*listed("OPENED"), *listed("TEXTS"), *listed("SETS"), *listed("CHANGES")]
    assert len(parts) == 19
    for part in parts:
        assert f"`{part}=`" in PAGE


def test_every_key_is_there() -> None:
    keys = re.search(r"const KEYS = \[(.*?)\n\];", page_script(), re.DOTALL)
    assert keys is not None
    rows = re.findall(r'\["([^"]+)", "([^"]+)"\]', keys[1])
    assert len(rows) == 7
    for key, words in rows:
        assert all(f"`{one}`" in PAGE for one in key.split(" "))
        assert key == "?" or words in PAGE


def test_every_order_of_lanes_is_there() -> None:
    sorts = re.search(r"const SORTS = \{(.*?)\n\};", page_script(), re.DOTALL)
    assert sorts is not None
    for name in re.findall(r"^  (\w+): ", sorts[1], re.MULTILINE):
        assert f"`{name}`" in PAGE
