"""What a web page says of its own date: JSON-LD, OpenGraph and other metadata, <time>, and the visible byline.

The order is that of trust: structured data, metadata, then what the page shows; a date of change never stands
before one of publication.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from timeline.model import DateField
from timeline.reading.text.decoding import scrub

_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished"),
    *("parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_online_date", "dc.date.issued"),
    *("dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "pubdate", "publishdate"),
    *("publish-date", "publish_date", "publication_date", "article.published", "cxenseparse:recs:publishtime"),
    *("displaydate", "article_date_original", "rnews:datepublished", "date", "datecreated", "originalpublicationdate"),
)
_MODIFIED = (
    *("article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified"),
    *("dc.date.modified", "revised", "article.updated"),
)
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Story|OpEd)$|^(?:CreativeWork|Article)", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:comment|related|recommend|sidebar|promo|teaser|more-|footer|most-read|trending|nav)", re.IGNORECASE
)
_BYLINE = re.compile(
    r"byline|dateline|by-line|author|(?:^|[\W_])by(?:[\W_]|$)|publi(?:sh|cation)|pub-?date|post(?:ed)?-(?:date|meta|on)|"
    r"entry-(?:date|meta)|article-(?:date|meta|info)|timestamp|time-stamp|date(?:-?time)?(?:[\W_]|$)|updated",
    re.IGNORECASE,
)
_TELLING = re.compile(r"\d|^\W*(?:by|von|par|por|di|door|av|af)\s", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:(?:first |last )?(?:published|posted|updated|modified|created|released|issued|date)\b[\s:,|-]*"
    r"(?:(?:on|at|in)\b[\s:]*)?)+",
    re.IGNORECASE,
)
_LONGEST_BYLINE = 160
_LONGEST_NOTE = 80
_MOST_BYLINES = 4


class PageMetadata:
    """The metadata of a parsed page."""

    def __init__(self, tree: Any) -> None:
        self._meta = dict(_metas(tree))
        self._data = next(_linked_data(tree), {})
        self._tree = tree

    @property
    def headline(self) -> str | None:
        """The title that the page gives its article."""
        headline = self._data.get("headline")
        return headline if isinstance(headline, str) else self._meta.get("og:title")

    @property
    def site(self) -> str | None:
        """Who published it."""
        publisher = self._data.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        return name if isinstance(name, str) else self._meta.get("og:site_name")

    @property
    def url(self) -> str | None:
        """The page's own address."""
        links = self._tree.xpath("//link[@rel='canonical']/@href")
        named = (*links, self._meta.get("og:url"), self._data.get("url"))
        return next((one for one in named if isinstance(one, str) and one.startswith("http")), None)

    @property
    def lang(self) -> str | None:
        """The language that the page declares."""
        return next(iter(self._tree.xpath("/html/@lang | /html/@xml:lang")), "").strip() or None

    def fields(self) -> Iterator[tuple[str, str, str]]:
        """Kind, name and words of every date, published before changed."""
        for published in (True, False):
            for key in ("datePublished", "dateCreated", "uploadDate") if published else ("dateModified",):
                if isinstance(self._data.get(key), str):
                    yield "metadata", key, self._data[key]
            for key in _PUBLISHED if published else _MODIFIED:
                if key in self._meta:
                    yield "metadata", key, self._meta[key]
            yield from self._times(published=published)

    def _times(self, *, published: bool) -> Iterator[tuple[str, str, str]]:
        """The <time> elements that belong to the article itself."""
        for node in self._tree.xpath("//time | //*[@itemprop='datePublished' or @itemprop='dateModified']"):
            said = f"{node.get('itemprop') or ''} {node.get('class') or ''} {' '.join(node.text_content().split())}"
            changed = re.search(r"modif|updat", said, re.IGNORECASE) is not None
            words = node.get("datetime") or node.get("content") or node.text_content()
            if words.strip() and changed != published and not is_aside(node) and not _in_prose(node):
                yield "page", "time (updated)" if changed else "time", words


def page_dates(stated: PageMetadata, where: str) -> tuple[DateField, ...]:
    """Every date that the page states of itself, each once, in the order of trust."""
    found: dict[tuple[str, str], DateField] = {}
    for kind, name, raw in stated.fields():
        words = _LABEL.sub("", scrub(" ".join(raw.split())))[:100]
        if words:
            field = DateField("metadata" if kind == "metadata" else "page", name, words, where)
            found.setdefault((field.kind, words), field)
    return tuple(found.values())


def bylines(tree: Any) -> tuple[str, ...]:
    """The lines that name author or date above the article, as the page shows them."""
    lines: list[str] = []
    for node in tree.xpath("//*[@class or @rel='author' or @itemprop or self::time or self::address]"):
        marks = " ".join(filter(None, (node.get("class"), node.get("itemprop"), node.get("rel"))))
        if not (node.tag in ("time", "address") or _BYLINE.search(marks)) or is_aside(node) or _in_prose(node):
            continue
        words = " ".join(" ".join(node.itertext()).split())
        if not 4 <= len(words) <= _LONGEST_BYLINE or not _TELLING.search(words) or "{" in words:
            continue
        if any(words in line for line in lines):
            continue
        lines = [line for line in lines if line not in words]
        lines.append(words)
        if len(lines) == _MOST_BYLINES:
            break
    return tuple(map(scrub, lines))


def is_aside(node: Any) -> bool:
    """Whether an element belongs to another article, to comments or to the site."""
    for one in (node, *node.iterancestors()):
        if one.tag in ("nav", "aside", "footer", "figure", "figcaption", "form", "script", "style"):
            return True
        if one.tag != "body" and _ASIDE.search(f"{one.get('class') or ''} {one.get('id') or ''}"):
            return True
    return False


def _in_prose(node: Any) -> bool:
    """Whether an element stands in a sentence: the date of something told, not of the page."""
    parent = node.getparent()
    if parent is None or parent.tag not in ("p", "li", "td", "blockquote", "a", "em", "strong", "span"):
        return False
    around = " ".join(parent.text_content().split())
    return len(around) > _LONGEST_BYLINE or (len(around) > _LONGEST_NOTE and around.endswith((".", "!", "?")))


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    """Name and content of the metadata, the first of each name last, so that it wins in a mapping."""
    for node in reversed(tree.xpath("//meta[@content]")):
        name = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv")
        if name and node.get("content").strip():
            yield name.strip().lower(), node.get("content").strip()


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article, in the order of the page."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->")
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(value if isinstance(value, list) else [value])


def _articles(values: Sequence[Any]) -> Iterator[dict[str, Any]]:
    for value in values:
        if not isinstance(value, dict):
            continue
        kinds = value.get("@type")
        named = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in named):
            yield value
        graph = value.get("@graph")
        if isinstance(graph, list):
            yield from _articles(graph)
