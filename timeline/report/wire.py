"""The page's data as they travel in the file: columns instead of rows, and everything said once.

A row repeats its keys and much of what other rows say: of 100,000 events with their mentions and times, columns take
less than half the room in the file and a fifth of it when inflated, and the page has them in half the time.
`assets/js/unfold.js` makes the rows again, exactly as `report_data` has them; a test holds both to it.

- A column is a list with a place for each row; null where the row has no such key.
- `values` are all the words and small lists that columns point at by index (strings and JSON values, each once).
- `times` are all time values, themselves in columns; `value` points at them.  `steps` are those of their traces.
- Offsets: `article` and `start` count from the row before (`start` from 0 in another article), `end` from `start`;
  a sentence is how far it reaches `before` the mention's start and `after` its end.
- What the page can read off itself is left out: the quoted words where the article's text is there, else those of a
  sentence that the row before quotes already; the words of a mention, which its quote holds; the event of a mention;
  an event's id or label that is that of one of its mentions is the place of that mention in it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Literal

from timeline.report.columns import (
    EXPRESSION,
    MENTION,
    TIME,
    Block,
    Columns,
    Pool,
    Row,
    Times,
    as_json,
    blocks_of,
    time_place,
)

_AT_ONCE = 400
_TABLES = ("expressions", "mentions", "events")
_EVENT = ("status", "who", "place", "why")
Blocks = Iterable[tuple[int, Block]]


def wire(parts: Mapping[str, Any]) -> Iterator[str]:
    """`report_parts`, or the rows of `report_data`, as JSON in pieces: articles as they are, long lists as columns."""
    articles: list[tuple[str, bool]] = []

    def told() -> Iterator[Any]:
        for article in parts["articles"]:
            articles.append((article["id"], "text" in article))
            yield article

    yield "{"
    for name, part in parts.items():
        if name not in ("articles", *_TABLES):
            yield f"{as_json(name)}:{as_json(list(part) if isinstance(part, Iterator) else part)},"
    yield from _list("articles", told())
    joining = _Joining(articles)
    expressions, mentions = parts["expressions"], parts["mentions"]
    if isinstance(expressions, list):
        expressions, mentions = blocks_of(expressions, mentions)
    yield from _table("expressions", joining.expressions(expressions))
    yield from _table("mentions", joining.mentions(mentions))
    yield from _table("events", joining.events(parts["events"]))
    yield from _table("times", joining.times_columns())
    yield from _table("steps", joining.steps_columns())
    yield from _list("values", joining.pool.values, "}")


class _Joining:
    """Tables that grow by the blocks of one article after another; `articles` are ids, and whether a text is there."""

    def __init__(self, articles: Sequence[tuple[str, bool]]) -> None:
        self.pool = Pool()
        self._times = Times()
        self._articles = articles
        self._firsts: dict[int, int] = {}
        self._titles: list[str] = []
        self._at = array("l"), array("l"), array("l")

    def expressions(self, blocks: Blocks) -> Columns:
        made = _empty("article", "start", "end", "text", "value", *EXPRESSION)
        last = 0
        for article, block in blocks:
            self._firsts[article] = len(made["start"])
            last = _stand(made, block, article, last)
            self._extend(made, block, EXPRESSION)
            made["text"] += _unless(self._articles[article][1], block, "text")
        # Pooled at the end, so that the order of the values is that of the blocks' own.
        made["text"] = [self.pool.place(text) for text in made["text"]]
        return made

    def mentions(self, blocks: Blocks) -> Columns:
        made = _empty("article", "start", "end", "before", "after", "quote", "title", "expression", "value", *MENTION)
        last = 0
        for article, block in blocks:
            row, first = len(made["start"]), self._firsts.get(article, 0)
            last = _stand(made, block, article, last)
            self._extend(made, block, MENTION)
            for name in ("before", "after", "title"):
                made[name] += block["columns"][name]
            made["quote"] += _unless(self._articles[article][1], block, "quote")
            links = enumerate(_column(block, "expression"), row)
            made["expression"] += [None if link is None else first + link - number for number, link in links]
            self._note(article, block)
        self._titles = made["title"]
        return made

    def _extend(self, made: Columns, block: Block, names: Iterable[str]) -> None:
        """Adds what points at values and times, at where these stand among those of all."""
        values = self.pool.put_all(block["values"])
        steps = [self._times.step(values[said], values[gives]) for said, gives in block["steps"]]
        times = [
            self._times.place((*_mapped(row[:-1], values), None if row[-1] is None else tuple(_mapped(row[-1], steps))))
            for row in block["times"]
        ]
        made["value"] += _mapped(_column(block, "value"), times)
        for name in names:
            made[name] += _mapped(_column(block, name), values)

    def _note(self, article: int, block: Block) -> None:
        """Keeps in mind where the mentions stand, for the events."""
        at, columns = 0, block["columns"]
        for start, length in zip(columns["start"], columns["end"], strict=True):
            at += start
            for place, number in zip(self._at, (article, at, at + length), strict=True):
                place.append(number)

    def events(self, rows: Iterable[Row]) -> Columns:
        made = _empty("id", "label", "value", "mentions", "salience", "claims", *_EVENT)
        for row in rows:
            mentions = row["mentions"]
            made["id"].append(_or_place(row["id"], mentions, self._key))
            made["label"].append(_or_place(row["label"], mentions, self._titles.__getitem__))
            made["value"].append(time_place(row["value"], self.pool, self._times))
            made["mentions"].append(mentions if len(mentions) != 1 else mentions[0])
            made["salience"].append(row["salience"])
            made["claims"].append(row.get("claims"))
            for name in _EVENT:
                made[name].append(self.pool.place(row.get(name)))
        return made

    def _key(self, mention: int) -> str:
        article, start, end = (place[mention] for place in self._at)
        return f"{self._articles[article][0]}:{start}-{end}"

    def times_columns(self) -> Columns:
        rows = self._times.rows
        return {name: [row[place] for row in rows] for place, name in enumerate((*TIME, "trace"))}

    def steps_columns(self) -> Columns:
        return {name: [step[place] for step in self._times.steps] for place, name in enumerate(("said", "gives"))}


def _stand(made: Columns, block: Block, article: int, last: int) -> int:
    """Adds where the rows of an article stand, which is counted from the one before; its number."""
    columns = block["columns"]
    made["article"] += [article - last, *[0] * (len(columns["start"]) - 1)]
    for name in ("start", "end"):
        made[name] += columns[name]
    return article


def _column(block: Block, name: str) -> list[Any]:
    """A column of a block; one without any value was left out."""
    columns = block["columns"]
    return columns.get(name) or [None] * len(columns["start"])


def _unless(is_there: bool, block: Block, name: str) -> list[Any]:  # noqa: FBT001 - reads as a sentence
    """A column with words that the page can read off itself where the article's text is there."""
    return [None] * len(block["columns"]["start"]) if is_there else _column(block, name)


def _mapped(places: Iterable[int | None], to: Sequence[int]) -> list[int | None]:
    return [None if place is None else to[place] for place in places]


def _or_place(said: str, mentions: Sequence[int], of: Callable[[int], str]) -> str | int:
    """What one of the mentions says as well is the place of that mention."""
    return next((place for place, mention in enumerate(mentions) if of(mention) == said), said)


def _empty(*names: str) -> Columns:
    return {name: [] for name in names}


def _table(name: str, columns: Columns) -> Iterator[str]:
    """A table's columns; one without any value is left out."""
    yield f"{as_json(name)}:{{"
    rows = len(next(iter(columns.values())))
    for column, values in columns.items():
        if any(value is not None for value in values):
            yield from _list(column, values)
    yield f'"rows":{rows}}},'


def _list(name: str, values: Iterable[Any], ending: Literal[",", "}"] = ",") -> Iterator[str]:
    """A list as JSON, some hundred items at a time: the whole of it is never held as text."""
    yield f"{as_json(name)}:["
    rest = iter(values)
    comma = ""
    while some := list(islice(rest, _AT_ONCE)):
        yield f"{comma}{as_json(some)[1:-1]}"
        comma = ","
    yield f"]{ending}"
