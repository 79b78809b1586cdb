"""From articles to settled ones: from the cache where it has them, else by the engine that was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from timeline.cache import Entry, Packed, Store, content_key, pack_placed, placing_key, unpack_extraction, unpack_placed
from timeline.engines import dask, local
from timeline.engines.work import Outcome, Work
from timeline.errors import ConfigError
from timeline.model import Article, DateField, Skipped
from timeline.pipeline import Settled, settle

if TYPE_CHECKING:
    from timeline.events import Parser

ENGINES = ("dask", "local")
_BATCH = 200
_LEAST = 50  # new articles beside kept ones that a process of its own pays for


class Progress(Protocol):
    """Told after each article: how many are done."""

    def __call__(self, done: int, /) -> None: ...


def settle_all(
    articles: Sequence[Article],
    parser: Parser,
    *,
    engine: str = "local",
    jobs: int = 1,
    scheduler: str | None = None,
    anchor: DateField | None = None,
    all_predicates: bool = False,
    cache: Store | None = None,
    progress: Progress | None = None,
) -> Iterator[Settled | Skipped]:
    """Extract and settle every article, in their order; a skip for each that could not be.

    `scheduler` is the address of a Dask cluster; `anchor` a date for articles that state none;
    `all_predicates` takes every event predicate, not only those that belong on a timeline.  Every engine gives the
    same, with or without a cache.  Raises ConfigError for an unknown engine, fewer than one job or a scheduler that
    the engine does not use, MissingExtra where its package is not installed, EngineError where it cannot run.
    """
    if engine not in ENGINES:
        raise ConfigError(f"there is no engine {engine}; known are {', '.join(ENGINES)}")
    if jobs < 1:
        raise ConfigError(f"the number of jobs must be 1 or more, not {jobs}")
    if scheduler is not None and engine != "dask":
        raise ConfigError("a scheduler is for the engine dask: --engine dask --scheduler ADDRESS")
    work = Work(parser, anchor, all_predicates)
    found = _Run(work, cache).settle(articles, _engine(engine, work, jobs, scheduler, 1 if cache is None else _LEAST))
    for done, one in enumerate(found, start=1):
        yield one
        if progress is not None:
            progress(done)


Engine = Callable[[Sequence[Article]], Iterator[Outcome]]


def _engine(name: str, work: Work, jobs: int, scheduler: str | None, least: int) -> Engine:
    if name == "dask":
        return lambda articles: dask.run(articles, work, jobs, scheduler)
    # Where only a few are new, starting a process and loading its model takes longer than the work.
    return lambda articles: local.run(articles, work, min(jobs, max(1, -(-len(articles) // least))))


class _Run:
    """One pass over the articles, with or without a cache."""

    def __init__(self, work: Work, cache: Store | None) -> None:
        self._work = work
        self._cache = cache

    def settle(self, articles: Sequence[Article], engine: Engine) -> Iterator[Settled | Skipped]:
        """Hits from the cache, the rest from the engine, in the order of the articles."""
        if self._cache is None:
            for article, outcome in zip(articles, engine(articles), strict=True):
                yield self._unpacked(article, outcome)
            return
        version, deep = self._cache.version, self._work.all_predicates
        keys = [content_key(article, version, all_predicates=deep) for article in articles]
        known = self._cache.known(keys)
        missing = [article for article, key in zip(articles, keys, strict=True) if key not in known]
        fresh = engine(missing) if missing else iter(())
        for start in range(0, len(articles), _BATCH):
            part = range(start, min(start + _BATCH, len(articles)))
            hits = self._cache.get(keys[at] for at in part if keys[at] in known)
            for at in part:
                if keys[at] in known:
                    yield self._kept(articles[at], keys[at], hits.get(keys[at]))
                else:
                    yield self._new(articles[at], keys[at], next(fresh))
        for _ in fresh:  # lets the engine end its processes
            pass

    def _new(self, article: Article, key: bytes, outcome: Outcome) -> Settled | Skipped:
        if isinstance(outcome, Packed) and self._cache is not None:
            placing = placing_key(article, self._work.anchor)
            self._cache.put(key, Entry(outcome.extraction, placing, outcome.placed))
        return self._unpacked(article, outcome)

    def _kept(self, article: Article, key: bytes, entry: Entry | None) -> Settled | Skipped:
        """From the cache; anew where the entry is gone or damaged, and placed anew where other dates are stated."""
        if entry is None:
            return self._new(article, key, self._work(article))
        try:
            if entry.placing == placing_key(article, self._work.anchor):
                return unpack_placed(Packed(entry.extraction, entry.placed), article, self._work.anchor)
            extraction = unpack_extraction(entry.extraction, article)
            packed = pack_placed(settle(extraction, self._work.anchor), extraction)
        except (ValueError, LookupError, TypeError):
            return self._new(article, key, self._work(article))
        return self._new(article, key, packed)

    def _unpacked(self, article: Article, outcome: Outcome) -> Settled | Skipped:
        return outcome if isinstance(outcome, Skipped) else unpack_placed(outcome, article, self._work.anchor)
