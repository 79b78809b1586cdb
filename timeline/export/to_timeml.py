"""TimeML 1.2.1: an article's text with its time expressions marked, in the layout of TempEval-3."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from timeline.model import Article, Combined, TimeExpression
from timeline.model.symbolic import Repeat

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNSAFE = re.compile(r"[^\w.-]+")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)


def files(combined: Combined) -> dict[str, str]:
    """One document an article, by a file name made from its id: safe on every system, and unique."""
    found: dict[str, str] = {}
    for article in combined.articles:
        stem = _UNSAFE.sub("_", re.sub(r"\.(?:txt|text)$", "", article.id)).strip("._")[:120] or "article"
        name, number = f"{stem}.tml", 1
        while name.lower() in {known.lower() for known in found}:
            number += 1
            name = f"{stem}~{number}.tml"
        found[name] = document(article, combined.expressions.get(article.id, ()))
    return found


def document(article: Article, expressions: Sequence[TimeExpression]) -> str:
    """The TimeML document of an article: DOCID, DCT where it is dated, TITLE, and TEXT with TIMEX3 elements.

    Characters that XML cannot hold become U+FFFD.
    """
    parts = [_HEAD, f"<DOCID>{_text(article.id)}</DOCID>\n"]
    if article.published is not None:
        value = article.published.timex3
        attributes = _attributes(
            tid="t0", type="DATE", value=value, temporalFunction="false", functionInDocument="CREATION_TIME"
        )
        parts.append(f"<DCT><TIMEX3{attributes}>{_text(value)}</TIMEX3></DCT>\n")
    if article.title:
        parts.append(f"<TITLE>{_text(article.title)}</TITLE>\n")
    parts += ["<TEXT>", *_marked(article.text, expressions), "</TEXT>\n</TimeML>\n"]
    return "".join(parts)


def _marked(text: str, expressions: Sequence[TimeExpression]) -> list[str]:
    parts: list[str] = []
    position = 0
    for number, expression in enumerate(expressions, start=1):
        if expression.start < position:
            continue
        parts.append(_text(text[position : expression.start]))
        parts.append(f"<TIMEX3{_timex3(expression, number)}>{_text(text[expression.start : expression.end])}</TIMEX3>")
        position = expression.end
    parts.append(_text(text[position:]))
    return parts


def _timex3(expression: TimeExpression, number: int) -> str:
    value, node = expression.value, expression.symbolic
    repeat = node if isinstance(node, Repeat) else None
    return _attributes(
        tid=f"t{number}",
        type=expression.type,
        value=value.timex3 if value else "",
        mod=value.mod if value else None,
        quant=repeat.quant if repeat else None,
        freq=repeat.freq if repeat else None,
    )


def _attributes(**attributes: str | None) -> str:
    return "".join(f" {name}={quoteattr(_clean(value))}" for name, value in attributes.items() if value is not None)


def _text(text: str) -> str:
    return escape(_clean(text), {"\r": "&#13;"})


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
