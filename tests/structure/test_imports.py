"""No module needs itself to be loaded, and only the rooms for it pack what is kept."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.structure.modules import imports, trees

PACKERS = {"marshal", "pickle", "shelve", "struct", "timeline.storage.codec"}
PACK = ("timeline.storage", "timeline.pipeline.parts")
WRITE_FORMATS = ("timeline.export", "timeline.report.encoding")
WRITE_JSON = {
    "timeline.api.explaining",  # shows a symbolic value to people
    "timeline.pipeline.fingerprints",  # hashes the JSON, nothing keeps it
    "timeline.pipeline.text_memo",  # keeps what reading made, which is JSON-ready by contract (reading/memo.py)
}


def inside(module: str, rooms: tuple[str, ...]) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)


def test_the_modules_are_found() -> None:
    assert len(trees()) > 200
    assert "timeline.model" in imports()["timeline.reading.read"]
    assert "timeline.events" not in imports()["timeline.engines.run"]  # for types alone


def test_imports_make_no_circle() -> None:
    own = {name: {one for one in found if one in trees()} for name, found in imports().items()}
    try:
        TopologicalSorter(own).prepare()
    except CycleError as error:
        pytest.fail(" ← ".join(error.args[1]))


def test_only_the_rooms_for_it_pack() -> None:
    """Binary packing, and the codec of what is kept, are for `storage/` and `pipeline/parts` alone."""
    found = {name for name, used in imports().items() if used & PACKERS}
    assert {name for name in found if not inside(name, PACK)} == set()


def test_json_is_written_where_a_format_is_or_something_is_kept() -> None:
    found = {
        name
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("json.dump", "json.dumps", "json.JSONEncoder")
    }
    assert {name for name in found if not inside(name, PACK + WRITE_FORMATS)} <= WRITE_JSON
