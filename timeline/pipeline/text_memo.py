"""What reading made of texts, remembered beside the extractions: a text that is known is not looked at again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from timeline.pipeline.fingerprints import reading_version
from timeline.storage.sqlite_store import Store

_BATCH = 500
_ENCODER = json.JSONEncoder(separators=(",", ":"))


Asked = tuple[str, Sequence[object], Callable[[], Any]]
"""A text, what is told beside it, and what makes JSON-ready data of both."""


class TextMemo:
    """A `reading.Memo` that lies in the cache; where that fails it remembers nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seed = hashlib.sha256(reading_version().encode("ascii"))
        self._new: list[tuple[bytes, bytes]] = []
        self._used: list[bytes] = []

    def recall(self, asked: Sequence[Asked], /) -> Iterator[Any]:
        """What `make` gives of each, made now or in an earlier run of the same code."""
        keys = [self._key(text, beside) for text, beside, _ in asked]
        known = self._store.readings(keys)
        for key, (_, _, make) in zip(keys, asked, strict=True):
            found = _read(known.get(key))
            if found is None:
                yield self._remember(key, make())
            else:
                self._used.append(key)
                yield found

    def _key(self, text: str, beside: Sequence[object]) -> bytes:
        digest = self._seed.copy()
        digest.update(_ENCODER.encode(beside).encode("ascii"))
        digest.update(text.encode("utf-8", "surrogatepass"))
        return digest.digest()[:20]

    def _remember(self, key: bytes, made: Any) -> Any:
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


def _read(known: bytes | None) -> Any:
    """What is remembered, if it is whole; what is made of a text is never null."""
    try:
        return None if known is None else json.loads(known.decode("ascii"))
    except ValueError:
        return None
