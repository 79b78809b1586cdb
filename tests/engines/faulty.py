"""Articles and parsers for the engines' tests."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from timeline.events import RulesParser
from timeline.events.syntax.tree import Tree


class Slow(RulesParser):
    """A parser that notes its process in a folder and then takes long."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def parse(self, text: str, sentences: Sequence[tuple[int, int]], lang: str = "en") -> list[Tree]:
        """Trees, much later."""
        (self.folder / str(os.getpid())).touch()
        time.sleep(60)
        return super().parse(text, sentences, lang)


WORDS = ("rained", "snowed", "hailed", "thundered", "drizzled")


class Faulty(RulesParser):
    """A parser that fails on one article: it raises, or its process is killed, once or always."""

    def __init__(self, fault: Exception | str = "killed", mark: Path | None = None) -> None:
        super().__init__()
        self.fault = fault
        self.mark = mark

    def parse(self, text: str, sentences: Sequence[tuple[int, int]], lang: str = "en") -> list[Tree]:
        """Trees, but for the article in which it snowed."""
        if "snowed" in text and (self.mark is None or not self.mark.exists()):
            if self.mark is not None:
                self.mark.touch()
            if isinstance(self.fault, Exception):
                raise self.fault
            os.kill(os.getpid(), signal.SIGKILL)
        return super().parse(text, sentences, lang)


def squared(task: tuple[int, int]) -> int:
    """The square of a number; the process that has to do it for 7 is killed, unless it is the one that leads."""
    leader, number = task
    if number == 7 and os.getpid() != leader:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def process(_: int) -> int:
    """The process that is asked."""
    return os.getpid()
