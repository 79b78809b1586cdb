"""How a line with a publication date looks: a language's words among marks that all languages share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_SEPARATOR = r"[|·•–—>»/]|\s-{1,2}(?=\s|$)"
_TIME = r"\d{1,2}[:.]\d\d"
_PLACE = re.compile(
    r"\s*[A-Z][A-Z.'’-]+(?:\s+[A-Z][A-Z.'’-]*)*(?:\s*/\s*[A-Z][A-Z]+)?(?:,\s+[A-Z][\w.’' -]{1,24})?\s*,\s*"
)
_AGENCY = re.compile(r"\s*,?\s*(?:\([^)\n]{2,40}\)|/[A-Z][\w -]{1,30}/|[A-Z]{2,8})?\s*(?:--?|–|—|_|―)\s*\S")
_BAR_BEFORE = re.compile(r"[|·•]\s*$")
_LOWER_BEFORE = re.compile(r"(?<![\w'’])[a-z][\w'’-]*\s*,?\s*$")
_STARTS_FIELD = re.compile(rf"(?:^|[.!?)\]]|{_SEPARATOR})\s*[\[(*]*\s*$")


@dataclass(frozen=True, slots=True)
class BylineForms:
    """Patterns for what stands before and behind a date on its line; `filler` is for a whole word."""

    ends_field: re.Pattern[str]
    filler: re.Pattern[str]
    stamp_behind: re.Pattern[str]
    stamp_before: re.Pattern[str]
    author_behind: re.Pattern[str]
    reading_behind: re.Pattern[str]
    preposed: re.Pattern[str]
    place: re.Pattern[str] = _PLACE
    agency: re.Pattern[str] = _AGENCY
    bar_before: re.Pattern[str] = _BAR_BEFORE
    lower_before: re.Pattern[str] = _LOWER_BEFORE
    starts_field: re.Pattern[str] = _STARTS_FIELD


def compile_byline_forms(words: Mapping[str, Any]) -> BylineForms:
    """The forms of a language from the table `forms` of its `dating.toml`."""
    half = _either(r"\.?".join(map(_either_case, one)) for one in words["half_days"])
    half_end = _either({_either_case(one[-1]) for one in words["half_days"]})
    lower_half = _either(r"\.?".join(one) for one in words["half_days"])
    at, author = _either(words["clock_prepositions"]), _either(map(_capitalised, words["author"]))
    zone = rf"(?:[A-Z]{{2,4}}|[A-Z]{{2}}\s+{_either(words['zone_words'])})\b"
    time = rf"{_TIME}(?::\d\d)?\s*(?:{half}\b\.?)?"
    clock = rf"(?:{at}\s+)?(?:{time}|\d{{1,2}}\s*{half}\b)"
    return BylineForms(
        ends_field=re.compile(rf"\s*[,.;)\]]?\s*(?:$|{_SEPARATOR}|,?\s*{clock}|{author}\s+[A-Z])"),
        filler=re.compile(
            rf"[:,|·•–—-]+|{_either(words['fillers'])}|\(?[A-Z]{{2,4}}\)?,?|{words['weekday']},?"
            rf"|{_TIME}(?:{lower_half}\.?)?,?|{lower_half}\.?,?"
        ),
        stamp_behind=re.compile(rf"\s*[;,|-]?\s*{clock}\s*(?:{zone}|(?<={half_end})(?!\w)|\|)"),
        stamp_before=re.compile(rf"(?:^|[|·•]|\b{at})\s*{time}\s*(?:{zone})?\s*[,|]?\s*$"),
        author_behind=re.compile(rf"\s*[|·•]\s*{author}\s+[A-Z]"),
        reading_behind=re.compile(rf"\s*[|·•]\s*\d{{1,2}}[ -]{_either(words['reading_units'])}\b"),
        preposed=re.compile(rf"(?:^|\W){_either(words['prepositions'])}\s*$", re.IGNORECASE),
    )


def _either(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


def _either_case(letter: str) -> str:
    return f"[{letter.upper()}{letter}]"


def _capitalised(word: str) -> str:
    return _either_case(word[0]) + re.escape(word[1:])
