"""Publication dates that stand in an article's text by form: lines with an author or a cue, and datelines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.combining.dating.stated_days import StatedDay, in_region, line_around

if TYPE_CHECKING:
    from timeline.combining.dating.cues import DatingCues
    from timeline.model import Article, EvidenceKind

_HEAD, _FOOT = 700, 400

BY_CUE = 0.9
"""From this confidence on a header stands by itself, whatever other dates the text tells."""


@dataclass(frozen=True, slots=True)
class Byline:
    """A date that stands where publication dates stand, and how surely it is one."""

    day: StatedDay
    kind: EvidenceKind
    confidence: float
    by_cue: bool = False


def find_byline(article: Article, days: Sequence[StatedDay], words: DatingCues) -> Byline | None:
    """The surest publication date that the form of the text shows; the earlier in the text among equals.

    Several dates of one form are those of a chronicle, or of readers' comments, and count for nothing.
    """
    found = [header for day in days if (header := _header(article, day, words)) is not None]
    by_form = {header.day.number for header in found if header.confidence < BY_CUE}
    if len(by_form) > 1:
        found = [header for header in found if header.confidence >= BY_CUE or header.by_cue]
    return max(found, key=lambda header: (header.confidence, -header.day.start), default=None)


def _header(article: Article, day: StatedDay, words: DatingCues) -> Byline | None:
    at_top = day.start < _HEAD or day.start - article.body < _HEAD // 2
    at_foot = day.start > len(article.text) - _FOOT
    if day.weekday_fits is False or not (at_top or at_foot):
        return None
    before, after = line_around(article.text, day)
    confidence = _after_cue(before, words)
    if confidence is not None:
        return Byline(day, "page", confidence, by_cue=True)
    if not at_top or in_region(article, day, ("title",)):
        return None
    if words.forms.place.fullmatch(before) and words.forms.agency.match(after):
        return Byline(day, "dateline", 0.9)
    confidence = _by_form(before, after, words, clock=day.clock, sure_day=day.weekday_fits is True)
    return None if confidence is None else Byline(day, "page", confidence)


def _after_cue(before: str, words: DatingCues) -> float | None:
    """How sure a cue right before the date makes it: "Published on", "Updated:"."""
    for cues, confidence in ((words.published, 0.95), (words.updated, 0.7)):
        found = list(cues.finditer(before))
        if not found:
            continue
        first, behind = before[: found[-1].start()], before[found[-1].end() :]
        if _only_fillers(behind, words) and words.forms.starts_field.search(first):
            return confidence
    return None


def _only_fillers(text: str, words: DatingCues) -> bool:
    spaced = re.sub(r"([:|·•–—])", r" \1 ", text) if not re.search(r"\d:\d", text) else text
    return all(words.forms.filler.fullmatch(token) for token in spaced.split())


def _by_form(before: str, after: str, words: DatingCues, *, clock: bool, sure_day: bool) -> float | None:
    """How sure an author's line, a clock beside it, or a line of its own makes the date.

    `clock` says that the date has a time of day, `sure_day` that the weekday beside it is the right one.
    """
    line, forms = before.strip(), words.forms
    author = words.byline.match(line)
    ends = clock or forms.ends_field.match(after)
    if author is not None and ends and _names_only(line[author.end() :], words):
        return 0.85
    if forms.preposed.search(before):
        return None
    stamped = clock or forms.stamp_behind.match(after)
    if (stamped and sure_day) or forms.stamp_before.search(before):
        return BY_CUE if sure_day else 0.8
    if forms.author_behind.match(after) or (stamped and not forms.lower_before.search(before)):
        return 0.8
    if words.updated.match(after.lstrip(" ,|")) or (ends and forms.bar_before.search(before)):
        return 0.8
    if not line and forms.reading_behind.match(after):
        return 0.8
    return 0.75 if not line and not after.strip() else None


def _names_only(text: str, words: DatingCues) -> bool:
    """Whether only names, jobs and separators stand between "By" and the date."""
    tokens = re.findall(r"[^\W\d_][\w.'’-]*", text)
    return len(tokens) <= 14 and all(token[0].isupper() or token.lower() in words.byline_words for token in tokens)
