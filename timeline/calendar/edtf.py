"""EDTF (ISO 8601-2, levels 1 and 2) in and out.

Level 1 gives approximate and uncertain dates, seasons, open and unknown ends, years beyond four digits and
unspecified digits (198X, 19XX); level 2 the quarters 33-36 and halves 40-41 of a year.  What EDTF cannot say is
written as the interval of its days (weeks) or as its day (parts of a day); None where even that fails.
"""

from __future__ import annotations

import re

from timeline.calendar.days import civil, day_number, days_in_month, iso_day, iso_year, parse_day
from timeline.calendar.interval import parse_instant
from timeline.calendar.whole_units import month_days, whole_months, whole_years, year_days
from timeline.model import Grain, Qualifier

_SEASONS = {3: 21, 6: 22, 9: 23, 12: 24}
_QUARTERS = {1: 33, 4: 34, 7: 35, 10: 36}
_HALVES = {1: 40, 7: 41}
_YEARS = frozenset({"year", "decade", "century", "millennium"})
_DAYS = frozenset({"day", "week", "weekend", "fortnight", "part", "hour", "minute", "second"})
_UNSPECIFIED: dict[str, int] = {"decade": 1, "century": 2, "millennium": 3}
_UNMARKED = re.compile(r".*-(?:2[1-4]|3[3-6]|4[01])|.*X")
_CLOCK = re.compile(r"T(\d\d):(\d\d)(?::(\d\d))?$")
_POINT = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?]?)")
_MASKED = re.compile(r"(\d{1,3})(X{1,3})")
_LONG = re.compile(r"Y(-?\d{5,})([~?]?)")
_MARKS: dict[str, Qualifier] = {"": "certain", "~": "approximate", "?": "uncertain"}

_MASK_GRAINS: dict[int, Grain] = {10: "decade", 100: "century", 1000: "millennium"}

EdtfInterval = tuple[str | None, str | None, Grain, Qualifier]


def edtf(
    earliest: str | None,
    latest: str | None,
    grain: Grain | None,
    qualifier: Qualifier,
    mod: str | None = None,
    *,
    open_start: bool = False,
    open_end: bool = False,
) -> str | None:
    """A time value as EDTF, or None where EDTF cannot say it.

    A missing end is ".." where it is open (`open_start`, `open_end`), else empty: unknown.
    """
    grain = grain or "day"
    mark = "~" if qualifier == "approximate" or (mod or "").lower() == "approx" else ""
    mark = "?" if qualifier == "uncertain" else mark
    if earliest is not None and latest is not None:
        return _closed(earliest, latest, grain, mark)
    if earliest is not None:
        start = _edge(parse_day(earliest), grain, mark, end=False)
        return None if start is None else f"{start}/{'..' if open_end else ''}"
    if latest is not None:
        stop = _edge(parse_day(latest), grain, mark, end=True)
        return None if stop is None else f"{'..' if open_start else ''}/{stop}"
    return None


def _closed(earliest: str, latest: str, grain: Grain, mark: str) -> str | None:
    first, last = parse_day(earliest), parse_day(latest)
    clock = _CLOCK.search(earliest)
    if clock is not None and grain in ("hour", "minute", "second") and _same_unit(earliest, latest, grain):
        day = _day(first, "")
        return None if day is None else f"{day}T{clock[1]}:{clock[2]}:{clock[3] or '00'}"
    if last < first:
        return None
    whole = _whole(first, last, grain)
    if whole is not None and not (mark and _UNMARKED.fullmatch(whole)):
        return whole + mark
    if first == last:
        return _day(first, mark)
    start, stop = _ends(first, last, grain, mark)
    return None if start is None or stop is None else f"{start}/{stop}"


def _ends(first: int, last: int, grain: Grain, mark: str) -> tuple[str | None, str | None]:
    """Both ends with one precision: years or months where the stretch is made of these, else days."""
    if grain in _YEARS and whole_years(first, last) is not None:
        return _edge(first, "year", mark, end=False), _edge(last, "year", mark, end=True)
    if grain not in _DAYS and whole_months(first, last) is not None:
        return _finest(first, mark, end=False), _finest(last, mark, end=True)
    return _day(first, mark), _day(last, mark)


def _same_unit(earliest: str, latest: str, grain: Grain) -> bool:
    length = {"hour": 3, "minute": 6, "second": 9}[grain]
    at = earliest.index("T")
    return earliest[: at + length] == latest[: at + length]


