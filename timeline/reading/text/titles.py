"""Where the title stands in a text, or what to call a text that has none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.reading.text.lines import Line, ends_sentence, starts_like_a_title

_LONGEST_TITLE = 160
_LONGEST_QUESTION = 100
_SHORTENED = 90
# A line of its own that holds a dateline ("OSLO (AP) --") or a byline is no title.
_LABEL = re.compile(r".{1,80}(?:--|\s[-–—_])|(?:By|by|BY) [A-Z][^.!?]{2,60}|\([^()]*\)")
# A full stop after one letter ("U.S.") or a form of address ends no sentence.
_SENTENCE_END = re.compile(
    r"(?<![.\s]\w)(?<!\b(?:Mr|Ms|Dr|St|Lt))(?<!\b(?:Gov|Sen|Rep|Gen|Col|Rev|Mrs))"
    r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title and where it stands in the text; `start == end` where it does not stand there by itself."""

    text: str
    start: int = 0
    end: int = 0


def find_title(lines: tuple[Line, ...]) -> Title:
    """The first line where it is short, unpunctuated and set off from the prose; else the first sentence, shortened."""
    filled = [line for line in lines if line.text]
    while len(filled) > 1 and _LABEL.fullmatch(filled[0].text):
        filled = filled[1:]
    if not filled:
        return Title("")
    first = filled[0]
    if len(filled) > 1 and _is_title(first, filled[1]):
        return Title(" ".join(first.text.split()), first.start, first.end)
    return Title(shorten(_first_sentence(first.text)))


def shorten(text: str, length: int = _SHORTENED) -> str:
    """The text in one line, cut at a word where it is longer than `length` characters."""
    words = " ".join(text.split())
    if len(words) <= length:
        return words
    cut = words[: length + 1].rpartition(" ")[0] or words[:length]
    return cut.rstrip(" ,;:–—-") + "…"


def _is_title(first: Line, second: Line) -> bool:
    if len(first.text) > _LONGEST_TITLE or not starts_like_a_title(first.text):
        return False
    apart = second.number > first.number + 1
    if first.text.endswith(("?", "!")):
        return apart and len(first.text) <= _LONGEST_QUESTION
    if first.text.endswith(".") and not _is_capitalised(first.text):
        return False
    if ends_sentence(first.text) or first.text.endswith((",", ";", ":")):
        return False
    return apart or (len(second.text) >= 2 * len(first.text) and starts_like_a_title(second.text))


def _is_capitalised(text: str) -> bool:
    """Whether the longer words begin with a capital, as in headlines: "Talks Resume in the U.S."."""
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_]{5,}", text))


def _first_sentence(text: str) -> str:
    match = _SENTENCE_END.search(text)
    return text[: match.end()] if match else text
