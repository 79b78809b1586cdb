"""W3C Web Annotation (JSON-LD): each event mention and each time expression, as a body on a place in a text.

https://www.w3.org/TR/annotation-model/.  Offsets count Unicode characters, as the model asks and as Python does.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import quote

from timeline.calendar import describe
from timeline.export.by_article import told_articles
from timeline.export.to_json import array, encoded
from timeline.model import Article, Combined, PlacedMention, Span, TimeExpression
from timeline.storage import index_of

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
Node = dict[str, Any]


def note(combined: Combined) -> str:
    """What is left out or bent."""
    del combined
    return "offsets count in the text as read, not in the page it came from; groups and participants are left out"


def write(combined: Combined, file: BinaryIO) -> None:
    """An AnnotationCollection with one page; ids are name-based UUIDs, the same in every run."""
    total = _count(combined)
    head = {
        "@context": CONTEXT,
        "id": _urn("collection", combined.title),
        "type": "AnnotationCollection",
        "label": combined.title,
        "total": total,
    }
    file.write(encoded("", head)[:-1])
    page = _urn("page", combined.title)
    file.write(encoded(',\n"last": ', page))
    file.write(encoded(',\n"first": ', {"id": page, "type": "AnnotationPage", "startIndex": 0})[:-1])
    file.write(b', "items": ')
    file.writelines(array(items(combined)))
    file.write(b"}}\n")


def _count(combined: Combined) -> int:
    """How many items there are, without a look at the texts."""
    index = index_of(combined)
    expressions = sum(len(index.source.expressions(number)) for number in range(len(index.names)))
    return expressions + sum(one.mention.candidate for one in combined.mentions)


def items(combined: Combined) -> Iterator[Node]:
    """The time expressions and the mentions that belong on a timeline, article by article."""
    for told in told_articles(combined):
        for expression in told.expressions:
            yield _expression(expression, told.article)
        for placed in told.candidates:
            yield _mention(placed, told.article)


def _expression(expression: TimeExpression, article: Article) -> Node:
    value = expression.value
    bodies = [_tag(value.timex3), _tag(value.edtf)] if value else []
    said = describe(value) if value else expression.type
    return {
        "id": _urn("time", expression.span),
        "type": "Annotation",
        "motivation": "tagging",
        "body": [body for body in bodies if body] or [_text(said)],
        "target": _target(expression.span, article),
    }


def _mention(placed: PlacedMention, article: Article) -> Node:
    mention = placed.mention
    value = placed.value if placed.value is not None and placed.value.placed else None
    bodies = [_text(f"{describe(value)}: {mention.title}" if value else mention.title), _tag(mention.status)]
    if value is not None:
        bodies.append(_tag(value.edtf or value.timex3))
    return {
        "id": _urn("event", mention.trigger),
        "type": "Annotation",
        "motivation": "describing",
        "body": [body for body in bodies if body],
        "target": _target(mention.trigger, article),
    }


def _text(text: str) -> Node:
    return {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": "describing"}


def _tag(text: str | None) -> Node | None:
    return {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": "tagging"} if text else None


def _target(span: Span, article: Article) -> Node:
    text = article.text
    source: Node = {
        "id": quote(article.id, errors="replace"),
        "type": "Text",
        "format": "text/plain",
        "language": article.lang,
    }
    found: Node = {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": text[span.start : span.end],
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        ],
    }
    if article.url:
        found["scope"] = quote(article.url, safe=":/?#[]@!$&'()*+,;=%~", errors="replace")
    return found


def _urn(kind: str, what: object) -> str:
    key = f"{what.article}:{what.start}-{what.end}" if isinstance(what, Span) else str(what)
    return uuid.uuid5(uuid.NAMESPACE_URL, quote(f"timeline:{kind}:{key}", safe=":", errors="replace")).urn
