"""read, build and tag."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import get_args

from timeline.api.caching import open_cache, remembering
from timeline.api.inputs import Columns, Input, Inputs, LimitsLike, PathLike, Published, load, reading_options
from timeline.api.result import Timeline
from timeline.engines import Workers, lent, spread_over, store_articles
from timeline.errors import ConfigError, ReadError
from timeline.events import load_parser
from timeline.model import Article, Mode, Notice, Skipped
from timeline.pipeline import assemble, combine, extract_times, guarded
from timeline.report import article_block
from timeline.storage import Store
from timeline.storage.selection import Selection

Progress = Callable[[int, int], None]


def read(
    paths: PathLike | Iterable[PathLike],
    *,
    metadata: PathLike | None = None,
    published: Published | None = None,
    columns: Columns | None = None,
    limits: LimitsLike | None = None,
) -> tuple[Article, ...]:
    """The articles below `paths`, with the dates that are stated for them; `build` takes them.

    A single date in `published` goes to the articles for which none is stated; `columns` and `limits` are those of
    `build`.  Raises ReadError where nothing can be
    read and ConfigError for a wrong option.  Inputs left out beside others are in `build(paths).skipped`.
    """
    inputs = load(paths, metadata, published, options=reading_options(columns, limits))
    if not inputs.articles:
        raise ReadError("; ".join(f"{one.path}: {one.reason}" for one in inputs.skipped) or "there is nothing to read")
    anchor = inputs.anchor
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

    `metadata` is a metadata.csv of its own; `published` a mapping of article id to date, or one date for articles
    that state none; `engine` is "local" or "dask", with `jobs` processes (None: one per core where that pays;
    `Workers`: those, which another call may use again) or, for "dask", the cluster whose scheduler has the address
    `scheduler`; `cache` keeps extractions in the user's cache, or in a folder, so that a rebuild extracts only what
    changed, and `tell` gets a line where the cache cannot be used; `model` names a spaCy model (None: the
    best that is installed, "rules": none); `progress` is called with the articles done and their number; `stdin` is
    what the path "-" stands for; `columns` says what our fields are called in tables and JSON ({"text": "body"});
    `limits` are bounds against hostile files ({"file": "1GB"}; see docs/reference/formats.md); `mode` says how all
    articles tell time, "news" or "narrative" (None: found from each text); `all_predicates` takes every event
    predicate of the articles, not only those that belong on a timeline.  A text that stands in several places
    becomes one article, which names them in `also`, unless `join_copies` is False; `apply_proposals` gives
    articles without a publication date the one that others suggest (`combined.proposals`).  Inputs that cannot be read
    are in the result's `skipped`.
    Raises ConfigError for a wrong option, MissingExtra where a model or engine needs a package that is not installed.
    """
    options = reading_options(columns, limits)
    parser = load_parser(model)
    with _kept(parser.name, cache, tell) as store, lent(jobs) as workers:
        with remembering(store) as memo:
            meet = workers.meet if engine == "local" else None
            given = paths_or_articles, metadata, published, stdin, options
            read_in = load(*given, join_copies=join_copies, memo=memo, meet=meet)
        inputs = _told(read_in, mode)
        total = len(inputs.articles)
        workers.suit(total)
        settled = store_articles(
            inputs.articles,
            parser,
            engine=engine,
            jobs=workers,
            scheduler=scheduler,
            anchor=inputs.anchor,
            all_predicates=all_predicates,
            page=article_block,
            cache=store,
            progress=None if progress is None else lambda done: progress(done, total),
        )
        combined = assemble(
            settled,
            skipped=inputs.skipped,
            notices=inputs.notices if parser.notice is None else (*inputs.notices, Notice("", parser.notice)),
            title=title or "Timeline",
            apply_proposals=apply_proposals,
            corrections=inputs.corrections,
            run=spread_over(engine, workers, scheduler, total),
        )
    return Timeline(combined)


@contextlib.contextmanager
def _kept(model: str, cache: bool | PathLike, tell: Callable[[str], None] | None) -> Iterator[Store | None]:  # noqa: FBT001 - as in `build`
    """The cache, if it is asked for; what was wrong with it is told at the end."""
    if cache is False:
        yield None
        return
    store = open_cache(model, None if cache is True else cache)
    try:
        yield store
    finally:
        store.close()
        if tell is not None:
            for remark in store.remarks:
                tell(remark)


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
    """
    options = reading_options(columns, limits)
    inputs = _told(load(paths_or_articles, metadata, published, stdin, options, join_copies=False), mode)
    found = [guarded(partial(extract_times, article), article) for article in inputs.articles]
    extractions = [one for one in found if not isinstance(one, Skipped)]
    defects = [one for one in found if isinstance(one, Skipped)]
    skipped = (*inputs.skipped, *defects)
    return Timeline(combine(extractions, anchor=inputs.anchor, skipped=skipped, notices=inputs.notices))


def _told(inputs: Inputs, mode: Mode | None) -> Inputs:
    """The inputs with the mode that the user gives for all of them."""
    if mode is None:
        return inputs
    if mode not in get_args(Mode):
        raise ConfigError(f"mode {mode!r}: it is one of {', '.join(get_args(Mode))}")
    told = Selection(inputs.articles, range(len(inputs.articles)), lambda _, article: replace(article, mode=mode))
    return replace(inputs, articles=told)
