"""Settings of all tests."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run, and no deadline: a busy machine is no defect.
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")

# No test reads or fills the user's own cache.
os.environ["TIMELINE_CACHE"] = tempfile.mkdtemp(prefix="timeline-cache-")

HERE = Path(__file__).parent
BY_PLACE = {
    "browser": "browser",
    "report/test_packing.py": "browser",  # these run the page's scripts in Node or a browser
    "report/test_resolver.py": "browser",
    "report/test_script_types.py": "browser",
    "gold": "model",
    "benchmarks": "slow",
    "engines": "slow",
    "faults": "slow",
    "fuzz": "slow",
    "packaging": "slow",
    "property": "slow",
}
BY_FIXTURE = {"browser": "browser", "browser_path": "browser", "model": "model"}


def marks_of(item: pytest.Item) -> Iterator[str]:
    """What a test needs, by the file or folder it lies in and by its fixtures; others say so themselves."""
    place = item.path.relative_to(HERE)
    for part in (place, *place.parents):
        if part.as_posix() in BY_PLACE:
            yield BY_PLACE[part.as_posix()]
    for fixture in getattr(item, "fixturenames", ()):
        if fixture in BY_FIXTURE:
            yield BY_FIXTURE[fixture]


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests for `make quick`."""
    for item in items:
        for mark in marks_of(item):
            item.add_marker(mark)
