"""The model's values as compact JSON: each dataclass a list of its fields, defaults at its end left out.

Spans leave out the article's id, which the reader of the data knows: the same text under another name is the same
data.  Codecs are derived from the types of the model, so that a new field needs no line here.
"""

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from timeline.model import Span

Encode = Callable[[Any], Any]
Decode = Callable[[Any, str], Any]
_SHARED = 2048
_LEVEL = 1  # four times as quick as the default, for a few per cent more


@dataclass(frozen=True, slots=True)
class Codec:
    """How values of one type are written and read; None where JSON carries them as they are."""

    encode: Encode | None
    decode: Decode | None


_PLAIN = Codec(None, None)


def pack(data: Any) -> bytes:
    """JSON-ready data as compressed bytes; the same data gives the same bytes."""
    # What is packed is made here and holds no cycle.
    return zlib.compress(json.dumps(data, separators=(",", ":"), check_circular=False).encode("ascii"), _LEVEL)


def unpack(packed: bytes) -> Any:
    """The inverse of `pack`; raises ValueError for bytes that are damaged."""
    try:
        return json.loads(zlib.decompress(packed).decode("ascii"))
    except zlib.error as error:
        raise ValueError(f"damaged data ({error})") from None


def encoder(kind: Any) -> Encode:
    """What writes values of a type that is more than JSON carries."""
    found = codec(kind).encode
    assert found is not None  # noqa: S101 - a dataclass or a tuple
    return found


def decoder(kind: Any) -> Decode:
    """The inverse of `encoder`: of data and the article's id."""
    found = codec(kind).decode
    assert found is not None  # noqa: S101
    return found


@lru_cache(maxsize=64)
def codec(kind: Any) -> Codec:
    """The codec of a type: a dataclass of the model, a union, an optional, a tuple or a plain value."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _union(get_args(kind))
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin is Literal:
        return _PLAIN
    return _record(kind) if is_dataclass(kind) else _PLAIN


def _union(members: tuple[Any, ...]) -> Codec:
    given = [member for member in members if member is not type(None)]
    if len(given) == 1:
        return _optional(codec(given[0]))
    records = [member for member in given if is_dataclass(member)]
    if not records:
        return _PLAIN
    tagged = _tagged(tuple(records))
    return _optional(tagged) if len(given) < len(members) else tagged


def _optional(inner: Codec) -> Codec:
    encode, decode = inner.encode, inner.decode
    if encode is None or decode is None:
        return inner
    return Codec(
        lambda value: None if value is None else encode(value),
        lambda data, article: None if data is None else decode(data, article),
    )


def _tagged(records: tuple[Any, ...]) -> Codec:
    """One of several dataclasses, by its place in the union; the members may contain the union itself."""
    numbers = {record: number for number, record in enumerate(records)}

    def encode(value: Any) -> Any:
        kind: Any = type(value)
        found = codec(kind).encode
        return [numbers[kind], *(found(value) if found else ())]

    def decode(data: Any, article: str) -> Any:
        found = codec(records[data[0]]).decode
        return found(data[1:], article) if found else None

    return Codec(encode, decode)


def _tuple(members: tuple[Any, ...]) -> Codec:
    if len(members) == 2 and members[1] is Ellipsis:
        inner = codec(members[0])
        encode, decode = inner.encode, inner.decode
        if encode is None or decode is None:
            return Codec(list, lambda data, _: tuple(data))
        return Codec(
            lambda value: [encode(one) for one in value],
            lambda data, article: tuple([decode(one, article) for one in data]),
        )
    inners = [codec(member) for member in members]
    return Codec(
        lambda value: [one.encode(item) if one.encode else item for one, item in zip(inners, value, strict=True)],
        lambda data, article: tuple(
            one.decode(item, article) if one.decode else item for one, item in zip(inners, data, strict=True)
        ),
    )


def _record(kind: Any) -> Codec:
    if kind is Span:
        return Codec(lambda span: [span.start, span.end], lambda data, article: Span(article, data[0], data[1]))
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    read = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    defaults = [field.default for field in fields(kind)]
    needed = max([number + 1 for number, default in enumerate(defaults) if default is MISSING], default=0)
    inners = [(position, codec(hints[name])) for position, name in enumerate(names)]
    encoders = [(position, one.encode) for position, one in inners if one.encode is not None]
    decoders = [(position, one.decode) for position, one in inners if one.decode is not None]

    def encode(value: Any) -> Any:
        data = list(read(value))
        length = len(data)
        while length > needed and data[length - 1] == defaults[length - 1]:
            length -= 1
        del data[length:]
        for position, work in encoders:
            if position >= length:
                break
            data[position] = work(data[position])
        return data

    if not decoders:
        # Steps and calendar dates come again and again: each is made, and held, once.
        made = lru_cache(maxsize=_SHARED, typed=True)(kind)
        return Codec(encode, lambda data, _: made(*data))

    def decode(data: Any, article: str) -> Any:
        length = len(data)
        for position, work in decoders:
            if position >= length:
                break
            data[position] = work(data[position], article)
        return kind(*data)

    return Codec(encode, decode)
