"""The five articles, built once."""

from __future__ import annotations

import pytest

import timeline


@pytest.fixture(scope="session")
def five() -> timeline.Timeline:
    """The timeline of articles/ with its metadata.csv."""
    return timeline.build("articles")
