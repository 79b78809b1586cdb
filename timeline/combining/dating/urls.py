"""Publication dates in the address of an article: its URL, its file name, the number of an agency's story."""

from __future__ import annotations

import re

from timeline.calendar.days import parse_day
from timeline.combining.dating.cues import dating_cues
from timeline.combining.dating.date_strings import Refused, read_date, value_of
from timeline.combining.dating.stated_days import Dated
from timeline.model import Article, Evidence, TimeValue

_YEARS = range(1800, 2101)
_PATH = re.compile(r"/(\d{4})/(\d{1,2}|[a-z]{3})(?:/(\d{1,2}))?(?=/|$)", re.IGNORECASE)
_NAME = re.compile(r"(?<![0-9A-Za-z])(\d{4})[-_.](\d\d)[-_.](\d\d)(?![0-9A-Za-z])")
_DIGITS = re.compile(r"(?<![0-9A-Za-z])(?:[A-Z]{2,4}(?:_[A-Z]{3}_)?)?(\d{4})(\d\d)(\d\d)(?![0-9A-Za-z])")


def date_in_address(article: Article) -> Dated | None:
    """The date that the URL or the file name holds: /2024/03/17/, 2024-03-17-slug, APW20240317.0261."""
    for address, confidence in ((article.url, 0.85), (article.id, 0.7)):
        for pattern in (_PATH, _NAME, _DIGITS) if address else ():
            match = pattern.search(address or "")
            value = _value(match, article.lang) if match else None
            if match is not None and value is not None:
                return Dated(value, Evidence("metadata", match[0].strip("/"), confidence))
    return None


def _value(match: re.Match[str], lang: str) -> TimeValue | None:
    year, month, day = match[1], match[2].lower(), match[3]
    if not month.isdecimal():
        months = dating_cues(lang).address_months
        month = str(months.index(month) + 1) if month in months else month
    if int(year) not in _YEARS or not month.isdecimal():
        return None
    outcome = read_date("-".join(part for part in (year, month, day) if part))
    if isinstance(outcome, Refused) or outcome.earliest is None or outcome.latest is None:
        return None
    return value_of(match[0], parse_day(outcome.earliest), parse_day(outcome.latest), outcome.grain or "day")
