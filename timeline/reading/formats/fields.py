"""Records of any table or JSON: a mapping of fields → one article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from timeline.errors import ReadError
from timeline.model import DateField, Notice
from timeline.reading.options import ReadOptions
from timeline.reading.records import Record
from timeline.reading.text.decoding import scrub

_WORDS = ("title", "source", "url", "lang")


def record_of(value: Mapping[str, Any], where: str, number: int, options: ReadOptions) -> Iterator[Record | Notice]:
    """The article of one record, which keeps its own id (else it is the `number`th of its file).

    The text stays as the record has it, so offsets count in the record's own text.  Raises ReadError without text.
    """
    text = field_at(value, options.column("text"))
    if text is None and options.column("text") not in value:
        raise ReadError(missing_text_reason(value, options))
    if not isinstance(text, str):
        raise ReadError(f'has no "{options.column("text")}" that is a text')
    if not text.strip():
        raise ReadError("its text is empty")
    given = field_at(value, options.column("id"))
    is_id = isinstance(given, str | int) and not isinstance(given, bool) and str(given).strip()
    name = scrub(str(given)) if is_id else f"#{number}"
    words: dict[str, str | None] = dict.fromkeys(_WORDS)
    for key in _WORDS:
        content = field_at(value, options.column(key))
        if isinstance(content, str) and content.strip():
            words[key] = scrub(" ".join(content.split()))
        elif content not in (None, "") and content == content:  # noqa: PLR0124 - not a number, an empty cell
            yield Notice(where, f'"{options.column(key)}" is no string and was left out')
    published = options.column("published")
    dates = _dates(published, field_at(value, published), where)
    yield Record(scrub(text), where, name, words["title"], words["source"], words["url"], words["lang"], dates)


def field_at(value: Mapping[str, Any], path: str) -> Any:
    """A field by its name, or by a path of names: "content.body"; None where there is none."""
    if path in value or "." not in path:
        return value.get(path)
    first, _, rest = path.partition(".")
    inner = value.get(first)
    return field_at(inner, rest) if isinstance(inner, Mapping) else None


def missing_text_reason(value: Mapping[str, Any], options: ReadOptions) -> str:
    """What to do about a record that holds no text."""
    wanted = options.column("text")
    strings = {key: len(one) for key, one in value.items() if isinstance(one, str)}
    if not strings:
        return f'has no "{wanted}"; an article is {{"id": …, "text": …}}'
    longest = max(strings, key=lambda key: (strings[key], key))
    return f'has no "{wanted}"; say which holds the text, such as `columns["text"]="{longest}"`'


def _dates(name: str, published: object, where: str) -> tuple[DateField, ...]:
    if published is None or published == "" or published != published:  # noqa: PLR0124 - not a number: an empty cell
        return ()
    return (DateField("given", name, scrub(str(published)).strip(), where),)
