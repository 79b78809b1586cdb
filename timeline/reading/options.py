"""What a user may set of reading: which columns of a table hold what, and limits against hostile files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from timeline.errors import ConfigError

FIELDS = ("id", "text", "title", "published", "url", "source", "lang")
_UNITS = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30}
_SIZE = re.compile(r"(\d+)\s*([kmg]?)(?:i?b)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limits:
    """Beyond these an input is refused, with the limit named.

    `file`: bytes of one file, also of one in an archive; `unpacked`: bytes that one archive may give in all;
    `members`: files in one archive; `depth`: archives inside archives; `ratio`: bytes that one packed byte may become.
    """

    file: int = 256 << 20
    unpacked: int = 1 << 30
    members: int = 10_000
    depth: int = 2
    ratio: int = 200


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read.

    `columns` maps our names (FIELDS) to those of a table's columns or a record's keys; `limits` are those against
    hostile files.  `metadata` is the path of a metadata file of its own; `published` gives dates by article id, in the
    user's words; `stdin` is what "-" among the paths stands for.  Where `join_copies`, a text that stands in several
    places is one article.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = Limits()
    metadata: str | None = None
    published: Mapping[str, str] = field(default_factory=dict)
    stdin: bytes | None = None
    join_copies: bool = True

    def column(self, name: str) -> str:
        """What a field is called in the user's tables and records."""
        return self.columns.get(name, name)


def check_columns(columns: Mapping[str, str]) -> dict[str, str]:
    """The mapping itself; raises ConfigError for a name that is none of ours."""
    unknown = [name for name in columns if name not in FIELDS]
    if unknown:
        raise ConfigError(f"`columns`: there is no field {unknown[0]}; known are {', '.join(FIELDS)}")
    return dict(columns)


def parse_limits(given: Mapping[str, int | str]) -> Limits:
    """Settings ({"file": "1GB", "depth": 1}) over the defaults; raises ConfigError for a name or value that is none."""
    known = [one.name for one in fields(Limits)]
    limits = Limits()
    for name, value in given.items():
        match = _SIZE.fullmatch(str(value).strip())
        if name not in known:
            raise ConfigError(f"`limits`: there is no limit {name}; known are {', '.join(known)}")
        if match is None:
            raise ConfigError(f'`limits["{name}"]="{value}"`: write a number, such as 500 or 1GB')
        limits = replace(limits, **{name: int(match[1]) * _UNITS[match[2].lower()]})
    return limits


def size_words(size: int) -> str:
    """A number of bytes for people: "256 MB"."""
    for unit, words in ((30, "GB"), (20, "MB"), (10, "kB")):
        if size >= 1 << unit:
            return f"{size / (1 << unit):.4g} {words}"
    return f"{size} bytes"
