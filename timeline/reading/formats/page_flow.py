"""Pages of lines to one flow of paragraphs: running heads, page numbers and line-end hyphens taken out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from timeline.reading.text.lines import ends_sentence, starts_like_a_title

_NUMBER = re.compile(
    r"[-–—|(\[ ]*(?:page|p\.|seite|pagina|página)? *(?:\d{1,4}|[ivxlc]{1,6})"
    r"(?: *(?:/|of|von|sur|de) *\d{1,4})?[-–—|)\] ]*",
    re.IGNORECASE,
)
_EDGE = 3
_FEWEST_REPEATS = 2
_SHARE = 0.25  # left and right pages may have heads of their own, chapters too
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_WHOLE_LINE = 0.75


def join_pages(pages: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages, paragraphs on lines of their own with blank lines between, and where each page begins."""
    kept = _without_edges([[line.strip() for line in page.split("\n")] for page in pages])
    compounds = {word.lower() for page in pages for word in _HYPHENATED.findall(page)}
    width = _width(kept)
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for lines in kept:
        starts.append(-1)
        blank = False
        for line in lines:
            if not line:
                blank = True
                continue
            length += _join(parts, line, blank=blank, width=width, compounds=compounds)
            parts.append(line)
            if starts[-1] < 0:
                starts[-1] = length
            length += len(line)
            blank = False
        if starts[-1] < 0:
            starts[-1] = length
    return "".join([*parts, "\n"]) if parts else "", tuple(starts)


def _join(parts: list[str], line: str, *, blank: bool, width: int, compounds: set[str]) -> int:
    """Make the parts ready for one more line, and tell by how many characters they grew (or, a hyphen less, shrank)."""
    if not parts:
        return 0
    last = parts[-1]
    if not blank and _HYPHEN.search(last) and line[:1].islower():
        first, second = re.findall(r"[^\W\d_]+", last)[-1], re.findall(r"[^\W\d_]+", line)[0]
        if f"{first}-{second}".lower() in compounds and last[-1] != "\u00ad":
            return 0
        parts[-1] = last[:-1]
        return -1
    joiner = " " if _goes_on(last, line, blank=blank, width=width) else "\n\n"
    parts.append(joiner)
    return len(joiner)


def _goes_on(last: str, line: str, *, blank: bool, width: int) -> bool:
    """Whether a line goes on with the paragraph of the last one."""
    if line[:1].islower():
        return not blank or not ends_sentence(last)
    if blank or not starts_like_a_title(line):
        return not blank
    return len(last) >= width * _WHOLE_LINE


def _width(pages: Sequence[Sequence[str]]) -> int:
    """How long a full line is: that of the longer ones."""
    lengths = sorted(len(line) for lines in pages for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _without_edges(pages: Sequence[list[str]]) -> list[list[str]]:
    """The lines of each page without what its top and foot share with other pages, and without page numbers."""
    trimmed = [_strip(lines) for lines in pages]
    for last in (False, True):
        for _ in range(_EDGE):
            edges = [_edge(lines, last=last) for lines in trimmed]
            counts = Counter(key for key in edges if key)
            needed = max(_FEWEST_REPEATS, len(trimmed) * _SHARE)
            gone = {key for key, count in counts.items() if count >= needed}
            cut = [_cut(lines, key, gone, last=last) for lines, key in zip(trimmed, edges, strict=True)]
            if cut == trimmed:
                break
            trimmed = cut
    return trimmed


def _edge(lines: Sequence[str], *, last: bool) -> str:
    """The first or last line with its figures made alike; a page number is "#"."""
    line = lines[-1 if last else 0] if lines else ""
    return "#" if _NUMBER.fullmatch(line) else re.sub(r"\d+", "0", " ".join(line.lower().split()))


def _cut(lines: list[str], key: str, gone: set[str], *, last: bool) -> list[str]:
    if not key or (key != "#" and key not in gone):
        return lines
    return _strip(lines[:-1] if last else lines[1:])


def _strip(lines: Sequence[str]) -> list[str]:
    """The lines without blank ones at top and foot."""
    filled = [index for index, line in enumerate(lines) if line]
    return list(lines[filled[0] : filled[-1] + 1]) if filled else []
