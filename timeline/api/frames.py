"""Timelines as DataFrames.

Their columns and types are in `timeline.api.columns`.  `earliest` and `latest` are inclusive, and missing where an end
is open or nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from timeline.api.columns import (
    ARTICLE_COLUMNS,
    COVERAGE_COLUMNS,
    DAYS,
    EVENT_COLUMNS,
    EXPRESSION_COLUMNS,
    KEY_DATE_COLUMNS,
    MENTION_COLUMNS,
    day_of,
    dtypes,
)
from timeline.combining import KeyDate
from timeline.export.by_article import told_articles
from timeline.export.coverage import covers
from timeline.export.records import article_rows, event_row, mention_rows, tag_rows
from timeline.model import Combined

if TYPE_CHECKING:
    import pandas as pd


def events(combined: Combined) -> pd.DataFrame:
    """One row an event, by time (EVENT_COLUMNS)."""
    return _frame(map(event_row, combined.events), EVENT_COLUMNS)


def mentions(combined: Combined) -> pd.DataFrame:
    """One row an event mention that belongs on a timeline (MENTION_COLUMNS); `id` is the article's."""
    return _frame(mention_rows(combined), MENTION_COLUMNS)


def undated(combined: Combined) -> pd.DataFrame:
    """The mentions that have no date, with the reason (MENTION_COLUMNS)."""
    rows = (row for row in mention_rows(combined) if row["reason"] is not None)
    return _frame(rows, MENTION_COLUMNS)


def articles(combined: Combined) -> pd.DataFrame:
    """One row an article (ARTICLE_COLUMNS)."""
    return _frame(article_rows(combined), ARTICLE_COLUMNS)


def expressions(combined: Combined) -> pd.DataFrame:
    """One row a time expression (EXPRESSION_COLUMNS)."""
    return _frame(tag_rows(combined), EXPRESSION_COLUMNS)


def coverage(combined: Combined) -> pd.DataFrame:
    """One row a stretch of time that an article tells of (COVERAGE_COLUMNS)."""
    rows = (
        {"article": told.article.id, "earliest": first, "latest": last, "mentions": count}
        for told in told_articles(combined)
        for first, last, count in covers(told.candidates)
    )
    return _frame(rows, COVERAGE_COLUMNS)


def keydates(found: Iterable[KeyDate]) -> pd.DataFrame:
    """One row a key date (KEY_DATE_COLUMNS)."""
    import pandas as pd

    rows = [
        {
            "day": one.day,
            "first_day": day_of(one.day),
            "weight": one.weight,
            "article_count": one.articles,
            "event_ids": list(one.events),
            "article": one.article,
            "summary": one.summary,
        }
        for one in found
    ]
    return pd.DataFrame.from_records(rows, columns=list(KEY_DATE_COLUMNS)).astype(dtypes(KEY_DATE_COLUMNS))


def _frame(rows: Iterable[dict[str, Any]], columns: tuple[str, ...]) -> pd.DataFrame:
    import pandas as pd

    dated = "first_day" in columns
    listed = [{**row, **{name: day_of(row[source]) for name, source in DAYS.items()}} if dated else row for row in rows]
    frame = pd.DataFrame.from_records(listed, columns=list(columns))
    return frame.astype(dtypes(columns))
