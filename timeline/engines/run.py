"""From articles to resolved ones: from the cache where it has them, else by the engine that was chosen."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from timeline.engines import dask, local
from timeline.errors import ConfigError
from timeline.model import Article, DateField, Skipped
from timeline.pipeline import (
    ArticleStore,
    ResolvedArticle,
    StoredArticle,
    article_fingerprint,
    content_fingerprint,
    placement_fingerprint,
)
from timeline.pipeline.parts import EXTRACTION, PARTS, PartTable, extraction_of
from timeline.pipeline.work import Outcome, Work
from timeline.storage import Row, Store
from timeline.storage.selection import Selection

if TYPE_CHECKING:
    from timeline.events import Parser

ENGINES = ("dask", "local")
_BATCH = 200
_ASKED = 2000
_LEAST = 50  # new articles beside stored ones that a process of its own pays for


class Progress(Protocol):
    """Told after each article: how many are done."""

    def __call__(self, done: int, /) -> None: ...


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How articles are extracted and resolved.

    `engine` is one of ENGINES, with `jobs` processes (None: as many as suit the articles; `Workers`: those), or the
    Dask cluster whose `scheduler` has an address; `anchor` is a date for articles that state none; `all_predicates`
    takes every event predicate, not only those that belong on a timeline; `parts` are those that are stored of each
    article; `cache` has what earlier runs made; `progress` is told after each article.
    Raises ConfigError for an unknown engine, and for a scheduler that the engine does not use.
    """

    engine: str = "local"
    jobs: int | local.Workers | None = 1
    scheduler: str | None = None
    anchor: DateField | None = None
    all_predicates: bool = False
    parts: PartTable = PARTS
    cache: Store | None = None
    progress: Progress | None = None

    def __post_init__(self) -> None:
        if self.engine not in ENGINES:
            raise ConfigError(f"there is no engine {self.engine}; known are {', '.join(ENGINES)}")
        if self.scheduler is not None and self.engine != "dask":
            raise ConfigError('a scheduler is for the engine dask: `engine="dask"` `scheduler="ADDRESS"`')


def resolve_articles(
    articles: Sequence[Article], parser: Parser, options: RunOptions | None = None
) -> Iterator[ResolvedArticle | Skipped]:
    """`store_articles` with all of each article at once."""
    for one in store_articles(articles, parser, options):
        yield one.resolved() if isinstance(one, StoredArticle) else one


def store_articles(
    articles: Sequence[Article], parser: Parser, options: RunOptions | None = None
) -> Iterator[StoredArticle | Skipped]:
    """Extract and resolve every article, in their order; a skip for each that could not be.

    Every engine gives the same, with or without a cache.  Raises ConfigError for fewer than one job, MissingExtra where
    the engine's package is not installed, EngineError where it cannot run.
    """
    options = options or RunOptions()
    work = Work(parser, options.anchor, options.all_predicates, options.parts)
    with local.lent(options.jobs) as workers:
        if workers.jobs < 1:
            raise ConfigError(f"the number of jobs must be 1 or more, not {workers.jobs}")
        least = 1 if options.cache is None or workers.running else _LEAST
        engine = _engine(options, work, workers, least)
        for done, one in enumerate(_Run(articles, work, options.cache).keep(engine), start=1):
            yield one
            if options.progress is not None:
                options.progress(done)


Engine = Callable[[Sequence[Article]], Iterator[Outcome]]


def _engine(options: RunOptions, work: Work, workers: local.Workers, least: int) -> Engine:
    if options.engine == "dask":
        return lambda articles: dask.run(articles, work, workers.jobs, options.scheduler)

    def here(articles: Sequence[Article]) -> Iterator[Outcome]:
        # Where only a few are new, starting a process and loading its model takes longer than the work.
        if workers.jobs == 1 or len(articles) <= least:
            return map(work, articles)
        return local.run(articles, work, workers)

    return here


