"""Whether an article puts the day or the month first in figures such as 03/04/2021.

Its own dates say so where one of them can be read in one way only, or where a weekday stands beside it; else the
language of the place for which it was written, as far as that has one order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal

from timeline.calendar.days import day_number, days_in_month, weekday

Order = Literal["dmy", "mdy"]

FIGURES = re.compile(
    r"(?<![\w/.-])(?:(?P<weekday>[^\W\d_]{2,12})\.?,?\s{1,3})?"
    r"(?P<one>\d{1,2})(?P<sep>[/-])(?P<two>\d{1,2})(?P=sep)(?P<year>\d{4})(?![\w/-])"
)
"""A day in figures, with the word before it, which may be its weekday."""
_SEARCHED = 20_000  # characters of a text
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def order_in(texts: Iterable[str], lang: str) -> Order | None:
    """The order of all figures in the texts that can be read in one order only; None where none can, or they differ."""
    found = {
        order
        for text in texts
        for match in FIGURES.finditer(text[:_SEARCHED])
        if (order := _order(match, lang)) is not None
    }
    return found.pop() if len(found) == 1 else None


def order_of_language(lang: str) -> Order | None:
    """The order that a language tag stands for: "en-US", "en-GB", "fr", but not "en"."""
    if lang.lower() == "en":
        return None
    if lang.replace("_", "-").lower() == "en-us":
        return "mdy"
    order = str(_locale(lang).get("date_order") or "").lower()
    return "dmy" if order == "dmy" else None


def named_weekday(word: str, lang: str) -> int | None:
    """The weekday that a word names in a language or in English, 1 (Monday) to 7; None for other words."""
    for one in (lang, "en"):
        info = _locale(one)
        for number, name in enumerate(_DAYS, start=1):
            if word.lower().rstrip(".") in (str(known).lower().rstrip(".") for known in info.get(name, ())):
                return number
    return None


def _order(match: re.Match[str], lang: str) -> Order | None:
    """The one order in which figures are a day, and that of the weekday beside it where one is named."""
    year, one, two = int(match["year"]), int(match["one"]), int(match["two"])
    if one == two:
        return None
    readings: dict[Order, tuple[int, int]] = {"dmy": (two, one), "mdy": (one, two)}
    there_are = {order: pair for order, pair in readings.items() if _exists(year, *pair)}
    named = named_weekday(match["weekday"], lang) if match["weekday"] else None
    if named is not None:
        there_are = {order: pair for order, pair in there_are.items() if weekday(day_number(year, *pair)) == named}
    return next(iter(there_are)) if len(there_are) == 1 else None


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)


@lru_cache(maxsize=32)
def _locale(lang: str) -> dict[str, Any]:
    from dateparser.languages.loader import default_loader

    for code in (lang.replace("_", "-"), lang.replace("_", "-").partition("-")[0].lower()):
        try:
            info: dict[str, Any] = default_loader.get_locale(code).info
        except (ValueError, AttributeError, KeyError, ImportError):
            continue
        return info
    return {}
