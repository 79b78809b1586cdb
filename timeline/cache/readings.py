"""What reading made of texts, remembered beside the extractions: a text that is known is not looked at again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from typing import Any

from timeline.cache.keys import reading_version
from timeline.cache.store import Store

_BATCH = 500
_ENCODER = json.JSONEncoder(separators=(",", ":"))


class Readings:
    """A `reading.Memo` that lies in the cache; where that fails it remembers nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seed = hashlib.sha256(reading_version().encode("ascii"))
        self._new: list[tuple[bytes, bytes]] = []
        self._used: list[bytes] = []

    def recall(self, text: str, beside: Sequence[object], make: Callable[[], Any]) -> Any:
        """What `make` gives for a text and what is told beside it, made now or in an earlier run of the same code."""
        digest = self._seed.copy()
        digest.update(_ENCODER.encode(beside).encode("ascii"))
        digest.update(text.encode("utf-8", "surrogatepass"))
        key = digest.digest()[:20]
        known = self._store.reading(key)
        if known is not None:
            try:
                found = json.loads(known.decode("ascii"))
            except ValueError:
                pass
            else:
                self._used.append(key)
                return found
        made = make()
        self._new.append((key, _ENCODER.encode(made).encode("ascii")))
        if len(self._new) >= _BATCH:
            self._write()
        return made

    def close(self) -> None:
        """Write what is new, and note what was used."""
        self._write()
        self._store.note_readings(self._used)
        self._used = []

    def _write(self) -> None:
        new, self._new = self._new, []
        self._store.keep_readings(new)
