"""Where the search begins: examples of every format and of the language's words, all from the other tests."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.fuzz.targets import TARGETS
from tests.reading.test_hostile import WHOLE
from tests.report.samples import realistic
from timeline.export import find_format
from timeline.temporal.engine.locale import rule_sources

CASES = Path(__file__).parent / "cases"
CORPUS = Path(__file__).parents[1] / "corpus" / "en"
_PROSE = (
    "OSLO, April 17, 2025 - The mayor said on Monday that the bridge, closed since last March, will reopen next week.",
    "In 1781, during the siege, he wrote two letters; the first arrived three days later. It rained.",
    "From 2014 to 2016 the council met twice a year (the last time on 3/4/2016 at 5 p.m.).\n\nMore\nfollowed in May.",
)
_NODES = tuple(bytes((kind, *range(1, 24))) for kind in range(14))
_DATES = (
    b"2025-04-17",
    b"April 17, 2025 3:04 pm EST",
    b"17/04/25",
    b"2019?/..",
    b"-0043~",
    b"Y-12000",
    b"2020-21",
    b"1985-04-12T23:20:30Z",
)
_TABLES = (
    b"file,published,title,source,url\na.txt,2024-05-06,A,B,https://x.example/\n",
    b"\xef\xbb\xbffile;published\r\na.txt;6.5.2024\r\n",
)
_CORRECTIONS = (
    b"article,start,end,words,action,value\na.txt,11,15,fell,date,2019-03-04\nb.txt,11,15,fell,hide,\n",
    b"article,start,end,action,value\na.txt,11,15,merge,b.txt:11-15\na.txt,39,46,split,\na.txt,39,46,title,Mended\n",
)


@cache
def dictionary() -> tuple[str, ...]:
    """The words of the rules' examples."""
    examples = (text for rule in rule_sources("en") for text in rule.data.get("examples", {}))
    return tuple(sorted({word for text in examples for word in text.split() if word.isascii() and word.isalnum()}))


@cache
def seeds(target: str) -> tuple[bytes, ...]:
    """The first inputs of a target, what was ever found among them."""
    found = [path.read_bytes() for path in sorted((CASES / target).glob("*"))]
    return (b"", *_seeds(target), *found)


def _seeds(target: str) -> Iterator[bytes]:
    if target in ("tagger", "events", "read-txt", "read-md"):
        yield from (text.encode() for text in _PROSE)
    if target == "tagger":
        yield from (text.encode() for rule in rule_sources("en") for text in rule.data.get("examples", {}))
    if target == "events":
        examples = tomllib.loads((CORPUS / "events.toml").read_text(encoding="utf-8"))["example"]
        yield from (str(one["text"]).encode() for one in examples if "text" in one)
    if target == "resolver":
        yield from _NODES
    if target == "strings":
        yield from _DATES
    if target == "metadata":
        yield from _TABLES
    if target == "corrections":
        yield from _CORRECTIONS
    if target == "saved":
        written = io.BytesIO(find_format("x.timeline").render(realistic()))
        yield written.getvalue()
    if target.startswith("read-"):
        suffix = target.removeprefix("read-")
        yield from (data for name, data in WHOLE.items() if name.endswith(f".{suffix}"))


def all_seeds() -> Iterator[tuple[str, bytes]]:
    """Every target with each of its seeds."""
    for target in TARGETS:
        for data in seeds(target):
            yield target, data
