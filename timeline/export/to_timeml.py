"""TimeML 1.2.1: an article's text with its time expressions and events marked and linked, as TempEval-3 lays it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from timeline.export.by_article import told_articles
from timeline.export.timeml_times import timex3
from timeline.model import Article, Combined, PlacedMention, TimeExpression
from timeline.storage import index_of

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNSAFE = re.compile(r"[^\w.-]+")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)
_RELATIONS = {
    "at": "IS_INCLUDED",
    "since": "BEGUN_BY",
    "until": "ENDED_BY",
    "before": "BEFORE",
    "after": "AFTER",
    "during": "DURING",
}
_TENSES = {"past": ("PAST", "NONE"), "present": ("PRESENT", "NONE"), "future": ("FUTURE", "NONE")}
_PERFECT, _NO_TENSE = ("PRESENT", "PERFECTIVE"), ("NONE", "NONE")
_MODALITY = {"possible": "POSSIBLE", "planned": "PLANNED"}


def note(combined: Combined) -> str:
    """What is left out or bent."""
    del combined
    return "every EVENT is an OCCURRENCE; labels, participants and groups of events are left out"


def contents(combined: Combined) -> Iterator[tuple[str, bytes]]:
    """(file name, document) of each article, with its events."""
    names = _names(combined)
    for told in told_articles(combined):
        yield names[told.number], document(told.article, told.expressions, told.candidates).encode("utf-8", "replace")


def files(combined: Combined) -> dict[str, str]:
    """One document an article with its time expressions, by file name."""
    names = _names(combined)
    return {names[told.number]: document(told.article, told.expressions) for told in told_articles(combined)}


def document(article: Article, expressions: Sequence[TimeExpression], mentions: Sequence[PlacedMention] = ()) -> str:
    """The TimeML document of an article: DOCID, DCT where it is dated, TITLE, TEXT, then instances and links.

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
    marks = _marks(expressions, mentions)
    dated = article.published is not None
    parts += ["<TEXT>", *_marked(article.text, marks, dated=dated), "</TEXT>\n", *_links(marks, dated=dated)]
    parts.append("</TimeML>\n")
    return "".join(parts)


def _names(combined: Combined) -> list[str]:
    """A file name for each article, made from its id: safe on every system, and unique."""
    found: list[str] = []
    taken: set[str] = set()
    for article_id in index_of(combined).names:
        stem = _UNSAFE.sub("_", re.sub(r"\.(?:txt|text)$", "", article_id)).strip("._")[:120] or "article"
        name, number = f"{stem}.tml", 1
        while name.lower() in taken:
            number += 1
            name = f"{stem}~{number}.tml"
        taken.add(name.lower())
        found.append(name)
    return found


_Mark = tuple[int, int, str, TimeExpression | PlacedMention]


def _marks(expressions: Sequence[TimeExpression], mentions: Sequence[PlacedMention]) -> list[_Mark]:
    """(start, end, id, what) of all elements in the text's order; what overlaps an earlier one has no place in XML."""
    times: list[_Mark] = [(one.start, one.end, f"t{n}", one) for n, one in enumerate(expressions, start=1)]
    events: list[_Mark] = [
        (one.mention.trigger.start, one.mention.trigger.end, f"e{n}", one) for n, one in enumerate(mentions, start=1)
    ]
    found: list[_Mark] = []
    for mark in sorted([*times, *events], key=lambda one: one[:2]):
        if not found or mark[0] >= found[-1][1]:
            found.append(mark)
    return found


def _marked(text: str, marks: Sequence[_Mark], *, dated: bool) -> Iterator[str]:
    position = 0
    ids = {start: number for start, _, number, what in marks if isinstance(what, TimeExpression)}
    told = timex3([what for *_, what in marks if isinstance(what, TimeExpression)], ids, dated=dated)
    for start, end, number, what in marks:
        yield _text(text[position:start])
        words = _text(text[start:end])
        if isinstance(what, TimeExpression):
            yield f"<TIMEX3{_attributes(tid=number, **told[start])}>{words}</TIMEX3>"
        else:
            yield f'<EVENT eid="{number}" class="OCCURRENCE">{words}</EVENT>'
        position = end
    yield _text(text[position:])


def _links(marks: Sequence[_Mark], *, dated: bool) -> Iterator[str]:
    """A MAKEINSTANCE for each EVENT, then a TLINK for each that a time places."""
    times = {(start, end): number for start, end, number, what in marks if isinstance(what, TimeExpression)}
    links: list[str] = []
    for _, _, number, what in marks:
        if isinstance(what, TimeExpression):
            continue
        yield f"<MAKEINSTANCE{_instance(what, number)}/>\n"
        time = times.get((what.expression.start, what.expression.end)) if what.expression else None
        if time is None and what.mention.link.how == "publication" and dated:
            time = "t0"
        if time is not None:
            relation = _RELATIONS[what.mention.link.relation]
            attributes = _attributes(
                lid=f"l{len(links) + 1}", relType=relation, eventInstanceID=f"i{number}", relatedToTime=time
            )
            links.append(f"<TLINK{attributes}/>\n")
    yield from links


def _instance(placed: PlacedMention, number: str) -> str:
    mention = placed.mention
    tense, aspect = _PERFECT if mention.tense == "perfect" else _TENSES.get(mention.tense, _NO_TENSE)
    return _attributes(
        eiid=f"i{number}",
        eventID=number,
        tense=tense,
        aspect=aspect,
        polarity="NEG" if mention.status == "negated" else "POS",
        pos="OTHER",
        modality=_MODALITY.get(mention.status),
    )


def _attributes(**attributes: str | None) -> str:
    return "".join(f" {name}={quoteattr(_clean(value))}" for name, value in attributes.items() if value is not None)


def _text(text: str) -> str:
    return escape(_clean(text), {"\r": "&#13;"})


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
