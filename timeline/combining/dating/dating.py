"""When an article was published, on what evidence, and how surely.

Stated dates come first, by rank: what the user gives, what the file says of itself, what the page shows.  Then the
text: a cue or an author's line, a dateline; then the address; at last the day that the text reports.  The wall
clock, the file's own timestamp and other articles are never asked.  Where nothing is sure, the article is undated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.calendar.describe import describe
from timeline.combining.dating.bylines import BY_CUE, Byline, find_byline
from timeline.combining.dating.cues import DatingCues, dating_cues
from timeline.combining.dating.date_order import order_in, order_of_language
from timeline.combining.dating.date_strings import Refused, parse_date, read_date, value_of
from timeline.combining.dating.figure_days import figure_days
from timeline.combining.dating.inference import complete_year, contradicted, infer, near_address
from timeline.combining.dating.local_days import local_day
from timeline.combining.dating.openings import find_header
from timeline.combining.dating.plausibility import doubt, told_later
from timeline.combining.dating.stated_days import Dated, StatedDay, stated_days, stated_years
from timeline.combining.dating.urls import date_in_address
from timeline.combining.dating.zeros import has_clock, is_zero
from timeline.model import Article, DateField, Evidence, EvidenceKind, Notice, TimeExpression, TimeValue

__all__ = ["date_article", "parse_date"]

_RANKS: tuple[EvidenceKind, ...] = ("given", "metadata", "page", "dateline", "inferred", "none")
_CONFIDENCE: dict[EvidenceKind, float] = {"given": 1.0, "metadata": 0.95, "page": 0.9, "dateline": 0.9}
_CHANGE, _WEAK = 0.7, 0.3
_BY_OTHERS, _BY_LANGUAGE = 0.8, 0.6  # figures that can be read twice, read as others of the article or as its language
_MISTYPED = 30  # days
_CHANGED = ("modif", "updat", "revis", "changed")


def date_article(article: Article, expressions: Sequence[TimeExpression]) -> tuple[Article, tuple[Notice, ...]]:
    """The article with `published` and `evidence` set, and what the user should know of dates that did not serve.

    `expressions` are those found in the article's text; only their symbolic values are used.
    """
    refused: list[tuple[DateField, Refused]] = []
    stated, changed, weak = (_first(fields, article, refused) for fields in _by_trust(article.dates))
    stated = None if stated is None else (stated[0], local_day(*stated, article, expressions))
    doubts = () if stated is None else tuple(_doubts(*stated, article, expressions))
    dated = stated[1] if stated else _unstated(article, expressions, changed, weak) or _either(refused)
    notices = (*(_notice(field, outcome, dated) for field, outcome in refused), *doubts)
    if dated is None:
        return replace(article, published=None, evidence=Evidence()), notices
    return replace(article, published=dated.value, evidence=dated.evidence), notices


def _by_trust(fields: Sequence[DateField]) -> tuple[list[DateField], list[DateField], list[DateField]]:
    """Dates of publication by rank, then those of a later change, then those of the making of the document."""
    ranked = sorted(fields, key=lambda field: _RANKS.index(field.kind))
    weak = [field for field in ranked if field.weak]
    changed = [field for field in ranked if not field.weak and _is_change(field)]
    return [field for field in ranked if field not in weak and field not in changed], changed, weak


def _is_change(field: DateField) -> bool:
    return field.kind != "given" and any(part in field.name.lower() for part in _CHANGED)


def _first(
    fields: Sequence[DateField], article: Article, refused: list[tuple[DateField, Refused]]
) -> tuple[DateField, Dated] | None:
    """The first field that can be read; those before it go to `refused`, unless weak."""
    for field in fields:
        outcome, surest = _read(field, article)
        if not isinstance(outcome, Refused):
            confidence = _WEAK if field.weak else _CHANGE if _is_change(field) else _CONFIDENCE.get(field.kind, 0.5)
            confidence = min(confidence, surest)
            return field, Dated(outcome, Evidence(field.kind, _quote(field), confidence))
        if not field.weak:
            refused.append((field, outcome))
    return None


def _read(field: DateField, article: Article) -> tuple[TimeValue | Refused, float]:
    """What a field says, and how sure that can be at most."""
    outcome = read_date(field.raw, article.lang)
    if isinstance(outcome, Refused):
        if outcome.either is None:
            return outcome, 1.0
        others = (*(one.raw for one in article.dates), article.text)
        own = order_in(others, article.lang)
        order = own or order_of_language(article.lang)
        read = outcome if order is None else read_date(field.raw, article.lang, order)
        return read, _BY_OTHERS if own else _BY_LANGUAGE
    if is_zero(field.raw, outcome) and (field.kind != "given" or has_clock(field.raw)):
        return Refused(f'"{field.raw}" is what a program writes that knows no date: write it as YYYY-MM-DD'), 1.0
    return outcome, 1.0


def _unstated(
    article: Article,
    expressions: Sequence[TimeExpression],
    changed: tuple[DateField, Dated] | None,
    weak: tuple[DateField, Dated] | None,
) -> Dated | None:
    """The date of an article that states none of publication: of its text, of its change, of its document.

    A change is better evidence than what is only inferred; a document's date serves only where the text has none and
    does not belie it.
    """
    told = _from_text(article, expressions)
    if changed is not None and (told is None or told.evidence.kind == "inferred"):
        return changed[1]
    if told is None and weak is not None and doubt(article, weak[1].value, expressions) is None:
        return weak[1]
    return told


def _doubts(
    field: DateField, dated: Dated, article: Article, expressions: Sequence[TimeExpression]
) -> Iterator[Notice]:
    reason = doubt(article, dated.value, expressions)
    if reason is not None:
        yield Notice(article.id, f"{_quote(field)} {reason}")


def _quote(field: DateField) -> str:
    return f"{field.name}: {field.raw.strip()}"


def _notice(field: DateField, outcome: Refused, dated: Dated | None) -> Notice:
    used = "the article stays undated" if dated is None else f"dated {describe(dated.value)} from other evidence"
    if dated is not None and dated.value is outcome.either:
        used = "taken as some day between the two"
    return Notice(field.where, f"{field.name}: {outcome.message}; {used}")


def _either(refused: Sequence[tuple[DateField, Refused]]) -> Dated | None:
    """A date that can be read in two ways, as the stretch between them, where nothing else dates the article."""
    for field, outcome in refused:
        if outcome.either is not None:
            return Dated(outcome.either, Evidence(field.kind, _quote(field), 0.4))
    return None


def _from_text(article: Article, expressions: Sequence[TimeExpression]) -> Dated | None:
    words = dating_cues(article.lang)
    days = stated_days(expressions)
    header = find_header(article, sorted((*days, *figure_days(article)), key=lambda day: day.start), words)
    if header is not None and not _is_belied(article, header, days, words):
        return _at(article, header.day, header.kind, header.confidence)
    address = date_in_address(article)
    if address is not None and address.value.grain == "day":  # an agency's dateline may be a day older
        return address
    return _completed(article, days, address, words) or address or _inferred(article, days, expressions, words)


def _is_belied(article: Article, header: Byline, days: Sequence[StatedDay], words: DatingCues) -> bool:
    """Whether the text tells a later day, so that `header` cannot be right.

    A clear one yields only to a day that lies long after it and is told as past: years of datelines are mistyped.
    """
    if header.confidence < BY_CUE:
        return contradicted(article, header.day, days, words)
    if header.kind != "dateline":
        return False
    number = (header.day.number or 0) + _MISTYPED
    return told_later(article, number, [day for day in days if day != header.day], words) is not None


def _completed(article: Article, days: Sequence[StatedDay], address: Dated | None, words: DatingCues) -> Dated | None:
    """A dateline or byline that leaves its year out, where the address or the text lets only one year be meant."""
    header = find_byline(article, [day for day in days if day.number is None], words)
    if header is None:
        return None
    number = near_address(header.day, address.value) if address else complete_year(article, header.day, days, words)
    confidence = 0.9 if address else 0.6
    return None if number is None else _at(article, replace(header.day, number=number), header.kind, confidence)


def _inferred(
    article: Article, days: Sequence[StatedDay], expressions: Sequence[TimeExpression], words: DatingCues
) -> Dated | None:
    found = infer(article, days, stated_years(expressions), words)
    return None if found is None else _at(article, found[0], "inferred", found[1])


def _at(article: Article, day: StatedDay, kind: EvidenceKind, confidence: float) -> Dated:
    quote = article.text[day.start : day.end]
    value = value_of(quote, day.number or 0, day.number or 0, "day")
    return Dated(value, Evidence(kind, quote, confidence, day.start, day.end))
