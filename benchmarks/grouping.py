"""Grouping: processor seconds for many mentions, and how they grow with the mentions.

Generated news (benchmarks/news.py: stories told by about five articles each, spread over twelve years), read by rules
alone, since it is grouping that is measured.  Each size takes the first mentions of the articles in the order of their
dates; the exponent is the slope of a line through the logarithms, for sizes times their logarithm about 1.1.
PATHs are not read.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.harness import Result, Table
from benchmarks.news import articles
from benchmarks.scale import exponent
from timeline.calendar import resolve_all
from timeline.combining import cluster, date_article, place
from timeline.events import RULES, extract_mentions, load_parser
from timeline.model import Article, DateField, Extraction, PlacedMention
from timeline.temporal import find

SIZES = (12_500, 25_000, 50_000, 100_000)
_WORDS = 250
_COLUMNS = ("mentions", "articles", "groups", "processor seconds", "microseconds a mention")
_NOTE = "Mark: 100,000 mentions within 15 s, growing no worse than n·log n (an exponent of about 1.1)."

Read = tuple[Article, tuple[PlacedMention, ...]]


def mentions(number: int) -> Iterator[Read]:
    """Dated articles with their placed mentions, until there are at least `number` mentions."""
    parser = load_parser(RULES)
    found = 0
    for record in articles(number, words=_WORDS):
        dates = (DateField("given", "published", record["published"], "record"),)
        article = Article(record["id"], record["text"], dates=dates)
        expressions = find(article.text, article.id)
        dated, _ = date_article(article, expressions)
        extraction = Extraction(dated, expressions, extract_mentions(article, expressions, parser))
        placed = place(extraction, dated, resolve_all(expressions, dated.published))
        yield dated, placed
        found += len(placed)
        if found >= number:
            return


def measure(read: Iterable[Read], sizes: Sequence[int] = SIZES) -> list[tuple[int, int, int, float]]:
    """(mentions, articles, groups, processor seconds) for the first of the mentions, one row a size."""
    known = list(read)
    rows = []
    for size in sizes:
        some: list[Article] = []
        placed: list[PlacedMention] = []
        for article, found in known:
            if len(placed) >= size:
                break
            some.append(article)
            placed.extend(found[: size - len(placed)])
        begun = time.process_time()
        groups = cluster(placed, some)
        rows.append((len(placed), len(some), len(groups), time.process_time() - begun))
    return rows


def run(_: Sequence[Path] = (), sizes: Sequence[int] = SIZES) -> Result:
    """Group each number of mentions."""
    rows = measure(mentions(max(sizes)), sizes)
    power = exponent([row[0] for row in rows], [row[3] for row in rows])
    table = Table("Grouping", _COLUMNS, tuple((*row, 1e6 * row[3] / row[0]) for row in rows))
    return Result("grouping", "Grouping", (table,), notes=(f"Exponent of growth: {power:.2f}. {_NOTE}",))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", type=float, default=1.0, help="of the sizes")
    share = parser.parse_args().share
    print(run(sizes=[int(size * share) for size in SIZES]).text())
