"""What stands in front of a sentence and is no part of it: datelines ("OSLO (AP) — ") and remarks in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’\-]+"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\-]+"
_PLACE = rf"(?P<place>{_CAPITALS}(?: {_CAPITALS}){{0,3}}(?: ?, {_NAME}(?: {_NAME})?)?)"
_NAMED = rf"(?P<named>{_NAME}(?: {_NAME}){{0,3}}(?: ?, {_NAME}(?: {_NAME})?)?)"
_AGENCIES = "AP|AFP|Reuters|REUTERS|CNN|UPI|BBC|Xinhua|dpa|DPA|ITAR-TASS|TASS|ANSA|EFE|Kyodo|Bloomberg|PTI|ANI|IANS|RIA"
_AGENCY = rf"(?:\((?:{_AGENCIES})\)|-LRB- (?:{_AGENCIES}) -RRB-)"
_DAY = r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
_BRACKETS = r"(?:\([^()\n]{1,80}\)|-LRB- [^\n]{1,80}? -RRB-)\s*(?:--?|–|—)?\s*"
_STAMP = (
    r"(?:[A-Z][A-Z ]+(?:, [A-Z][a-z]+ )?\| [A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2} ?, \d{4} [\d:]+ ?[ap]m [A-Z]{3,4}\s+)?"
)
_FRONT = re.compile(
    rf"\s*{_STAMP}(?:{_PLACE}{_DAY} ?(?:{_AGENCY}\s?(?:--?|_|–|—)\s*|\s(?:--|_|–|—|-)\s+|—\s?)"
    rf"|{_NAMED}{_DAY} {_AGENCY}\s?(?:--?|_|–|—)\s*|{_BRACKETS})(?=[A-ZÀ-ÖØ-Þ\"“‘`'])"
)


@dataclass(frozen=True, slots=True)
class SentencePrefix:
    """Where the front of a sentence ends, and the offsets of the place that a dateline names."""

    end: int
    place: tuple[int, int] | None


def sentence_prefix(text: str, start: int, end: int) -> SentencePrefix | None:
    """The dateline or remark that a block of text begins with; None where it begins with its first sentence."""
    match = _FRONT.match(text, start, end)
    if match is None:
        return None
    name = next((name for name in ("place", "named") if match[name] is not None), None)
    return SentencePrefix(match.end(), None if name is None else match.span(name))
