"""read, build and tag."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from timeline.api.caching import open_cache, remembering
from timeline.api.inputs import Columns, Input, Inputs, LimitsLike, PathLike, Published, anchor_of, load
from timeline.api.options import BuildOptions, Progress, check_mode, reading_options
from timeline.api.result import Timeline
from timeline.engines import RunOptions, Workers, lent, spread_over, store_articles
from timeline.errors import ReadError
from timeline.events import Parser, load_parser
from timeline.model import Article, Extraction, Mode, Notice, Skipped
from timeline.pipeline import PARTS, REPORT_BLOCK, ResolvedArticle, assemble, combine, extract_times, guarded
from timeline.report import article_block
from timeline.storage import Store
from timeline.storage.selection import Selection


def _report_block(resolved: ResolvedArticle, _: Extraction) -> bytes:
    return article_block(resolved)


STORED = PARTS.with_encoder(REPORT_BLOCK, _report_block)
"""The parts that a build stores of each article, with what the report shows of it."""


def read(
    paths: PathLike | Iterable[PathLike],
    *,
    metadata: PathLike | None = None,
    published: Published | None = None,
    columns: Columns | None = None,
    limits: LimitsLike | None = None,
) -> tuple[Article, ...]:
    """The articles below `paths`, with the dates that are stated for them; `build` takes them.

    Inputs left out beside others are in `build(paths).skipped`.

    :param paths: files, folders, or patterns, one or several; ReadError where nothing can be read.
    :param metadata: a metadata.csv of its own, which wins over a folder's; ConfigError where it is not there.
    :param published: a date by article id, or one date for the articles for which none is stated; ConfigError for a
        date that cannot be read or does not exist, and for an id that no article has.
    :param columns: what our fields are called in tables and JSON, such as {"text": "body"}; ConfigError for a field
        that is none of ours.
    :param limits: bounds against hostile files, in bytes or counts, such as {"file": "1GB"} (see
        docs/reference/formats.md); ConfigError for a limit that is none.
    """
    anchor = anchor_of(published)
    inputs = load(paths, reading_options(metadata, published, columns, limits))
    if not inputs.articles:
        raise ReadError("; ".join(f"{one.path}: {one.reason}" for one in inputs.skipped) or "there is nothing to read")
    if anchor is None:
        return tuple(inputs.articles)
    return tuple(article if article.dates else replace(article, dates=(anchor,)) for article in inputs.articles)


def build(  # noqa: PLR0913 - options of the api are keywords
    paths_or_articles: Input | Iterable[Input],
    metadata: PathLike | None = None,
    published: Published | None = None,
    *,
    title: str | None = None,
    engine: str = "local",
    jobs: int | Workers | None = 1,
    scheduler: str | None = None,
    cache: bool | PathLike = False,
    tell: Callable[[str], None] | None = None,
    model: str | None = None,
    progress: Progress | None = None,
    stdin: bytes | None = None,
    columns: Columns | None = None,
    limits: LimitsLike | None = None,
    mode: Mode | None = None,
    all_predicates: bool = False,
    join_copies: bool = True,
    apply_proposals: bool = False,
) -> Timeline:
    """The timeline of files, folders or articles.

    Inputs that cannot be read are in the result's `skipped`.

    :param paths_or_articles: paths as of `read`, or articles; ConfigError for both at once.
    :param metadata: a metadata.csv of its own, as of `read`.
    :param published: a date by article id, or one date for articles that state none, as of `read`.
    :param title: what stands over the timeline; None: "Timeline".
    :param engine: "local" or "dask"; ConfigError for another, MissingExtra where Dask is not installed, EngineError
        where it cannot run.
    :param jobs: processes, 1 or more (else ConfigError); None: one per core where that pays; `Workers`: those, which
        another call may use again.
    :param scheduler: the address of the Dask cluster to run on, such as "tcp://HOST:8786"; None: one of `jobs`
        processes; ConfigError without the engine "dask".
    :param cache: keeps extractions in the user's cache (True) or in a folder, so that a rebuild extracts only what
        changed; False: nothing is kept.
    :param tell: called with a line where the cache cannot be used; None: nothing is told.
    :param model: the name of a spaCy model; None: the best that is installed, "rules": none; MissingExtra where it is
        not installed.
    :param progress: called with the articles done and their number; None: nothing is.
    :param stdin: the bytes that the path "-" stands for; None: none.
    :param columns: what our fields are called in tables and JSON, as of `read`.
    :param limits: bounds against hostile files, as of `read`.
    :param mode: how all articles tell time, "news" or "narrative"; None: found from each text; ConfigError for
        another.
    :param all_predicates: take every event predicate of the articles, not only those that belong on a timeline.
    :param join_copies: a text that stands in several places becomes one article, which names them in `also`.
    :param apply_proposals: give articles without a publication date the one that others suggest
        (`combined.proposals`).
    """
    reading = reading_options(metadata, published, columns, limits, stdin, join_copies=join_copies)
    running = RunOptions(engine, jobs, scheduler, anchor_of(published), all_predicates, STORED)
    options = BuildOptions(reading, running, title, model, mode, cache, apply_proposals, tell, progress)
    return build_timeline(paths_or_articles, options)


def build_timeline(paths_or_articles: Input | Iterable[Input], options: BuildOptions) -> Timeline:
    """`build` with its options as a value."""
    parser, engine = load_parser(options.model), options.running.engine
    with _kept(parser.name, options) as store, lent(options.running.jobs) as workers:
        with remembering(store) as memo:
            meet = workers.meet if engine == "local" else None
            inputs = _told(load(paths_or_articles, options.reading, memo=memo, meet=meet), options.mode)
        total = len(inputs.articles)
        workers.suit(total)
        counted = None if options.progress is None else partial(_progress_of, options.progress, total)
        running = replace(options.running, jobs=workers, cache=store, progress=counted)
        combined = assemble(
            store_articles(inputs.articles, parser, running),
            skipped=inputs.skipped,
            notices=_notices(inputs, parser),
            title=options.title or "Timeline",
            apply_proposals=options.apply_proposals,
            corrections=inputs.corrections,
            run=spread_over(engine, workers, running.scheduler, total),
        )
    return Timeline(combined)


def _progress_of(progress: Progress, total: int, done: int) -> None:
    progress(done, total)


def _notices(inputs: Inputs, parser: Parser) -> tuple[Notice, ...]:
    """What reading noticed, and what is to be said of the language model."""
    return inputs.notices if parser.notice is None else (*inputs.notices, Notice("", parser.notice))


@contextlib.contextmanager
def _kept(model: str, options: BuildOptions) -> Iterator[Store | None]:
    """The cache, if it is asked for; what was wrong with it is told at the end."""
    if options.cache is False:
        yield None
        return
    store = open_cache(model, None if options.cache is True else options.cache)
    try:
        yield store
    finally:
        store.close()
        if options.tell is not None:
            for remark in store.remarks:
                options.tell(remark)


def tag(
    paths_or_articles: Input | Iterable[Input],
    metadata: PathLike | None = None,
    published: Published | None = None,
    *,
    stdin: bytes | None = None,
    columns: Columns | None = None,
    limits: LimitsLike | None = None,
    mode: Mode | None = None,
) -> Timeline:
    """Like `build`, but only dates the articles and resolves their time expressions: no events, and much quicker.

    Copies of a text are tagged each by itself.

    :param paths_or_articles: paths or articles, as of `build`.
    :param metadata: a metadata.csv of its own, as of `read`.
    :param published: a date by article id, or one date for articles that state none, as of `read`.
    :param stdin: the bytes that the path "-" stands for; None: none.
    :param columns: what our fields are called in tables and JSON, as of `read`.
    :param limits: bounds against hostile files, as of `read`.
    :param mode: how all articles tell time, as of `build`.
    """
    check_mode(mode)
    anchor = anchor_of(published)
    options = reading_options(metadata, published, columns, limits, stdin, join_copies=False)
    inputs = _told(load(paths_or_articles, options), mode)
    found = [guarded(partial(extract_times, article), article) for article in inputs.articles]
    extractions = [one for one in found if not isinstance(one, Skipped)]
    defects = [one for one in found if isinstance(one, Skipped)]
    return Timeline(combine(extractions, anchor=anchor, skipped=(*inputs.skipped, *defects), notices=inputs.notices))


def _told(inputs: Inputs, mode: Mode | None) -> Inputs:
    """The inputs with the mode that the user gives for all of them."""
    if mode is None:
        return inputs
    told = Selection(inputs.articles, range(len(inputs.articles)), lambda _, article: replace(article, mode=mode))
    return replace(inputs, articles=told)
