"""Worked examples of `docs/develop/`: what the code makes of two sentences of our own, step by step.

`tools/paste.py` pastes what is written here, so that no page shows a value that the code does not give.
"""

from __future__ import annotations

import dataclasses
import json
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.combining.grouping.features import Features
    from timeline.model import Event, PlacedMention
    from timeline.pipeline import ResolvedArticle
    from timeline.report.encoding.deflate import Piece
    from timeline.temporal.finding import Draft

TEXTS = {
    "gazette": ("2025-03-06", "On Wednesday, Mayor Ida Brandt met the harbour workers."),
    "harbour": ("2025-04-17", "Mayor Ida Brandt met the harbour workers on March 3-5."),
}
"""Of each article its publication date and its text; the second one is followed step by step."""


def block(lines: Callable[[], Iterable[str]]) -> Callable[[], str]:
    """Lines as a block of plain text."""

    @wraps(lines)
    def written() -> str:
        return "\n".join(["```text", *lines(), "```"]) + "\n"

    return written


def brief(value: Any) -> str:
    """A value as Python would write it, without what is as always."""
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return repr(value)
    told = []
    for field in dataclasses.fields(value):
        own = getattr(value, field.name)
        if own != field.default:
            told.append(f"{field.name}={brief(own)}")
    return f"{type(value).__name__}({', '.join(told)})"


@cache
def resolved(name: str) -> ResolvedArticle:
    """An article of the example, as far as it goes alone; by rules, without a language model."""
    from timeline.events import RulesParser
    from timeline.model import Article, DateField
    from timeline.pipeline import extract, resolve_article

    published, text = TEXTS[name]
    dates = (DateField("metadata", "published", published, "metadata.csv"),)
    return resolve_article(extract(Article(name, text, dates=dates), RulesParser()))


@block
def sentence_tokens() -> Iterator[str]:
    """The runs of known words, with the tokens of each."""
    from timeline.temporal.engine import locale
    from timeline.temporal.engine.tokens import windows

    _, text = TEXTS["harbour"]
    english = locale.load("en")
    yield text
    for run in windows(text, english.vocabulary, english.triggers):
        told = [f"{token.text} ({token.kind}, {token.start}-{token.end})" for token in run]
        yield f"run: {', '.join(told)}"


@block
def sentence_rules() -> Iterator[str]:
    """What the rules make of each run."""
    first, *_ = _drafts()
    for one in first.expressions:
        yield f"“{one.text}”  {one.type} by rule “{one.rule}”"
        yield f"  {brief(one.symbolic)}"


@block
def sentence_refiners() -> Iterator[str]:
    """What each refiner changes."""
    from timeline.temporal.finding import REFINERS

    drafts = _drafts()
    for refiner, before, after in zip(REFINERS, drafts, drafts[1:], strict=False):
        old = {one.start: one for one in before.expressions}
        changed = [one for one in after.expressions if old.get(one.start) != one]
        document = f"the text is told as {after.document.mode}" if refiner.name == "document type" else "no change"
        yield f"{refiner.name}{'' if changed else f': {document}'}"
        for one in changed:
            mode = f", told as {one.mode}" if one.mode else ""
            yield f"  “{one.text}”{mode}  {brief(one.symbolic)}"


@cache
def _drafts() -> list[Draft]:
    """The expressions as the rules found them, then as each refiner leaves them."""
    from timeline.temporal import finding

    drafts = [finding.draft_of(TEXTS["harbour"][1])]
    for refiner in finding.REFINERS:
        drafts.append(refiner.refine(drafts[-1]))
    return drafts


@block
def sentence_times() -> Iterator[str]:
    """The interval of each expression, and the steps that led there."""
    article = resolved("harbour")
    published = article.article.published
    yield f"publication: {published.edtf if published else None}"
    for one in article.expressions:
        if one.value is not None:
            yield f"“{one.text}”"
            yield from (f"  {step.said} → {step.gives}" for step in one.value.trace)
            yield f"  TIMEX3 {one.value.timex3}, EDTF {one.value.edtf}: {one.value.earliest} to {one.value.latest}"


@block
def sentence_mentions() -> Iterator[str]:
    """The mentions of the sentence, each linked to an expression."""
    article = resolved("harbour")
    for placed in article.mentions:
        mention = placed.mention
        yield f"trigger   “{mention.trigger_text}” ({mention.trigger.start}-{mention.trigger.end}), {mention.predicate}"
        yield f"link      {mention.link.how}, {mention.link.relation}: {'; '.join(mention.link.steps)}"
        yield f"who       {', '.join(f'{one.name} ({one.role})' for one in mention.participants)}"
        yield f"status    {mention.status}"
        yield f"title     {mention.title}"


def _placed() -> list[PlacedMention]:
    return [placed for name in TEXTS for placed in resolved(name).mentions]


@cache
def _events() -> tuple[Event, ...]:
    from timeline.combining import group

    return group(_placed(), [resolved(name).article for name in TEXTS])


@block
def sentence_event() -> Iterator[str]:
    """The event that both sentences tell."""
    for event in _events():
        yield f"{event.label}: {event.value.earliest} to {event.value.latest}"
        yield f"  {event.why}"
        yield from (f"  told by {one.mention.trigger.article}: “{one.mention.title}”" for one in event.mentions)


