"""The cache of extractions: opened for a build, shown, pruned and cleared."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

from timeline.events import load_parser
from timeline.pipeline import PARTS, SectionMemo, TextMemo, code_version
from timeline.reading import NO_MEMO, Memo
from timeline.storage import DEFAULT_LIMIT, Contents, Store, cache_file, parse_limit

LIMIT_VARIABLE = "TIMELINE_CACHE_LIMIT"


def open_cache(model: str, folder: str | os.PathLike[str] | None = None, limit: str | None = None) -> Store:
    """The cache for extractions with a language model.

    It lies in `folder`, else where TIMELINE_CACHE, XDG_CACHE_HOME or the platform say, and keeps to `limit`
    ("500M"), else to TIMELINE_CACHE_LIMIT, else to 2 GiB.  Raises ConfigError for a limit that is no size.
    """
    given = limit or os.environ.get(LIMIT_VARIABLE)
    file = cache_file({"TIMELINE_CACHE": os.fspath(folder)} if folder is not None else None)
    return Store(file, code_version(model), parse_limit(given) if given else DEFAULT_LIMIT, PARTS.columns)


@contextlib.contextmanager
def remembering(store: Store | None) -> Iterator[Memo]:
    """What reading remembers of texts, in the cache if there is one."""
    if store is None:
        yield NO_MEMO
        return
    readings = TextMemo(store)
    try:
        yield readings
    finally:
        readings.close()


@contextlib.contextmanager
def drawing(folder: str | os.PathLike[str] | None) -> Iterator[SectionMemo]:
    """What a report remembers of the parts that were made for an earlier one, in the user's cache or in a folder."""
    with contextlib.closing(open_cache("", folder)) as store, SectionMemo(store) as drawn:
        yield drawn


def show_cache() -> Contents:
    """What the cache holds."""
    with _any() as store:
        return store.contents()


def prune_cache(limit: str | None = None) -> int:
    """Drop what other versions of timeline made, and the oldest beyond the limit; the number of articles dropped.

    :param limit: the most that is kept, in bytes or as "500M"; None: TIMELINE_CACHE_LIMIT, else 2 GiB; ConfigError for
        what is no size.
    """
    with _any(limit) as store:
        return store.prune()


def clear_cache() -> int:
    """Remove the cache; the number of articles it held."""
    with _any() as store:
        return store.clear()


def _any(limit: str | None = None) -> Store:
    return open_cache(load_parser().name, limit=limit)
