"""Dates in full, in languages that have no locale of ours: dateparser knows the words of their months.

Only what needs no anchor is found: a day or a month with its year.  Candidates are found by their form, so that
offsets are exact; each is then read by dateparser, strictly and in that one language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from timeline.model import Span, TimeExpression
from timeline.model.symbolic import Partial

RULE = "full date"
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ALIASES = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "cmn": "zh"}
_DAY = r"\d{1,2}(?:\.|[ºª°]|er|re|e|-?(?:го|ого|ші|шы|ый|й|то)|:?[ae])?"
_LINK = r"(?:\s*(?:de|del|di|d['’]|do|da|den|of|ng|a|i|-)\b)?\s*"
_YEAR = r"(?:\d{4})(?!\d)"
_FIGURES = (
    r"\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?",
    r"\d{4}\s*년\s*\d{1,2}\s*월(?:\s*\d{1,2}\s*일)?",
    r"\d{4}-\d\d-\d\d(?!\d)",
    r"\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)\d{4}(?!\d)",
)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Reader:
    """What finds and what reads the dates of one language; `parser` is None where dateparser does not know it."""

    pattern: re.Pattern[str]
    parser: Any


def find_full_dates(text: str, article: str, lang: str) -> tuple[TimeExpression, ...]:
    """The days and months that a text names with their years, in its order."""
    reader = _reader(lang.replace("_", "-").partition("-")[0].lower())
    return tuple(_full_dates_of(text, article, reader))


def _full_dates_of(text: str, article: str, reader: _Reader) -> Iterator[TimeExpression]:
    for match in reader.pattern.finditer(text):
        value = _partial_of(match[0], reader.parser)
        if value is not None:
            yield TimeExpression(Span(article, *match.span()), match[0], "DATE", value, RULE)


def _partial_of(words: str, parser: Any) -> Partial | None:
    """The day or month that a candidate names; its figures must all be accounted for."""
    figures = [int(number) for number in _NUMBER.findall(words)]
    if re.search("[年년]|^\\d{4}-", words):
        year, month, day = (*figures, None)[:3]
        return Partial(year=year, month=month, day=day) if _exists(year, month, day) else None
    found = None if parser is None else parser.get_date_data(words)
    if found is None or found.date_obj is None:
        return None
    date = found.date_obj
    wanted = [date.year] if len(figures) == 1 else [date.year, date.day]
    if len(figures) == 3:
        wanted.append(date.month)
    if sorted(figures) != sorted(wanted):
        return None
    return Partial(year=date.year, month=date.month, day=None if len(figures) == 1 else date.day)


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    from calendar import monthrange

    if year is None or month is None or not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= monthrange(year or 4, month)[1]


@lru_cache(maxsize=32)
def _reader(lang: str) -> _Reader:
    from dateparser.languages.loader import default_loader

    code = _ALIASES.get(lang, lang)
    try:
        info = default_loader.get_locale(code).info
    except (ValueError, AttributeError, KeyError, ImportError):
        return _Reader(_compile(list(_FIGURES)), None)
    words = {str(word) for month in _MONTHS for word in info.get(month, ())}
    named = sorted((re.escape(word) for word in words if not word[0].isdigit()), key=lambda word: (-len(word), word))
    forms = list(_FIGURES)
    if named:
        month = rf"(?:{'|'.join(named)})\b\.?"
        forms += [
            rf"{_DAY}{_LINK}{month},?{_LINK}{_YEAR}",
            rf"{_YEAR}\.?\s*{month}\s*\d{{1,2}}(?!\d)",
            rf"{month}\s*{_DAY},?\s*{_YEAR}",
            rf"{month}{_LINK}{_YEAR}",
        ]
    return _Reader(_compile(forms), _parser(code))


def _compile(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w./])(?<!\d-)(?:{'|'.join(forms)})(?![./-]\d)", re.IGNORECASE)


def _parser(lang: str) -> Any:
    from datetime import datetime

    from dateparser.date import DateDataParser

    settings = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["year", "month"],
        "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001 - never used: relative words are refused
        "PREFER_DAY_OF_MONTH": "first",
    }
    return DateDataParser(languages=[lang], settings=settings)
