"""Options are values: made of keywords, checked where they are made, each documented."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Callable
from typing import Any

import pytest

from timeline import api
from timeline.api.options import BuildOptions, reading_options
from timeline.engines import RunOptions
from timeline.errors import ConfigError
from timeline.reading import Options, ReadOptions

FUNCTIONS = [api.build, api.read, api.tag, api.find, api.explain, api.load, api.check_format, api.prune_cache]
METHODS = [one for name, one in inspect.getmembers(api.Timeline, inspect.isfunction) if not name.startswith("_")]


@pytest.mark.parametrize("function", [*FUNCTIONS, *METHODS], ids=lambda one: one.__qualname__)
def test_each_parameter_has_its_line(function: Callable[..., Any]) -> None:
    parameters = [name for name in inspect.signature(function).parameters if name != "self"]
    assert re.findall(r"^ *:param (\w+): \S", function.__doc__ or "", re.MULTILINE) == parameters


@pytest.mark.parametrize("kind", [ReadOptions, RunOptions, BuildOptions])
def test_options_cannot_change(kind: type) -> None:
    options = kind()
    assert options == kind()
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(options, dataclasses.fields(kind)[0].name, None)


def test_wrong_options_are_told_before_the_work() -> None:
    with pytest.raises(ConfigError, match="cloud"):
        api.build("nowhere", engine="cloud")
    with pytest.raises(ConfigError, match="scheduler"):
        api.build("nowhere", scheduler="tcp://host:8786")
    with pytest.raises(ConfigError, match="poem"):
        api.build("nowhere", mode="poem")  # type: ignore[arg-type]
    with pytest.raises(ConfigError, match="poem"):
        api.tag("nowhere", mode="poem")  # type: ignore[arg-type]


def test_keywords_become_options_of_reading() -> None:
    made = reading_options("m.csv", {"a": "2025"}, {"text": "body"}, {"depth": 1}, b"-", join_copies=False)
    assert made == ReadOptions({"text": "body"}, made.limits, "m.csv", {"a": "2025"}, b"-", join_copies=False)
    assert made.limits.depth == 1
    assert Options is ReadOptions  # for the plug-ins that know it so
