"""Extractions kept from run to run, so that a rebuild extracts only what changed."""

from timeline.cache.drawn import Drawn
from timeline.cache.kept import Keeper, Kept
from timeline.cache.keys import code_version, content_key, placing_key, stamp
from timeline.cache.placed import Packed, pack_placed, unpack_extraction, unpack_head, unpack_placed
from timeline.cache.readings import Readings

__all__ = [
    "Drawn",
    "Keeper",
    "Kept",
    "Packed",
    "Readings",
    "code_version",
    "content_key",
    "pack_placed",
    "placing_key",
    "stamp",
    "unpack_extraction",
    "unpack_head",
    "unpack_placed",
]
