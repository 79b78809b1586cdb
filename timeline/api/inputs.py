"""From what a user hands over (paths or articles, dates, metadata) to articles that can be extracted."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.combining import parse_date
from timeline.errors import ConfigError
from timeline.model import BY_USER, Article, Correction, DateField, Notice, Skipped
from timeline.reading import NO_MEMO, Memo, ReadOptions, read

PathLike = str | os.PathLike[str]
Input = PathLike | Article
Day = str | dt.date
Published = Day | Mapping[str, Day]
Columns = Mapping[str, str]
LimitsLike = Mapping[str, int | str]


@dataclass(frozen=True, slots=True)
class Inputs:
    """Articles to extract, and what else reading gave."""

    articles: Sequence[Article]
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[Notice, ...] = ()
    corrections: tuple[Correction, ...] = ()


def load(
    given: Input | Iterable[Input],
    options: ReadOptions,
    *,
    memo: Memo = NO_MEMO,
    meet: Callable[[int], None] | None = None,
) -> Inputs:
    """Read the paths among `given`, or take the articles; never both.

    `memo` remembers what was made of a text before, and `meet` is told the number of articles as they are read.
    Raises ConfigError for an unknown id, a missing metadata file, and two articles with one id.
    """
    listed = [given] if isinstance(given, str | os.PathLike | Article) else list(given)
    articles = [one for one in listed if isinstance(one, Article)]
    if articles:
        if len(articles) < len(listed) or options.metadata is not None:
            raise ConfigError("give paths (with metadata) or articles, not both")
        return Inputs(_stated(articles, options.published))
    paths = [os.fspath(one) for one in listed if not isinstance(one, Article)]
    result = read(paths, options, memo=memo, meet=meet)
    return Inputs(result.articles, result.skipped, result.notices, result.corrections)


def given_date(day: Day, article_id: str | None = None) -> DateField:
    """A date of the user's, for one article or all, as a field.

    Raises ConfigError where it cannot be read or does not exist.
    """
    raw = str(day).strip()
    try:
        parse_date(raw)
    except ConfigError as error:
        key = "" if article_id is None else f'["{article_id}"]'
        raise ConfigError(f"`published{key}`: {error}") from None
    return DateField("given", BY_USER, raw, BY_USER)


def anchor_of(published: Published | None) -> DateField | None:
    """The one date for all articles that state none, if it is that; raises ConfigError as `given_date`."""
    return None if published is None or isinstance(published, Mapping) else given_date(published)


def dates_by_id(published: Published | None) -> dict[str, str]:
    """The user's dates by article id; raises ConfigError as `given_date`."""
    if not isinstance(published, Mapping):
        return {}
    return {name: given_date(day, name).raw for name, day in published.items()}


def _stated(articles: list[Article], by_id: Mapping[str, str]) -> tuple[Article, ...]:
    ids = [article.id for article in articles]
    if len(set(ids)) < len(ids):
        double = sorted({one for one in ids if ids.count(one) > 1})
        raise ConfigError(f"more than one article has the id {double[0]}")
    unknown = sorted(set(by_id) - set(ids))
    if unknown:
        raise ConfigError(f"`published`: no article has the id {unknown[0]}")
    return tuple(
        replace(article, dates=(given_date(by_id[article.id]), *article.dates)) if article.id in by_id else article
        for article in articles
    )
