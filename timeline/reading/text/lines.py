"""Lines of a text with their offsets, and what a line looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ABBREVIATION_END = re.compile(r"\b(?:[A-Z]\.)+$|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|St|vs)\.$")
_TITLE_START = re.compile(r"[\"'“‘«(\[¿¡]*[^\W_]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it: its number, its offsets in the text, its words."""

    number: int
    start: int
    end: int
    text: str


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text; `text[line.start:line.end] == line.text`."""
    lines: list[Line] = []
    offset = 0
    for number, raw in enumerate(text.split("\n")):
        stripped = raw.strip()
        start = offset + (len(raw) - len(raw.lstrip()) if stripped else 0)
        lines.append(Line(number, start, start + len(stripped), stripped))
        offset += len(raw) + 1
    return tuple(lines)


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does; "in the U.S." alone does not."""
    return bool(_SENTENCE_END.search(text)) and not _ABBREVIATION_END.search(text)


def starts_like_a_title(text: str) -> bool:
    """Whether a line starts with a capital, a digit or a letter of a script without case."""
    match = _TITLE_START.match(text)
    return match is not None and not match[0][-1].islower()
