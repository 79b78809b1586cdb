"""What a web page says of its own date: JSON-LD, OpenGraph and other metadata, <time>, and the visible byline.

The order is that of trust: structured data, metadata, then what the page shows; a date of change never stands
before one of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from timeline.model import DateField
from timeline.reading.formats.byline_dates import dates_in, page_words
from timeline.reading.formats.linked_data import own_article, text_of
from timeline.reading.text.decoding import scrub

_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished"),
    *("parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_online_date", "dc.date.issued"),
    *("dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "pubdate", "publishdate"),
    *("publish-date", "publish_date", "publication_date", "article.published", "cxenseparse:recs:publishtime"),
    *("displaydate", "article_date_original", "rnews:datepublished", "originalpublicationdate", "published_time"),
    *(
        "article:published",
        "article:published_date",
        "article:post_date",
        "og:pubdate",
        "og:publish_date",
        "bt:pubdate",
    ),
    *("published", "published-date", "published_date", "published_at", "publishtime", "publication-date"),
    *("pub_date", "pdate", "ptime", "prism.publicationdate", "dc.date.published", "dcterms.available"),
    *("citation_date", "bepress_citation_date", "eprints.date", "cxenseparse:publishtime", "article-publish-date"),
    *("release_date", "article:created", "date", "datecreated", "created"),
)
_MODIFIED = (
    *("article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified"),
    *("dc.date.modified", "revised", "article.updated"),
)
_ASIDE = re.compile(
    r"\b(?:comment|related|recommend|sidebar|promo|teaser|more-|footer|most-read|trending|nav)", re.IGNORECASE
)
_BYLINE = re.compile(
    r"byline|dateline|by-line|author|submitted|(?:^|[\W_])by(?:[\W_]|$)|publi(?:sh|cation)|pub-?date|post(?:ed)?-(?:date|meta|on)|"
    r"entry-(?:date|meta)|article-(?:date|meta|info)|(?:^|[\s_-])(?:meta|datum|fecha)(?:$|[\s_-])|timestamp|time-stamp|date(?:-?time)?(?:[\W_]|$)|updated",
    re.IGNORECASE,
)
_DATED = (
    "//time | //relative-time | //local-time | //time-ago"
    " | //*[@itemprop='datePublished' or @itemprop='dateModified' or @itemprop='dateCreated']"
    " | //*[@content and not(self::meta) and contains(@property, 'date')]"
    " | //*[contains(@class, 'dt-published') or contains(@class, 'dt-updated')]"
    " | //*[self::abbr or self::span or self::div or self::p]"
    "[(@title or @data-datetime or @data-date or @data-timestamp or @data-time or @data-utime or @data-published) and"
    " (contains(@class, 'publi') or contains(@class, 'date') or contains(@class, 'time') or contains(@class, 'ago'))]"
)
_STAMPS = ("data-datetime", "data-date", "data-timestamp", "data-time", "data-utime", "data-published")
_HAPPENING = re.compile(r"event|start|end-|ends|due|expir|birth|death|deadline|calendar|schedule", re.IGNORECASE)
_TELLING = re.compile(r"\d|^\W*(?:by|von|par|por|di|door|av|af)\s", re.IGNORECASE)
_LONGEST_BYLINE = 160
_LONGEST_NOTE = 80
_MOST_BYLINES = 4


class PageMetadata:
    """The metadata of a parsed page."""

    def __init__(self, tree: Any) -> None:
        self._meta = dict(_metas(tree))
        self._tree = tree
        self._data = own_article(tree, self.address, tuple(self._titles()))

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
    def address(self) -> str | None:
        """The address that the page gives as its own."""
        named = (*self._tree.xpath("//link[@rel='canonical']/@href"), self._meta.get("og:url"))
        return next((one for one in named if one and one.startswith("http")), None)

    def _titles(self) -> Iterator[str]:
        """What the page calls itself, apart from its linked data."""
        yield from filter(None, (self._meta.get("og:title"), self._meta.get("twitter:title")))
        for node in self._tree.xpath("(//h1)[1] | (//title)[1]"):
            if words := " ".join(node.text_content().split()):
                yield words

    @property
    def url(self) -> str | None:
        """The page's own address."""
        named = (self.address, self._data.get("url"))
        return next((one for one in named if isinstance(one, str) and one.startswith("http")), None)

    @property
    def lang(self) -> str | None:
        """The language that the page declares."""
        return next(iter(self._tree.xpath("/html/@lang | /html/@xml:lang")), "").strip() or None

    def fields(self) -> Iterator[tuple[str, str, str]]:
        """Kind, name and words of every date, published before changed."""
        for published in (True, False):
            for key in ("datePublished", "dateCreated", "uploadDate") if published else ("dateModified",):
                if (words := text_of(self._data.get(key))) is not None:
                    yield "metadata", key, words
            for key in _PUBLISHED if published else _MODIFIED:
                if key in self._meta:
                    yield "metadata", key, self._meta[key]
            yield from self._times(published=published)

    def _times(self, *, published: bool) -> Iterator[tuple[str, str, str]]:
        """The <time> elements that belong to the article itself."""
        for node in self._tree.xpath(_DATED):
            said = f"{node.get('itemprop') or ''} {node.get('property') or ''} {node.get('class') or ''}"
            shown = " ".join(node.text_content().split())
            changed = re.search(r"modif|updat", said, re.IGNORECASE) or page_words().updated.search(shown)
            words = _value(node, shown)
            if words and bool(changed) != published and not is_aside(node) and not _in_prose(node):
                yield "page", "time (updated)" if changed else "time", words


def _value(node: Any, shown: str) -> str | None:
    """What an element says of its date: by the attributes made for it, by its hint for the reader, by its words."""
    stated = (node.get(name) for name in ("datetime", "content", *_STAMPS))
    told = (words for words in (node.get("title"), shown) if words and re.search(r"\d{4}", words))
    return next((words.strip() for words in (*stated, *told) if words and words.strip()), None)


def page_dates(stated: PageMetadata, lines: tuple[str, ...], where: str) -> tuple[DateField, ...]:
    """Every date that the page states of itself, each once, in the order of trust; `lines` are its bylines."""
    found: dict[tuple[str, str], DateField] = {}
    shown = (("page", name, words) for name, words in dates_in(lines))
    for kind, name, raw in (*stated.fields(), *shown):
        words = page_words().label.sub("", scrub(" ".join(raw.split())))[:100]
        if words:
            field = DateField("metadata" if kind == "metadata" else "page", name, words, where)
            found.setdefault((field.kind, words), field)
    return tuple(found.values())


def bylines(tree: Any) -> tuple[str, ...]:
    """The lines that name author or date above the article, as the page shows them."""
    lines: list[str] = []
    for node in tree.xpath("//*[@class or @rel='author' or @itemprop or self::time or self::address]"):
        marks = " ".join(filter(None, (node.get("class"), node.get("itemprop"), node.get("rel"))))
        marked = node.tag in ("time", "address") or (_BYLINE.search(marks) and not _HAPPENING.search(marks))
        if not marked or is_aside(node) or _in_prose(node):
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
