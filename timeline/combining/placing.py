"""Placing mentions on the calendar: a link and the value it leads to give the date of the event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.calendar import interval_of
from timeline.calendar.days import parse_day
from timeline.model import Article, EventMention, Extraction, PlacedMention, Step, TimeExpression, TimeValue

_UNDATED_ARTICLE = "The article has no publication date, and the text gives this no other."
_STORY_DAYS = 8
_NO_TIME = "The text does not say when."


def place(extraction: Extraction, article: Article, expressions: Sequence[TimeExpression]) -> tuple[PlacedMention, ...]:
    """The mentions of one article with their dates.

    `article` is dated and `expressions` are the extraction's own, resolved.  A mention told as fact whose date lies
    wholly after the publication becomes planned.
    """
    return tuple(_place(mention, article, expressions) for mention in extraction.mentions)


def _place(mention: EventMention, article: Article, expressions: Sequence[TimeExpression]) -> PlacedMention:
    link = mention.link
    if link.expression is not None and _fits_story(mention, article, expressions[link.expression]):
        expression = expressions[link.expression]
        value = _related(expression.value, mention, article)
        return PlacedMention(_looking_ahead(mention, value, article), value, expression)
    if link.expression is not None:
        mention = replace(mention, link=replace(link, how="publication", expression=None))
    elif link.how != "publication":
        return PlacedMention(mention, TimeValue("", reason=_NO_TIME))
    if article.published is None or not article.published.placed:
        return PlacedMention(mention, TimeValue("", reason=_UNDATED_ARTICLE))
    step = Step("news of the publication date", article.published.timex3)
    return PlacedMention(mention, replace(article.published, trace=(*article.published.trace, step)))


def _fits_story(mention: EventMention, article: Article, expression: TimeExpression) -> bool:
    """Whether a time carried over from another sentence may date the mention.

    The day of a news story lies in the days before its publication; else the mention is news of the publication.
    What is still to come must lie ahead.
    """
    inside = mention.sentence.start <= expression.start < mention.sentence.end
    if mention.link.how != "narrative" or mention.candidate or article.published is None:
        return True
    when = None if expression.value is None else interval_of(expression.value)
    if when is None:
        return False
    published = interval_of(article.published)
    if inside or published is None or when.first_day is None or published.last_day is None:
        return True
    ahead = when.first_day - published.last_day
    return ahead >= 0 if mention.status in ("planned", "possible") else -_STORY_DAYS <= ahead <= 0


def _related(value: TimeValue | None, mention: EventMention, article: Article) -> TimeValue | None:
    """The value seen through the link's relation: open from it on, up to it, before or after it."""
    if value is None or not value.placed:
        return value
    relation = mention.link.relation
    if relation == "since" and value.earliest is not None and value.latest is not None:
        return _step(replace(value, latest=None, edtf=_edtf(value.earliest, ".."), mod=None), "since", value)
    if relation == "until" and value.earliest is not None and value.latest is not None:
        first = _published(article) if mention.status in ("planned", "possible") else None
        if first is not None and parse_day(first) > parse_day(value.latest):
            first = None
        return _step(replace(value, earliest=first, edtf=_edtf(first or "..", value.latest), mod=None), "until", value)
    if relation == "before" and value.earliest is not None and value.latest is not None:
        bounded = replace(
            value, earliest=None, latest=value.earliest, qualifier="before", edtf=_edtf("..", value.earliest), mod=None
        )
        return _step(bounded, "before", value)
    if relation == "after" and value.earliest is not None and value.latest is not None:
        last = _published(article, end=True) if mention.status == "happened" else None
        if last is not None and parse_day(last) < parse_day(value.latest):
            last = value.latest
        bounded = replace(value, latest=last, qualifier="after", edtf=_edtf(value.earliest, last or ".."), mod=None)
        return _step(bounded, "after", value)
    return value


def _step(value: TimeValue, said: str, of: TimeValue) -> TimeValue:
    gives = f"{value.earliest or 'open'} to {value.latest or 'open'}"
    return replace(value, trace=(*of.trace, Step(f"{said} {of.timex3}", gives)))


def _edtf(first: str, last: str) -> str:
    return f"{first.partition('T')[0]}/{last.partition('T')[0]}"


def _published(article: Article, *, end: bool = False) -> str | None:
    if article.published is None:
        return None
    day = article.published.latest if end else article.published.earliest
    return None if day is None else day.partition("T")[0]


def _looking_ahead(mention: EventMention, value: TimeValue | None, article: Article) -> EventMention:
    """A mention told as fact but dated after its publication is planned; one that lasts until then is ongoing."""
    if value is None or mention.status not in ("happened", "ongoing") or article.published is None:
        return mention
    when, published = interval_of(value), interval_of(article.published)
    if when is None or published is None or published.last_day is None:
        return mention
    if when.first_day is None or when.first_day <= published.last_day:
        lasts = mention.link.relation == "until" and (when.last_day or 0) > published.last_day
        return replace(mention, status="ongoing", told_as=mention.status) if lasts else mention
    return replace(mention, status="planned", told_as=mention.status)