def _whole(first: int, last: int, grain: Grain) -> str | None:
    """A stretch that is one period of `grain` in one EDTF expression."""
    years, months = whole_years(first, last), whole_months(first, last)
    if years is not None and grain in _YEARS:
        return _whole_years(*years, grain)
    if months is None:
        return None
    (year, start), (last_year, last_month) = months
    count = (last_year - year) * 12 + last_month - start + 1
    codes = {("season", 3): _SEASONS, ("quarter", 3): _QUARTERS, ("half", 6): _HALVES}.get((grain, count), {})
    if start in codes and abs(year) <= 9999:
        return f"{iso_year(year)}-{codes[start]}"
    return _month(year, start) if grain == "month" and count == 1 else None


def _whole_years(first: int, last: int, grain: Grain) -> str | None:
    if first == last:
        return iso_year(first) if abs(first) <= 9999 else f"Y{first}"
    digits = _UNSPECIFIED.get(grain, 0)
    if digits and first >= 0 and last <= 9999 and last - first + 1 == 10**digits and first % 10**digits == 0:
        return iso_year(first)[:-digits] + "X" * digits
    return None


def _month(year: int, month: int) -> str | None:
    return f"{iso_year(year)}-{month:02}" if abs(year) <= 9999 else None


def _day(number: int, mark: str) -> str | None:
    return iso_day(number) + mark if abs(civil(number)[0]) <= 9999 else None


def _edge(number: int, grain: Grain, mark: str, *, end: bool) -> str | None:
    """One end of an interval at its grain; as a day where no period of the grain begins or ends there."""
    if grain in _DAYS:
        return _day(number, mark)
    if grain not in _YEARS:
        return _finest(number, mark, end=end)
    year, month, day = civil(number)
    if (month, day) != ((12, 31) if end else (1, 1)):
        return _day(number, mark)
    return iso_year(year) + mark if abs(year) <= 9999 else None


def _finest(number: int, mark: str, *, end: bool) -> str | None:
    """One end of an interval as a month where one begins or ends there, else as a day."""
    year, month, day = civil(number)
    if day != (days_in_month(year, month) if end else 1):
        return _day(number, mark)
    text = _month(year, month)
    return None if text is None else text + mark


def parse_edtf(text: str) -> EdtfInterval:
    """(earliest, latest, grain, qualifier) of the EDTF that `edtf` writes; raises ValueError for any other.

    An open and an unknown end are both None.  The grain of an interval is that of its ends.
    """
    start, slash, stop = text.partition("/")
    if not slash:
        return _parse_point(text)
    if start in ("", "..") and stop in ("", ".."):
        raise ValueError(f"an interval without any end: {text!r}")
    first = None if start in ("", "..") else _parse_point(start)
    last = None if stop in ("", "..") else _parse_point(stop)
    known = [end for end in (first, last) if end is not None]
    qualifier: Qualifier = next((end[3] for end in known if end[3] != "certain"), "certain")
    grain: Grain = "day" if any(end[2] == "day" for end in known) else known[0][2]
    earliest, latest = (first[0] if first else None), (last[1] if last else None)
    if earliest and latest and parse_instant(earliest, end=False) > parse_instant(latest, end=True):
        raise ValueError(f"an interval that ends before it begins: {text!r}")
    return earliest, latest, grain, qualifier


def _parse_point(text: str) -> EdtfInterval:
    if _CLOCK.search(text):
        parse_day(text)
        return text, text, "second", "certain"
    if match := _LONG.fullmatch(text):
        return _days(*year_days(int(match[1])), "year", match[2])
    if match := _MASKED.fullmatch(text):
        if len(text) != 4:
            raise ValueError(f"not a year of four digits: {text!r}")
        size = 10 ** len(match[2])
        grain = _MASK_GRAINS[size]
        return _days(*year_days(int(match[1]) * size, (int(match[1]) + 1) * size - 1), grain, "")
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"not EDTF as written here: {text!r}")
    year, month, day, mark = int(match[1]), match[2], match[3], match[4]
    if day is not None:
        number = day_number(year, int(month), int(day))
        return _days(number, number, "day", mark)
    if month is None:
        return _days(*year_days(year), "year", mark)
    return _parse_month(year, int(month), mark)


def _parse_month(year: int, code: int, mark: str) -> EdtfInterval:
    if 1 <= code <= 12:
        return _days(*month_days(year, code), "month", mark)
    tables: tuple[tuple[Grain, dict[int, int], int], ...] = (
        ("season", _SEASONS, 3),
        ("quarter", _QUARTERS, 3),
        ("half", _HALVES, 6),
    )
    for grain, codes, count in tables:
        for start, known in codes.items():
            if known == code:
                last = start + count - 2
                stop = month_days(year + last // 12, last % 12 + 1)[1]
                return _days(day_number(year, start), stop, grain, mark)
    raise ValueError(f"not a month or season: {code}")


def _days(first: int, last: int, grain: Grain, mark: str) -> EdtfInterval:
    return iso_day(first), iso_day(last), grain, _MARKS[mark]
