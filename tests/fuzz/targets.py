"""What is fuzzed: each target takes any bytes and fails where a promise is broken.

A promise broken is an exception other than our own errors, a quote that is not the words, an interval that ends before
it begins, or a text that cannot be written.  `run.py` searches for such bytes with coverage as its guide; the seeds in
`seeds/` and what was ever found, in `cases/`, are tests.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tests.fuzz.nodes import Taking, node
from timeline.calendar import Anchors, describe, interval_of, resolve, resolve_all
from timeline.calendar.edtf import parse_edtf
from timeline.combining import place
from timeline.combining.dating.date_strings import read_date
from timeline.errors import TimelineError
from timeline.events import RulesParser
from timeline.export.to_timeline import load
from timeline.model import Article, Extraction, TimeValue
from timeline.model.symbolic import from_json, to_json
from timeline.pipeline import assemble, combine, extract, extract_times, resolve_article, stored_articles
from timeline.reading import read
from timeline.reading.read import article_from_text
from timeline.temporal import find

PUBLISHED = TimeValue("2025-04-17", "2025-04-17", "2025-04-17", grain="day", edtf="2025-04-17")
SUFFIXES = (
    "txt", "md", "html", "mhtml", "eml", "rss", "json", "jsonl", "csv", "tsv", "pdf", "docx", "parquet", "zip", "gz",
)  # fmt: skip
TOLD = b"The bridge fell in March 2019. Workers rebuilt the bridge on 4 May 2020.\n"


def check_value(value: TimeValue | None) -> None:
    """A value has words, a place or a reason, and ends no earlier than it begins."""
    if value is None:
        return
    assert value.timex3 or value.reason
    assert describe(value)
    interval = interval_of(value)
    if interval is not None and interval.start is not None and interval.stop is not None:
        assert interval.start <= interval.stop


def check_article(article: Article) -> None:
    """Text that can be written, and regions inside it."""
    for text in (article.id, article.text, article.title or "", article.url or "", article.source or ""):
        text.encode()
    assert all(0 <= one.start <= one.end <= len(article.text) for one in article.regions)


def check_extraction(extraction: Extraction) -> None:
    """Quotes that are the words, in order."""
    text, end = extraction.article.text, 0
    for expression in extraction.expressions:
        assert text[expression.start : expression.end] == expression.text != ""
        assert expression.start >= end
        end = expression.end
    for mention in extraction.mentions:
        assert text[mention.trigger.start : mention.trigger.end] == mention.trigger_text
        assert mention.sentence.start <= mention.trigger.start < mention.trigger.end <= mention.sentence.end


def tagger(data: bytes) -> None:
    """Any text: found, resolved with a date and without."""
    text = data.decode("utf-8", "surrogateescape")  # halves of characters too
    found = find(text)
    check_extraction(Extraction(Article("a", text), found, ()))
    for anchor in (None, PUBLISHED):
        for expression in resolve_all(found, anchor):
            check_value(expression.value)


def resolver(data: bytes) -> None:
    """Any symbolic time against any anchor."""
    taking = Taking(data)
    first, second = node(taking), node(taking)
    assert from_json(to_json(first)) == first
    known = resolve(second, Anchors(PUBLISHED))
    for anchor in (None, PUBLISHED, known):
        check_value(resolve(first, Anchors(anchor, {0: known})))


def strings(data: bytes) -> None:
    """Any string where a date is asked for, and as EDTF."""
    text = data.decode("utf-8", "replace")[:400]
    outcome = read_date(text)
    if isinstance(outcome, TimeValue):
        check_value(outcome)
    try:
        earliest, latest, grain, qualifier = parse_edtf(text)
    except (ValueError, TimelineError):
        return
    check_value(TimeValue("XXXX", earliest, latest, grain, qualifier))


def events(data: bytes) -> None:
    """Any text through the whole pipeline, with the parser that needs no model."""
    article = article_from_text(data.decode("utf-8", "replace"), "a")
    extraction = extract(article, RulesParser())
    check_extraction(extraction)
    resolved = resolve_article(extraction)
    assert len(place(extraction, resolved.article, resolved.expressions)) == len(extraction.mentions)
    for placed in resolved.mentions:
        check_value(placed.value)
    combine([extraction])


def reader(suffix: str) -> Callable[[bytes], None]:
    """Any bytes in a file of a suffix: articles or a reason."""

    def target(data: bytes) -> None:
        with folder({f"a.{suffix}": data}) as path:
            result = read([str(path)])
        assert result.articles or result.skipped or result.notices
        assert not any("defect" in one.reason for one in result.skipped), result.skipped
        for article in result.articles:
            check_article(article)
            check_extraction(extract_times(article))
            resolve_article(extract_times(article))

    return target


def metadata(data: bytes) -> None:
    """Any bytes as metadata.csv beside an article, which is read whatever it says."""
    with folder({"a.txt": b"It rained on Monday.", "metadata.csv": data}) as path:
        (article,) = read([str(path)]).articles
    check_article(article)
    resolve_article(extract_times(article))


def corrections(data: bytes) -> None:
    """Any bytes as corrections.csv beside two articles: each row applied or listed, no mention lost."""
    with folder({"a.txt": TOLD, "b.txt": TOLD.replace(b"bridge", b"tunnel"), "corrections.csv": data}) as path:
        result = read([str(path)])
    extractions = [extract(article, RulesParser()) for article in result.articles]
    combined = assemble(stored_articles(extractions), skipped=result.skipped, corrections=result.corrections)
    assert len(result.articles) == 2
    assert all(one.mention.key in combined.groups for one in combined.mentions)
    for event in combined.events:
        check_value(event.value)


def saved(data: bytes) -> None:
    """Any bytes as a saved timeline: loaded whole or refused."""
    try:
        load(io.BytesIO(data), "a.timeline")
    except TimelineError:
        return


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "tagger": tagger,
    "resolver": resolver,
    "strings": strings,
    "events": events,
    "metadata": metadata,
    "corrections": corrections,
    "saved": saved,
    **{f"read-{suffix}": reader(suffix) for suffix in SUFFIXES},
}


@contextmanager
def folder(files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder that holds these files and no others."""
    path = _scratch()
    for name, data in files.items():
        (path / name).write_bytes(data)
    try:
        yield path
    finally:
        for name in files:
            (path / name).unlink()


@cache
def _scratch() -> Path:
    return Path(tempfile.mkdtemp(prefix="timeline-fuzz-"))