class _Run:
    """One pass over the articles, with or without a cache; of each of them it holds the key."""

    def __init__(self, articles: Sequence[Article], work: Work, cache: Store | None) -> None:
        self._articles = articles
        self._work = work
        self._cache = cache
        self._store = ArticleStore(articles, work.anchor, work.parts)

    def keep(self, engine: Engine) -> Iterator[StoredArticle | Skipped]:
        """Hits from the cache, the rest from the engine, in the order of the articles."""
        if self._cache is None:
            for number, (article, outcome) in enumerate(zip(self._articles, engine(self._articles), strict=True)):
                yield self._stored(_Known(number, article.id, len(article.text)), outcome)
            return
        keys = _Keys()
        for article in self._articles:
            content = content_fingerprint(article, self._cache.version, all_predicates=self._work.all_predicates)
            keys.append(article, content, placement_fingerprint(article, self._work.anchor))
        keys.look_up(self._cache)
        missing = array("q", (number for number, known in enumerate(keys.known) if not known))
        fresh = engine(Selection(self._articles, missing)) if missing else iter(())
        for start in range(0, len(keys.known), _BATCH):
            part = range(start, min(start + _BATCH, len(keys.known)))
            hits = self._cache.get(keys.content(number) for number in part if keys.known[number])
            for number in part:
                one = keys[number]
                yield self._found(one, hits.get(one.content)) if keys.known[number] else self._new(one, next(fresh))
        for _ in fresh:  # lets the engine end its processes
            pass

    def _new(self, one: _Known, outcome: Outcome) -> StoredArticle | Skipped:
        if not isinstance(outcome, Skipped) and self._cache is not None:
            self._cache.put(one.content, (one.placement, *outcome))
        return self._stored(one, outcome)

    def _found(self, one: _Known, row: Row | None) -> StoredArticle | Skipped:
        """From the cache; anew where the entry is gone or damaged, and placed anew where other dates are stated."""
        if row is None:
            return self._anew(one)
        placement, *data = row
        parts, encoded = self._work.parts, tuple(data)
        try:
            if placement == one.placement and not parts.lacks(encoded):
                return self._stored(one, encoded)
            extraction = extraction_of(encoded[parts.place(EXTRACTION)], self._articles[one.number])
            renewed = self._work.renew(encoded, extraction)
        except (ValueError, LookupError, TypeError):
            return self._anew(one)
        return self._new(one, renewed)

    def _anew(self, one: _Known) -> StoredArticle | Skipped:
        return self._new(one, self._work(self._articles[one.number]))

    def _stored(self, one: _Known, outcome: Outcome) -> StoredArticle | Skipped:
        if isinstance(outcome, Skipped):
            return outcome
        return self._store.put(outcome, one.number, one.id, one.size, one.fingerprint)


@dataclass(frozen=True, slots=True)
class _Known:
    """An article on its way: its number among those that were read, its id, its text's length, its fingerprints.

    The cache has it under that of its `content`; parts that depend on dates also hang on that of its `placement`.
    """

    number: int
    id: str
    size: int
    content: bytes = b""
    placement: bytes = b""
    fingerprint: bytes = b""


class _Keys:
    """What is to be known of all articles, their keys in stretches of bytes; `known` is 1 where the cache has one."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._sizes = array("q")
        self._contents, self._placements, self._fingerprints = bytearray(), bytearray(), bytearray()
        self._length = 0
        self.known = bytearray()

    def __getitem__(self, number: int) -> _Known:
        keys = (bytes(some[self._stretch(number)]) for some in (self._contents, self._placements, self._fingerprints))
        return _Known(number, self._names[number], self._sizes[number], *keys)

    def content(self, number: int) -> bytes:
        """What the cache has an article under."""
        return bytes(self._contents[self._stretch(number)])

    def append(self, article: Article, content: bytes, placement: bytes) -> None:
        """Take the next article; all keys are as long."""
        self._names.append(article.id)
        self._sizes.append(len(article.text))
        self._contents += content
        self._placements += placement
        self._fingerprints += article_fingerprint(article, content, placement)
        self._length = len(content)
        self.known.append(0)

    def _stretch(self, number: int) -> slice:
        return slice(number * self._length, (number + 1) * self._length)

    def look_up(self, cache: Store) -> None:
        """Ask the cache, for some of them at a time."""
        for start in range(0, len(self.known), _ASKED):
            part = [self.content(number) for number in range(start, min(start + _ASKED, len(self.known)))]
            there = cache.known(part)
            self.known[start : start + len(part)] = bytes([key in there for key in part])
