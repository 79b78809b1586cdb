"""Publication dates that open a text: a first line that is a date, and datelines in every order of place and date.

"VIENNA, 4 April 2025 —", "April 4, 2025 (VIENNA) —", "VIENNA (Agency) — April 4, 2025 —", "April 4, 2025 – VIENNA –".
What parts them may have been read with a wrong encoding ("â€”", "Â"), as pages bring it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.combining.dating.bylines import BY_CUE, Byline, find_byline
from timeline.combining.dating.stated_days import in_region, line_around

if TYPE_CHECKING:
    from timeline.combining.dating.cues import DatingCues
    from timeline.combining.dating.stated_days import StatedDay
    from timeline.model import Article

_HEAD = 700
_BESIDE = 0.8  # a byline that something beside the date makes surer than a line of its own
_PROSE = 30
_FIRST_LINES = 3
_FEWEST_SENTENCES = 1
_BLANKS = re.compile(r"[\sÂ\u200b]+")
_BLANK = " ?"  # lines are matched with their blanks made one
_DASH = r"(?:-{1,3}|[–—―‒_]|â(?:€.|\x80.))"
_UPPER = r"[^\W\d_a-zß-ÿ]"
_CAPITALS = rf"{_UPPER}(?:{_UPPER}|[.'’-])+"
_CAPITALISED = rf"{_UPPER}[\w.'’-]*"
_REGION = rf"(?:,{_BLANK}{_CAPITALISED}(?:\s+{_CAPITALISED}){{0,2}})?"
_STRONG_PLACE = rf"{_CAPITALS}(?:[\s/]+{_CAPITALS}){{0,3}}{_REGION}"
_PLACE = rf"{_CAPITALISED}(?:[\s/]+{_CAPITALISED}){{0,2}}{_REGION}"
_BRACKET = rf"\({_BLANK}{_UPPER}[^()\n]{{1,60}}\)"
_AGENCY = rf"(?:{_BRACKET}|/{_BLANK}{_UPPER}[^/\n]{{1,40}}/)"
_MARK = rf"(?:{_BLANK}(?:[,;:|·•]|{_DASH})?{_BLANK})"
_ENDS = rf"{_BLANK}(?:{_DASH}|[:|]){_BLANK}[–—-]*{_BLANK}"

_BEHIND_STRONG = re.compile(rf"{_MARK}(?:{_AGENCY}|{_STRONG_PLACE})(?:{_MARK}{_AGENCY})?{_ENDS}(?=\S)")
_BEHIND_CAPITALS = re.compile(rf"{_MARK}\({_BLANK}{_STRONG_PLACE}{_BLANK}\){_BLANK}{_DASH}{_BLANK}(?=\S)")
_BEHIND = re.compile(rf"{_MARK}{_PLACE}(?:{_MARK}{_AGENCY})?{_BLANK}(?:{_DASH}|:){_BLANK}(?=\S)")
_BEFORE_STRONG = re.compile(
    rf"\W*(?:{_STRONG_PLACE}\)?(?:{_MARK}{_AGENCY})?|{_PLACE}{_MARK}{_AGENCY}){_MARK}[(\[]?{_BLANK}"
)
_BEFORE = re.compile(rf"\W*{_PLACE}{_MARK}[(\[]?{_BLANK}")
_CLOSES = re.compile(rf"{_BLANK}[)\]]?{_BLANK},?{_BLANK}(?:{_AGENCY}|{_UPPER}{{2,8}})?{_ENDS}(?=\S)")
_PROSE_BEHIND = re.compile(rf" {_UPPER}[\w'’]* [^\W\d_]")
_STOP = re.compile(r"[.!?]\s")
_STOPS = re.compile(rf"\. (?={_UPPER})")
_IN_BRACKET = re.compile(r"[(\[][^()\[\]]*$")
_CLOSES_BRACKET = re.compile(rf"{_BLANK}[)\]]{_BLANK}(?=\S)")
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[^\W\d_]\.?[^\W\d_]\b\.?)?"
_PLACE_BEHIND = re.compile(rf"{_BLANK}[|·•]{_BLANK}{_PLACE}[ .]*")
_STRONG_PLACE_BEHIND = re.compile(rf"{_MARK}{_STRONG_PLACE}[ .]*")
_NOTHING = re.compile(rf"[\W_]*(?:{_CLOCK}[\W_]*(?:[A-Z]{{2,4}})?[\W_]*)?")
_FIELD = re.compile(rf"\s*(?:[|·•]|[,:]?\s*{_CLOCK}\s*(?:[|·•]|[A-Z]{{2,4}}\b))")


def find_header(article: Article, days: Sequence[StatedDay], words: DatingCues) -> Byline | None:
    """The surest date that a text shows of itself, by how it opens or by a line with a cue or an author."""
    full = [day for day in days if day.number is not None]
    byline = find_byline(article, full, words)
    if byline is not None and byline.confidence < _BESIDE and _is_doubtful(article, byline, full):
        byline = None
    found = [one for one in (find_opening(article, full), byline) if one is not None]
    return max(found, key=lambda header: header.confidence, default=None)


def find_opening(article: Article, days: Sequence[StatedDay]) -> Byline | None:
    """The date that opens the text, or None; `days` are those named in full.

    Where lines of other days open alike, the text is a chronicle, and its first day says nothing of its own.
    """
    found = [opening for day in days if (opening := _dateline(article, day) or _placed_line(article, day)) is not None]
    first = _first_line(article, days)
    if first is not None:
        found.append(first)
    sure = [opening for opening in found if opening.confidence >= BY_CUE]
    if not sure and len({opening.day.number for opening in found}) > 1:
        return None
    return max(sure or found, key=lambda opening: (opening.confidence, -opening.day.start), default=None)


def _dateline(article: Article, day: StatedDay) -> Byline | None:
    """A day beside the place from which the text reports, before its prose."""
    if day.weekday_fits is False or not (day.start < _HEAD or day.start - article.body < _HEAD // 2):
        return None
    before, after = _line(article, day)
    if _is_bare(before):
        confidence = _surer(_BEHIND_STRONG.match(after), _BEHIND.match(after), after)
    elif _BEFORE.fullmatch(before) or _BEFORE_STRONG.fullmatch(before):
        end = _CLOSES.match(after) or (_CLOSES_BRACKET.match(after) if _IN_BRACKET.search(before) else None)
        strong = _BEFORE_STRONG.fullmatch(before) is not None
        confidence = _surer((end or _STOPS.match(after)) if strong else None, end, after)
    else:
        # Run into a line of the title: only capitals in brackets are clear enough.
        end = _BEHIND_CAPITALS.match(after)
        confidence = _surer(end, None, after) if before[-1:].isspace() else None
    return None if confidence is None else Byline(day, "dateline", confidence)


def _placed_line(article: Article, day: StatedDay) -> Byline | None:
    """A day with a place alone on a line of the head: "LONDON, 4 April 2025", "Friday, 4 April 2025 | London"."""
    if day.weekday_fits is False or day.start - article.body >= _HEAD // 2 or in_region(article, day, ("title",)):
        return None
    before, after = _line(article, day)
    sure = day.weekday_fits is True or article.text[: day.start].count("\n") <= _FIRST_LINES
    behind = (_PLACE_BEHIND if sure else _STRONG_PLACE_BEHIND).fullmatch(after) if _is_bare(before) else None
    ahead = _BEFORE_STRONG.fullmatch(before) if _NOTHING.fullmatch(after) else None
    return Byline(day, "page", _BESIDE) if behind or ahead else None


def _surer(strong: re.Match[str] | None, weak: re.Match[str] | None, after: str) -> float | None:
    """How sure a dateline is that matched the strong form, or only the weak one, if prose stands behind it."""
    if strong is not None and _speaks(after, strong):
        return BY_CUE
    return 0.8 if weak is not None and _speaks(after, weak) else None


def _speaks(after: str, dateline: re.Match[str] | None) -> bool:
    return dateline is not None and len(after) - dateline.end() >= _PROSE


def _first_line(article: Article, days: Sequence[StatedDay]) -> Byline | None:
    """A day alone on the first line of the text, with or without its weekday and a time of day."""
    if not days or article.text[: days[0].start].strip(" \n\t\r\ufeff\xa0([*"):
        return None
    first = days[0]
    _, after = _line(article, first)
    if first.weekday_fits is False or not (_NOTHING.fullmatch(after) or _FIELD.match(after)):
        return None
    if _is_chronicle(article, first, days):
        return None
    return Byline(first, "page", BY_CUE if first.weekday_fits else 0.85)


def _is_doubtful(article: Article, byline: Byline, days: Sequence[StatedDay]) -> bool:
    """Whether a weak byline is an entry of a chronicle, or the change of a teaser whose words go on behind it."""
    if byline.by_cue:
        _, after = _line(article, byline.day)
        goes_on = _PROSE_BEHIND.match(after) is not None
        return goes_on and len(_STOP.findall(article.text, article.body, byline.day.start)) > _FEWEST_SENTENCES
    return _is_chronicle(article, byline.day, days)


def _is_chronicle(article: Article, day: StatedDay, days: Sequence[StatedDay]) -> bool:
    """Whether other days stand alone on lines too, or open lines."""
    others = (other for other in days if other.number != day.number)
    return any(_is_alone(article, other) or _opens_entry(article, other) for other in others)


def _line(article: Article, day: StatedDay) -> tuple[str, str]:
    """What stands before and behind a day on its line, with its blanks made one."""
    before, after = line_around(article.text, day)
    return _BLANKS.sub(" ", before), _BLANKS.sub(" ", after)


def _is_alone(article: Article, day: StatedDay) -> bool:
    before, after = _line(article, day)
    return _is_bare(before) and _NOTHING.fullmatch(after) is not None


def _opens_entry(article: Article, day: StatedDay) -> bool:
    """Whether a day opens a line as in a chronicle: "5 May – The fleet sailed"."""
    before, after = _line(article, day)
    is_entry = _is_bare(before) and re.match(rf"{_BLANK}(?:[:|]|{_DASH})", after) is not None
    return is_entry and not in_region(article, day, ("furniture", "byline"))


def _is_bare(before: str) -> bool:
    return not any(sign.isalnum() for sign in before)