@block
def sentence_mark() -> Iterator[str]:
    """The event as the page gets it."""
    from timeline.model import Combined
    from timeline.report.data.contents import Contents
    from timeline.report.encoding.event_row_group import make_event_row_group

    articles = tuple(resolved(name).article for name in TEXTS)
    contents = Contents(Combined(articles, {}, tuple(_placed()), _events(), ()))
    return columns(make_event_row_group(next(contents.event_row_groups())))


@block
def row_group() -> Iterator[str]:
    """Both articles as a row group of the page's data."""
    from timeline.report.data.rows import article_data
    from timeline.report.encoding.article_block import article_block
    from timeline.report.encoding.row_group import RowGroupTask, make_row_group

    both = [resolved(name) for name in TEXTS]
    task = RowGroupTask([article_data(one.article) for one in both], [article_block(one) for one in both], [None, None])
    return columns(make_row_group(task).piece)


def columns(piece: Piece) -> Iterator[str]:
    """The columns of a piece of the page's data, one a line."""
    data = json.loads(zlib.decompressobj(-zlib.MAX_WBITS).decompress(piece.packed))
    for name, value in data.items():
        if isinstance(value, Mapping):
            yield name
            yield from (f"  {column:<11} {json.dumps(own, ensure_ascii=False)}" for column, own in value.items())
        elif isinstance(value, list) and name in ("articles", "values"):
            yield name
            yield from (f"  {number:<11} {json.dumps(own, ensure_ascii=False)}" for number, own in enumerate(value))
        else:
            yield f"{name:<13} {json.dumps(value, ensure_ascii=False)}"


@cache
def _pair() -> tuple[Features, Features, float]:
    """The features of the two mentions, and how alike their articles are."""
    from timeline.combining.grouping.features import features
    from timeline.combining.grouping.inputs import make_grouping_input
    from timeline.combining.grouping.story_clusters import StoryClusterer
    from timeline.combining.grouping.tfidf import number_words

    inputs = [make_grouping_input(resolved(name).article, resolved(name).mentions) for name in TEXTS]
    clusterer = StoryClusterer([number_words([one.terms for one in inputs])], map)
    excerpt = clusterer.excerpt([0, 1])
    a, b = (features(one.grouping_mentions.mentions[0], number, excerpt) for number, one in enumerate(inputs))
    return a, b, excerpt.similarity(0, 1)


@block
def grouping_features() -> Iterator[str]:
    """What the two mentions are compared by."""
    first, second, _ = _pair()
    for one in (first, second):
        yield f"{one.told.article}: {one.told.predicate}"
        for name in ("kinds", "agents", "patients", "names", "place"):
            yield f"  {name:<9} {', '.join(sorted(getattr(one, name))) or '-'}"
        yield f"  days      {one.first} to {one.last}"


@block
def grouping_score() -> Iterator[str]:
    """How alike they are, and what follows."""
    from timeline.combining.grouping.content_words import dot
    from timeline.combining.grouping.linkage import upgma
    from timeline.combining.grouping.scoring import APART, THRESHOLD, compatible, reasons, score

    first, second, similarity = _pair()
    value = score(first, second, lambda _a, _b: similarity)
    yield f"dates allow one event   {compatible(first, second)}"
    yield f"words of the sentences  {dot(first.words, second.words):.2f}"
    yield f"words of the articles   {similarity:.2f}"
    yield f"score                   {value:.2f}"
    yield f"threshold               {THRESHOLD} inside a story, {APART} across stories"
    yield f"in common               {' / '.join(reasons(first, second))}"
    yield f"UPGMA                   {upgma([0, 1], lambda _a, _b: value, THRESHOLD)}"


@block
def grouping_merging() -> Iterator[str]:
    """The same pair, were its articles of two stories: two groups that become one."""
    from timeline.combining.grouping.blocking import ClusterMerging
    from timeline.combining.grouping.scoring import score

    first, second, similarity = _pair()
    value = score(first, second, lambda _a, _b: similarity)
    groups = array("i", [0, 1])
    merging = ClusterMerging(groups, lambda group: [group])
    merging.join([(value, 0, 1)], lambda _pairs: False)
    yield f"groups of the mentions   {list(groups)}"
    yield f"joined                   {merging.joined}"
    yield f"gone, and into which     {merging.gone}"


def refiners() -> str:
    """A table of the refiners of time expressions, in their order."""
    from timeline.temporal.finding import REFINERS

    rows = ["| | refiner | why it stands there |", "|---|---|---|"]
    rows += [f"| {number} | {one.name} | {one.place} |" for number, one in enumerate(REFINERS, 1)]
    return "\n".join(rows) + "\n"


@block
def stored_parts() -> Iterator[str]:
    """The parts of the first article: name, what it depends on, bytes."""
    from timeline.events import RulesParser
    from timeline.pipeline import PARTS, extract, resolve_article

    article = resolved("gazette").article
    extraction = extract(article, RulesParser())
    encoded = PARTS.encode(resolve_article(extraction), extraction)
    yield f"{'part':<18}{'depends on':<12}bytes"
    for part, data in zip(PARTS, encoded, strict=True):
        yield f"{part.name:<18}{part.depends_on:<12}{len(data)}"
