"""Where the cache lies and how large it may grow."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from timeline.errors import ConfigError

DEFAULT_LIMIT = 2 << 30
_NAME = "extractions.sqlite"
_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}
_SIZE = re.compile(r"(\d+)\s*([KMG]?)(?:I?B)?", re.IGNORECASE)


def cache_file(environment: Mapping[str, str] | None = None) -> Path:
    """The file of the cache: below TIMELINE_CACHE, else below XDG_CACHE_HOME, else in the platform's place."""
    known = os.environ if environment is None else environment
    if known.get("TIMELINE_CACHE"):
        return Path(known["TIMELINE_CACHE"]).expanduser() / _NAME
    if known.get("XDG_CACHE_HOME"):
        return Path(known["XDG_CACHE_HOME"]) / "timeline" / _NAME
    if sys.platform == "win32":
        base = Path(known.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path.home() / ".cache"
    return base / "timeline" / _NAME


def parse_limit(text: str) -> int:
    """Bytes of "500M", "2G" or a plain number; raises ConfigError."""
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        raise ConfigError(f"{text}: a size is a number of bytes, or one with K, M or G, such as 500M")
    return int(match[1]) * _UNITS[match[2].upper()]
