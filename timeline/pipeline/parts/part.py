"""A stored part of an article, and the table of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Generic, Literal, TypeVar

from timeline.model import Extraction
from timeline.pipeline.resolved_article import ResolvedArticle

T = TypeVar("T")
Encode = Callable[[ResolvedArticle, Extraction], bytes]


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """What is stored of an article as one stretch of bytes, read by those alone who need it.

    `name` is its column in the cache, `depends_on` what makes it stale: the text (and all that is read with it), or
    also the dates that are stated of the article.  `encode` makes it of the resolved article and its extraction;
    `decode` takes the bytes and the article's id, and raises ValueError for damaged ones.
    """

    name: str
    depends_on: Literal["text", "dates"]
    encode: Encode
    decode: Callable[[bytes, str], T]


def no_bytes(_: ResolvedArticle, __: Extraction) -> bytes:
    """Of a part that nobody has said how to make."""
    return b""


EncodedArticle = tuple[bytes, ...]
"""All parts of an article, in the order of the table."""


@dataclass(frozen=True, slots=True)
class PartTable:
    """The parts that are stored of each article, in the order in which they lie."""

    parts: tuple[Part[Any], ...]

    def __iter__(self) -> Iterator[Part[Any]]:
        return iter(self.parts)

    def __len__(self) -> int:
        return len(self.parts)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts."""
        return tuple(part.name for part in self.parts)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the cache: the fingerprint of what parts that depend on dates hang on, and the parts."""
        return ("placement_fingerprint", *self.names)

    def place(self, part: Part[Any]) -> int:
        """The place of a part among all; raises ValueError where it is not there."""
        return self.names.index(part.name)

    def encode(self, article: ResolvedArticle, extraction: Extraction) -> EncodedArticle:
        """All parts of an article."""
        return tuple([part.encode(article, extraction) for part in self.parts])

    def renewed(self, old: EncodedArticle, article: ResolvedArticle, extraction: Extraction) -> EncodedArticle:
        """All parts after other dates were stated: those that depend on the text alone stay, if they were made."""
        both = zip(self.parts, old, strict=True)
        return tuple(
            [one if one and part.depends_on == "text" else part.encode(article, extraction) for part, one in both]
        )

    def lacks(self, encoded: EncodedArticle) -> bool:
        """Whether a part was not made that this table makes."""
        both = zip(self.parts, encoded, strict=True)
        return any(not data and part.encode is not no_bytes for part, data in both)

    def with_encoder(self, part: Part[Any], encode: Encode) -> PartTable:
        """The table with another way to make one part."""
        return PartTable(tuple(replace(one, encode=encode) if one.name == part.name else one for one in self.parts))
