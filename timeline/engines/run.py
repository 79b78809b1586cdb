"""From articles to settled ones: from the cache where it has them, else by the engine that was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypedDict, Unpack

from timeline.cache import Entry, Keeper, Kept, Packed, Store, content_key, placing_key, unpack_extraction
from timeline.combining import Settled
from timeline.engines import dask, local
from timeline.engines.work import Outcome, Page, Work
from timeline.errors import ConfigError
from timeline.model import Article, DateField, Skipped

if TYPE_CHECKING:
    from timeline.events import Parser

ENGINES = ("dask", "local")
_BATCH = 200
_LEAST = 50  # new articles beside kept ones that a process of its own pays for


class Progress(Protocol):
    """Told after each article: how many are done."""

    def __call__(self, done: int, /) -> None: ...


def settle_all(articles: Sequence[Article], parser: Parser, **options: Unpack[Options]) -> Iterator[Settled | Skipped]:
    """`keep_all` with all of each article at once."""
    for one in keep_all(articles, parser, **options):
        yield one.settled() if isinstance(one, Kept) else one


class Options(TypedDict, total=False):
    """How articles are extracted and settled.

    `engine` is one of ENGINES, with `jobs` processes, or the Dask cluster whose `scheduler` has an address; `anchor`
    a date for articles that state none; `all_predicates` takes every event predicate, not only those that belong on a
    timeline; `page` makes what the report shows of an article.
    """

    engine: str
    jobs: int
    scheduler: str | None
    anchor: DateField | None
    all_predicates: bool
    page: Page | None
    cache: Store | None
    progress: Progress | None


def keep_all(articles: Sequence[Article], parser: Parser, **options: Unpack[Options]) -> Iterator[Kept | Skipped]:
    """Extract and settle every article, in their order; a skip for each that could not be.

    Every engine gives the same, with or without a cache.  Raises ConfigError for an unknown engine, fewer than one job
    or a scheduler that the engine does not use, MissingExtra where its package is not installed, EngineError where it
    cannot run.
    """
    engine, jobs = options.get("engine", "local"), options.get("jobs", 1)
    scheduler, cache, progress = options.get("scheduler"), options.get("cache"), options.get("progress")
    if engine not in ENGINES:
        raise ConfigError(f"there is no engine {engine}; known are {', '.join(ENGINES)}")
    if jobs < 1:
        raise ConfigError(f"the number of jobs must be 1 or more, not {jobs}")
    if scheduler is not None and engine != "dask":
        raise ConfigError("a scheduler is for the engine dask: --engine dask --scheduler ADDRESS")
    work = Work(parser, options.get("anchor"), options.get("all_predicates", False), options.get("page"))
    found = _Run(work, cache).keep(articles, _engine(engine, work, jobs, scheduler, 1 if cache is None else _LEAST))
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
        self._keeper = Keeper()

    def keep(self, articles: Sequence[Article], engine: Engine) -> Iterator[Kept | Skipped]:
        """Hits from the cache, the rest from the engine, in the order of the articles."""
        if self._cache is None:
            for article, outcome in zip(articles, engine(articles), strict=True):
                yield self._kept(article, outcome)
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
                    yield self._found(articles[at], keys[at], hits.get(keys[at]))
                else:
                    yield self._new(articles[at], keys[at], next(fresh))
        for _ in fresh:  # lets the engine end its processes
            pass

    def _new(self, article: Article, key: bytes, outcome: Outcome) -> Kept | Skipped:
        if isinstance(outcome, Packed) and self._cache is not None:
            placing = placing_key(article, self._work.anchor)
            parts = (outcome.head, outcome.placed, outcome.card, outcome.daybook, outcome.page)
            self._cache.put(key, Entry(outcome.extraction, placing, *parts))
        return self._kept(article, outcome)

    def _found(self, article: Article, key: bytes, entry: Entry | None) -> Kept | Skipped:
        """From the cache; anew where the entry is gone or damaged, and placed anew where other dates are stated."""
        if entry is None:
            return self._new(article, key, self._work(article))
        try:
            lacks = self._work.page is not None and not entry.page
            if entry.placing == placing_key(article, self._work.anchor) and not lacks:
                packed = Packed(entry.extraction, entry.head, entry.placed, entry.card, entry.daybook, entry.page)
                return self._kept(article, packed)
            packed = self._work.packed(unpack_extraction(entry.extraction, article))
        except (ValueError, LookupError, TypeError):
            return self._new(article, key, self._work(article))
        return self._new(article, key, packed)

    def _kept(self, article: Article, outcome: Outcome) -> Kept | Skipped:
        return outcome if isinstance(outcome, Skipped) else self._keeper.keep(outcome, article, self._work.anchor)
