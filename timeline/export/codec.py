"""The model's frozen types as JSON-ready data, and back, by their annotations."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from timeline.model import symbolic


def to_data(value: Any) -> Any:
    """Plain data; fields that hold their default are left out."""
    if isinstance(value, tuple):
        return [to_data(one) for one in value]
    if type(value) in symbolic.OPERATIONS.values():
        return symbolic.to_json(value)
    if not is_dataclass(value):
        return value
    found = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if field.default is MISSING or held != field.default:
            found[field.name] = to_data(held)
    return found


def from_data(kind: Any, data: Any) -> Any:
    """The inverse of `to_data` for a value of type `kind`; raises TypeError, KeyError or ValueError for other data."""
    if kind == symbolic.Node:
        return symbolic.from_json(data)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return None if data is None else from_data(_only(kind), data)
    if origin is tuple:
        return _tuple(get_args(kind), data)
    if origin is Sequence:
        return _tuple((*get_args(kind), Ellipsis), data)
    if origin is Literal:
        if data not in get_args(kind):
            raise ValueError(f"{data!r} is none of {get_args(kind)}")
        return data
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind, data)
    if kind is float and type(data) is int:
        return float(data)
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise TypeError(f"{data!r} is no {kind.__name__}")
    return data


def _only(kind: Any) -> Any:
    (one,) = (part for part in get_args(kind) if part is not types.NoneType)
    return one


def _tuple(kinds: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise TypeError(f"{data!r} is no list")
    if kinds[-1] is Ellipsis:
        return tuple(from_data(kinds[0], one) for one in data)
    return tuple(from_data(one, part) for one, part in zip(kinds, data, strict=True))


def _dataclass(kind: Any, data: Any) -> Any:
    if not isinstance(data, Mapping):
        raise TypeError(f"{data!r} is no {kind.__name__}")
    hints = _hints(kind)
    return kind(**{name: from_data(hints[name], value) for name, value in data.items()})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
