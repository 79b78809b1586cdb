"""The columns of the DataFrames and their types.

Text is `string`, offsets and counts `int64`, shares `float64`, and what can take only a few values is categorical
(`grain` ordered, from second to millennium).  `earliest` and `latest` are ISO 8601 text; `first_day` and `last_day`
are the same days as `Int64`, counted from 1970-01-01, so that years before 1 and beyond 9999 sort and subtract too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from timeline.calendar.days import parse_day
from timeline.model import EvidenceKind, Grain, How, Qualifier, Status, TimeType

if TYPE_CHECKING:
    import pandas as pd

_DATE = ("value", "edtf", "earliest", "latest", "first_day", "last_day", "grain", "qualifier")
EVENT_COLUMNS = (
    *("event", "label", *_DATE, "status", "participants", "place", "salience", "articles", "mentions"),
    *("disagreement", "why"),
)
MENTION_COLUMNS = (
    *("id", "event", "title", "trigger", "start", "end", "sentence_start", "sentence_end", "participants", "place"),
    *("status", "value", "earliest", "latest", "first_day", "last_day", "grain", "how", "time", "label", "salience"),
    *("reported_by", "reason"),
)
ARTICLE_COLUMNS = (
    *("id", "title", "published", "published_earliest", "published_latest", "evidence", "quote", "confidence"),
    *("lang", "covers", "events", "undated", "source", "url", "proposed"),
)
EXPRESSION_COLUMNS = ("id", "start", "end", "text", "type", *_DATE, "rule")
COVERAGE_COLUMNS = ("article", "earliest", "latest", "first_day", "last_day", "mentions")
KEY_DATE_COLUMNS = ("day", "first_day", "weight", "article_count", "event_ids", "article", "summary")
DAYS = {"first_day": "earliest", "last_day": "latest"}

_CHOICES: dict[str, Any] = {
    "status": Status,
    "how": How,
    "qualifier": Qualifier,
    "type": TimeType,
    "evidence": EvidenceKind,
    "grain": Grain,
}
_WHOLE = ("start", "end", "sentence_start", "sentence_end", "mentions", "events", "undated", "article_count")
_SHARES = ("salience", "confidence", "weight")
_LISTS = ("participants", "articles", "disagreement", "covers", "time", "event_ids", "proposed")


def day_of(iso: str | None) -> int | None:
    """The day number of an ISO day or instant."""
    return parse_day(iso) if iso else None


def dtypes(columns: tuple[str, ...]) -> dict[str, Any]:
    """The pandas type of each column that has one; lists and objects stay objects."""
    return {name: _dtype(name) for name in columns if name not in _LISTS}


def _dtype(name: str) -> str | pd.CategoricalDtype:
    import pandas as pd

    if name in _CHOICES:
        grains = list(get_args(_CHOICES[name]))
        return pd.CategoricalDtype(grains[::-1] if name == "grain" else grains, ordered=name == "grain")
    if name in DAYS:
        return "Int64"
    if name in _WHOLE:
        return "int64"
    return "float64" if name in _SHARES else "string"
