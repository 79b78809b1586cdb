"""docs/security.md names tests that exist, and the licences are those allowed."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tools import licences

PAGE = Path("docs/security.md")
NAMED = sorted(set(re.findall(r"`(tests/[\w/.]+)::(\w+)`", PAGE.read_text(encoding="utf-8"))))


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_every_named_test_exists(path: str, name: str) -> None:
    tree = ast.parse(Path(path).read_text(encoding="utf-8"))
    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_attack_names_its_test() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 15
    assert all(re.search(r"`tests/[^`]+::\w+`", row) for row in rows)


def test_every_licence_is_allowed() -> None:
    found = licences.licences()
    assert len(found) > 40
    assert {name: licence for name, licence in found.items() if not licences.allowed(licence)} == {}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("MIT AND GPL-3.0-only", False),
        ("MPL-1.1 OR GPL-2.0-only", True),
        ("unknown", False),
    ],
)
def test_expressions(expression: str, expected: bool) -> None:
    assert licences.allowed(expression) is expected
