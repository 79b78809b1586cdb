"""This machine: one process, or several with the results in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING

from timeline.model import Article, Extraction, Skipped
from timeline.pipeline import extract, guarded

if TYPE_CHECKING:
    from timeline.events import Parser

_LARGEST_CHUNK = 32
_CHUNKS_PER_JOB = 4


def run(articles: Sequence[Article], parser: Parser, jobs: int) -> Iterator[Extraction | Skipped]:
    """Extract with `jobs` processes; each loads the language model once."""
    if jobs == 1 or len(articles) < 2:
        for article in articles:
            yield attempt(article, parser)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    workers = min(jobs, len(articles))
    chunk = max(1, min(_LARGEST_CHUNK, len(articles) // (workers * _CHUNKS_PER_JOB)))
    # Spawned, not forked: the libraries in use start threads, which a fork does not survive.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(attempt, articles, repeat(parser), chunksize=chunk)


def attempt(article: Article, parser: Parser) -> Extraction | Skipped:
    """The article's extraction, or why there is none."""
    return guarded(partial(extract, article, parser), article)
