"""A time value as the page holds it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from timeline.calendar import describe
from timeline.model import TimeValue
from timeline.report.data.shapes import TimeData


@lru_cache(maxsize=1024)
def time_data(value: TimeValue) -> TimeData:
    """A value as the page holds it; made once of values that come again and again, so nobody may change it."""
    data: TimeData = {"timex3": value.timex3, "words": describe(value)}
    put(data, "earliest", value.earliest)
    put(data, "latest", value.latest)
    put(data, "grain", value.grain)
    put(data, "qualifier", value.qualifier if value.qualifier != "certain" else None)
    put(data, "edtf", value.edtf)
    put(data, "mod", value.mod)
    put(data, "reason", value.reason)
    put(data, "bounds", list(value.bounds) if value.bounds else None)
    put(data, "trace", [[step.said, step.gives] for step in value.trace])
    return data


def put(data: Any, key: str, value: object) -> None:
    """Set a key that may be absent; what says nothing stays out."""
    if value is not None and value not in ([], ""):
        data[key] = value
