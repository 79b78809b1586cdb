"""Extractions kept from run to run, so that a rebuild extracts only what changed."""

from timeline.cache.drawn import Drawn
from timeline.cache.kept import Keeper, Kept
from timeline.cache.keys import code_version, content_key, placing_key, stamp
from timeline.cache.location import DEFAULT_LIMIT, cache_file, parse_limit
from timeline.cache.placed import Packed, pack_placed, unpack_extraction, unpack_head, unpack_placed
from timeline.cache.readings import Readings
from timeline.cache.store import Contents, Entry, Store

__all__ = [
    "DEFAULT_LIMIT",
    "Contents",
    "Drawn",
    "Entry",
    "Keeper",
    "Kept",
    "Packed",
    "Readings",
    "Store",
    "cache_file",
    "code_version",
    "content_key",
    "pack_placed",
    "parse_limit",
    "placing_key",
    "stamp",
    "unpack_extraction",
    "unpack_head",
    "unpack_placed",
]
