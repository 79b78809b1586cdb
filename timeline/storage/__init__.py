"""Whatever lies on disk, is numbered, or is made when it is asked for."""

from timeline.storage.article_headers import ArticleHeader, header_of
from timeline.storage.encoded import Encoded, Packed
from timeline.storage.event_records import EventRecord, encoded_value, unpack_event_record
from timeline.storage.in_memory import index_of, numbers_of
from timeline.storage.lazy import Lazy, SpillList
from timeline.storage.location import DEFAULT_LIMIT, cache_file, parse_limit
from timeline.storage.parallel import Run, batched
from timeline.storage.result_index import EventRecords, Key, ResultIndex, group_id
from timeline.storage.result_selection import SelectedArticles, SelectedSource, select
from timeline.storage.result_views import Events, Expressions, Groups, Mentions, with_index
from timeline.storage.selection import Selection
from timeline.storage.source import Source
from timeline.storage.spill_file import SpillFile, deserialize, serialize
from timeline.storage.sqlite_store import Contents, Row, Store

__all__ = [
    "DEFAULT_LIMIT",
    "ArticleHeader",
    "Contents",
    "Encoded",
    "EventRecord",
    "EventRecords",
    "Events",
    "Expressions",
    "Groups",
    "Key",
    "Lazy",
    "Mentions",
    "Packed",
    "ResultIndex",
    "Row",
    "Run",
    "SelectedArticles",
    "SelectedSource",
    "Selection",
    "Source",
    "SpillFile",
    "SpillList",
    "Store",
    "batched",
    "cache_file",
    "deserialize",
    "encoded_value",
    "group_id",
    "header_of",
    "index_of",
    "numbers_of",
    "parse_limit",
    "select",
    "serialize",
    "unpack_event_record",
    "with_index",
]
