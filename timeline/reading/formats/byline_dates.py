"""The dates in the lines by which a page shows author and date: "Submitted by the desk on Fri, 12/04/2020 - 11:11"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_CLOCK = r"(?:,?\s*[-–|]?\s*(?:[^\W\d_]{1,3}\s)?\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s*[AaPp]\.?[Mm]\b\.?)?)?"
_WORD = r"[^\W\d_]{3,12}\.?"
_FORMS = (
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?",
    rf"(?:<weekday>[^\W\d_]{{0,9}}\.?,?\s)?\d{{1,2}}(?P<sep>[/.-])\d{{1,2}}(?P=sep)\d{{4}}{_CLOCK}",
    rf"\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?\s(?:\w\w\s)?{_WORD},?\s(?:\w\w\s)?\d{{4}}",
    rf"{_WORD}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}",
    r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日",
)


@dataclass(frozen=True, slots=True)
class PageWords:
    """Patterns of dates and of what pages write before them; `label` is any of it at the start of a line."""

    date: re.Pattern[str]
    updated: re.Pattern[str]
    label: re.Pattern[str]


@cache
def page_words() -> PageWords:
    """The words of all languages."""
    text = files("timeline.reading.formats").joinpath("page_words.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    updated, published = _either(data["updated"]), _either(data["published"])
    label = rf"^(?:(?:{published}|{updated})\b[\s:,|-]*(?:{_either(data['between'])}\b[\s:]*)?)+"
    forms = "|".join(_FORMS).replace("<weekday>", _either(data["weekdays"]))
    date = re.compile(rf"(?<![\w/.-])(?:{forms})(?![\w/])", re.IGNORECASE)
    return PageWords(date, re.compile(rf"\b{updated}\b", re.IGNORECASE), re.compile(label, re.IGNORECASE))


def dates_in(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Name and words of each date in the lines: "byline", or "byline (updated)" behind such a word."""
    for line in lines:
        end = 0
        for match in page_words().date.finditer(line):
            changed = page_words().updated.search(line[end : match.start()])
            yield "byline (updated)" if changed else "byline", match[0].strip()
            end = match.end()


def _either(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})"
