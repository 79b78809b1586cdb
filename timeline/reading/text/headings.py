"""Short headings inside a text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline.model import Region
from timeline.reading.text.lines import Line, ends_sentence, starts_like_a_title

_LONGEST_HEADING = 80
_MOST_WORDS = 12
_WRAPPED_SHARE = 0.3


def find_headings(lines: Sequence[Line]) -> tuple[Region, ...]:
    """Lines that stand for a heading: short, without end punctuation, between whole paragraphs.

    In a text whose lines are broken at a width, only a line with blank lines around it counts.
    """
    filled = [line for line in lines if line.text]
    apart_only = _is_wrapped(filled)
    found: list[Region] = []
    for index in range(1, len(filled) - 1):
        before, line, after = filled[index - 1 : index + 2]
        apart = line.number > before.number + 1 and after.number > line.number + 1
        if looks_like_heading(line.text) and (apart or (not apart_only and _between(before, line, after))):
            found.append(Region(line.start, line.end, "heading"))
    return tuple(found)


def looks_like_heading(text: str) -> bool:
    """Whether a line by itself could be a heading."""
    if len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_WORDS or not starts_like_a_title(text):
        return False
    bare = text.rstrip("\"'”’»)]")
    return not ends_sentence(text.rstrip("?!")) and not bare.endswith((",", ";", ":", ".", "…", "-"))


def _between(before: Line, line: Line, after: Line) -> bool:
    """Whether the lines around are whole: the one before ends, the one behind begins a longer paragraph."""
    ended = line.number > before.number + 1 or ends_sentence(before.text)
    return ended and starts_like_a_title(after.text) and len(after.text) > len(line.text) and ends_sentence(after.text)


def _is_wrapped(filled: Sequence[Line]) -> bool:
    """Whether lines are broken inside sentences: many do not end one and go on in lower case right below."""
    pairs = list(pairwise(filled))
    broken = sum(
        not ends_sentence(line.text) and below.number == line.number + 1 and not starts_like_a_title(below.text)
        for line, below in pairs
    )
    return bool(pairs) and broken > len(pairs) * _WRAPPED_SHARE
