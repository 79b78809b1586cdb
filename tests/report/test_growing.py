"""Columns that lie on disk say what lists of the same values say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from timeline.report import growing
from timeline.report.columns import as_json
from timeline.report.growing import Table

VALUES: list[Any] = [None, None, 1, "a\ud800b", None, [1, 2], {"article": 3}, 0.25, "", None]


@pytest.mark.parametrize("at_once", [1, 3, 4, 2000])
@pytest.mark.parametrize("values", [[], [None, None, None], VALUES, [None] * 7 + VALUES])
def test_a_column_is_the_list_of_its_values(values: list[Any], at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing, "_AT_ONCE", at_once)
    one, other = Table("x", "y").columns().values()
    for value in values:
        one.append(value)
    silent = next((number for number, value in enumerate(values) if value is not None), len(values))
    other.skip(silent)
    other.extend(values[silent:])
    for column in (one, other):
        assert f"[{','.join(column.texts())}]" == as_json(values)
        assert list(column) == json.loads(as_json(values))
        assert len(column) == len(values)
        assert column.says_something == any(value is not None for value in values)


def test_a_table_takes_rows() -> None:
    table = Table("x", "y")
    table.append((1, None))
    table.append(("a", None))
    assert len(table) == 2
    assert [name for name, column in table.columns().items() if column.says_something] == ["x"]
    assert list(table.columns()["x"]) == [1, "a"]
