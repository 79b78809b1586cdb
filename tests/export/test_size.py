"""Large timelines are written piece by piece."""

from __future__ import annotations

import io
import time

import pytest

from tests.report.dossier import crowd
from timeline.export import FORMATS, Format
from timeline.model import Combined

STREAMED = [one for one in FORMATS if one.write is not None and one.name not in ("png", "xlsx", "parquet")]


class Counted(io.BytesIO):
    """Knows its largest piece."""

    largest = 0

    def write(self, data: bytes) -> int:  # type: ignore[override]  # narrower: the formats write bytes
        self.largest = max(self.largest, len(data))
        return super().write(data)


@pytest.fixture(scope="module")
def large() -> Combined:
    return crowd(40, 50)


@pytest.mark.parametrize("format_", STREAMED, ids=lambda one: one.name)
def test_no_piece_is_large(large: Combined, format_: Format) -> None:
    file = Counted()
    assert format_.write is not None
    began = time.perf_counter()
    format_.write(large, file)
    assert time.perf_counter() - began < 20
    assert file.getbuffer().nbytes > 100_000
    assert file.largest < 20_000
