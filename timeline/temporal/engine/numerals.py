"""Dates and numbers written in figures: what the digits of one token can mean."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from typing import Any

from timeline.calendar.partial import days_of
from timeline.model.symbolic import Modified, Node, Partial, TimeOfDay

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$")
_POINTED = re.compile(r"(?:1?\d|2[0-3])\.[0-5]\d")
_FRACTIONS = {"¼": 0.25, "½": 0.5, "¾": 0.75}

MAX_DIGITS = 24
"""How long a number may be to count anything: longer runs are codes."""


def numeral_values(kind: str, text: str, *, month_first: bool) -> Iterator[tuple[str, Any]]:
    """The (category, value) readings of a token of digits; none where what it says does not exist."""
    match kind:
        case "number" if len(text) <= MAX_DIGITS:
            digits = text.replace(",", "")
            yield "NUMBER", float(digits) if "." in digits else int(digits)
            if _POINTED.fullmatch(text):
                yield "POINTED", (int(text[:-3]), int(text[-2:]), None)
            if text.isdigit():
                yield "DIGITS", text
                if len(text) == 2:
                    yield "DIGITS2", int(text)
        case "ordinal":
            yield "ORDINAL", int(text.rstrip(string.ascii_letters))
        case "fraction":
            yield "FRACTION", _FRACTIONS[text]
        case "shortyear":
            number = int(text[1:])
            yield "SHORTYEAR", 2000 + number if number < 30 else 1900 + number
        case "decade":
            yield "DECADE", _decade(re.sub(r"\D", "", text))
        case "clock":
            yield from _clock(text)
        case "iso":
            yield from (("ISO" if isinstance(node, Partial) else "ISOTIME", node) for node in _iso(text))
        case "noted":
            yield "DIGITS", text
        case "slashed" | "yearfirst":
            yield from (("SLASHED", node) for node in _slashed(text, month_first=month_first))


def _decade(digits: str) -> tuple[str, int]:
    if len(digits) == 2:
        return "decade", (200 if digits < "30" else 190) + int(digits[0])
    if len(digits) == 4 and digits.endswith("00") and digits < "2000":
        return "century", int(digits[:2])
    return "decade", int(digits[:-1])


def _clock(text: str) -> Iterator[tuple[str, Any]]:
    hour, minute, *second = (int(part) for part in text.split(":"))
    if hour <= 23 and minute <= 59 and all(part <= 59 for part in second):
        yield "CLOCK", (hour, minute, second[0] if second else None)


def _iso(text: str) -> Iterator[Node]:
    match = _ISO.match(text)
    if match is None:
        return
    year, month, day, hour, minute, second, zone = match.groups()
    if not 1 <= int(month) <= 12:
        return
    date = Partial(year=int(year), month=int(month), day=int(day))
    if days_of(date) is None:
        return
    if hour is None:
        yield date
    elif int(hour) < 24 and int(minute) < 60:
        yield TimeOfDay(date, hour=int(hour), minute=int(minute), second=int(second) if second else None, zone=zone)


def _slashed(text: str, *, month_first: bool) -> Iterator[Node]:
    first, second, third = (part for part in re.split(r"[/.-]", text))
    if len(first) in (3, 4):
        year, month, day = first, second, third
        date = _date(year, month, day) if len(first) == 4 and len(third) <= 2 else None
        if date is not None:
            yield date
        return
    if len(third) == 3:
        return
    american, other = _date(third, first, second), _date(third, second, first)
    if american is not None and other is not None and american != other:
        yield Modified(american if month_first and "." not in text else other, "approx")
    elif american is not None or other is not None:
        yield american or other or Partial()


def _date(year: str, month: str, day: str) -> Partial | None:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < 30 else 1900
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    date = Partial(year=number, month=int(month), day=int(day))
    return date if days_of(date) is not None else None
