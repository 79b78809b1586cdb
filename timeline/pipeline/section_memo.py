"""Parts of the page that were made for a report, remembered for the next."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from types import TracebackType

from timeline.storage.sqlite_store import Store


class SectionMemo:
    """A `report.Memo` that lies in the cache; where that fails it remembers nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._used: list[bytes] = []

    def __enter__(self) -> SectionMemo:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._store.note_readings(self._used)

    def key(self, data: Iterable[bytes]) -> bytes:
        """What a part is kept under that is made of these bytes by this code."""
        digest = hashlib.blake2b(self._store.version.encode("ascii"), digest_size=20)
        for some in data:
            digest.update(some)
        return digest.digest()

    def get(self, key: bytes) -> bytes | None:
        """A part that was kept, whole."""
        found = self._store.readings([key]).get(key)
        if found is not None:
            self._used.append(key)
        return found

    def put(self, key: bytes, data: bytes) -> None:
        """Keep a part."""
        self._store.keep_readings([(key, data)])
