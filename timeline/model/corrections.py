"""What the user corrects by hand, kept by mention: groups change as articles arrive, a span does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Action = Literal["hide", "title", "date", "merge", "split"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of corrections.csv: what to do with the event that a mention tells.

    `words` are the mention's own, which must still stand there; `value` is the new title, the new date (EDTF), or the
    mention "article:start-end" of the event to merge with.  `where` is "file:line".
    """

    article: str
    start: int
    end: int
    action: Action
    value: str = ""
    words: str = ""
    where: str = ""

    @property
    def key(self) -> tuple[str, int, int]:
        """The key of the mention."""
        return (self.article, self.start, self.end)
