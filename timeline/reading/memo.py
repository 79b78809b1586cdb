"""What reading made of a text before, so that a text that is read again costs little."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol


class Memo(Protocol):
    """Remembers JSON-ready data from run to run, under all that they are made of."""

    def recall(self, text: str, beside: Sequence[object], make: Callable[[], Any]) -> Any:
        """What `make` gives for a text and what is told beside it, made now or in an earlier run of the same code."""
        ...


class Forgetful:
    """Remembers nothing."""

    def recall(self, text: str, beside: Sequence[object], make: Callable[[], Any]) -> Any:  # noqa: ARG002 - see above
        """What `make` gives."""
        return make()


FORGETFUL = Forgetful()
