"""Articles that were read, put aside in a spill file: memory holds of each its id."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import astuple, replace

from timeline.model import Article, DateField, Region
from timeline.storage import Lazy, SpillFile, deserialize, serialize

_WORDS = ("title", "source", "url")


class ArticleSpill(Lazy[Article]):
    """Articles in reading order, each made anew when it is asked for.

    `ids` come when all are there, since none may be another's; so does what metadata says, which goes by ids.
    """

    __slots__ = ("_beside", "_places", "_shelf", "ids")

    def __init__(self) -> None:
        self.ids: Sequence[str] = ()
        self._shelf = SpillFile()
        self._beside = SpillFile()
        self._places = array("q")

    def __len__(self) -> int:
        return len(self._shelf)

    def append(self, article: Article) -> None:
        """Put an article behind the others; its id does not count."""
        self._shelf.put(_packed(article))
        self._places.append(-1)

    def tell(self, number: int, cells: Mapping[str, str], dates: Sequence[DateField]) -> None:
        """Let the `cells` of metadata win over what the file of an article says, and `dates` come before its own."""
        words = [cells.get(name) for name in _WORDS]
        self._places[number] = self._beside.put(serialize((words, list(map(astuple, dates)))))

    def make(self, number: int) -> Article:
        """The article with a number from 0 to the length."""
        article = _unpacked(self._shelf.get(number), self.ids[number])
        if self._places[number] < 0:
            return article
        words, dates = deserialize(self._beside.get(self._places[number]))
        given = {name: word for name, word in zip(_WORDS, words, strict=True) if word}
        return replace(article, dates=(*_dates(dates), *article.dates), **given)


def _packed(article: Article) -> bytes:
    """All that reading finds; a fifth of the time that pickle takes."""
    # Readers may give strings of their parsers' own types.
    words = [None if one is None else str(one) for one in (article.title, article.source, article.url, article.file)]
    regions = [(one.start, one.end, one.kind) for one in article.regions]
    dates = [(str(one.kind), str(one.name), str(one.raw), str(one.where), bool(one.weak)) for one in article.dates]
    return serialize(
        (str(article.text), words, str(article.lang), article.body, regions, dates, tuple(map(int, article.pages)))
    )


def _unpacked(packed: bytes, name: str) -> Article:
    text, (title, source, url, file), lang, body, regions, dates, pages = deserialize(packed)
    marked = tuple([Region(*one) for one in regions])
    return Article(name, text, title, source, url, lang, body, marked, _dates(dates), pages=pages, file=file)


def _dates(packed: Sequence[Sequence[str]]) -> tuple[DateField, ...]:
    return tuple([DateField(*one) for one in packed])  # type: ignore[arg-type] # the last is a truth value, as packed
