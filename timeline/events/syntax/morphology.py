"""What a language's grammar must tell of its words beside their lists."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from timeline.events.syntax.lexicon import Words
    from timeline.events.syntax.tagging import Tagged


class Morphology(Protocol):
    """How a language forms its words; the module `morphology` of its folder has these functions."""

    def regular_infinitive(self, form: str, words: Words) -> str:
        """The infinitive of a verb form that is in no list."""
        ...

    def regular_singular(self, form: str) -> str:
        """The singular of a noun that is in no list."""
        ...

    def is_gerund(self, lower: str) -> bool:
        """Whether a word looks like a gerund, which opens no personal name."""
        ...

    def is_inflected(self, lower: str) -> bool:
        """Whether a word with a capital at the head of a sentence has an ending that names do not have."""
        ...

    def open_class_tag(self, lower: str, before: Sequence[Tagged], words: Words) -> str:
        """The Penn Treebank tag of a verb, noun, adjective or adverb, for parsing without a model."""
        ...


def load_morphology(lang: str) -> Morphology:
    """That of a language which has a lexicon."""
    return cast("Morphology", import_module(f"timeline.events.locales.{lang}.morphology"))
