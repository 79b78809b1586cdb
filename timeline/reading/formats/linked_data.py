"""Linked data of a web page (JSON-LD): the object that describes the page's own article, not a related story's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Story|OpEd)$|^(?:CreativeWork|Article)", re.IGNORECASE)
_PAGE = re.compile(r"WebPage$", re.IGNORECASE)
_INNER = ("@graph", "mainEntity", "mainEntityOfPage")
_DEEPEST = 4
_ALIKE = 0.6

Linked = dict[str, Any]


def own_article(tree: Any, address: str | None, titles: tuple[str, ...]) -> Linked:
    """The first object of an article that names the page's address or bears its title; empty where none is its own.

    An object that names neither is taken, as most pages describe themselves alone; one that names another address
    and bears another title is another story's.
    """
    articles: list[Linked] = []
    pages: list[Linked] = []
    for one in _objects(tree):
        (articles if _is_a(one, _ARTICLE) else pages).append(one)
    own_path = path_of(address)
    for found in (articles, pages):
        elsewhere = [bool(own_path and _paths(one)) for one in found]
        chosen = [one for one in found if own_path and own_path in _paths(one)]
        chosen += [one for one in found if _bears(one, titles)]
        chosen += [one for one, away in zip(found, elsewhere, strict=True) if not away and not (titles and _title(one))]
        if chosen or elsewhere == [False]:
            return (chosen or found)[0]
    return {}


def text_of(value: object) -> str | None:
    """A string, also where it is typed, numbered or in a list; None for anything else."""
    if isinstance(value, list):
        return next((words for one in value if (words := text_of(one)) is not None), None)
    if isinstance(value, dict):
        return text_of(value.get("@value"))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value)) if value == value and abs(value) < 1e15 else None  # noqa: PLR0124 - not a number
    return value if isinstance(value, str) and value.strip() else None


def path_of(address: object) -> str | None:
    """What tells one page from another: its address without scheme, "www.", query and mark; None at a site's root."""
    match = re.match(r"(?:https?:)?//(?:www\.)?([^/?#]+)(/[^?#]*)", str(address or "").strip(), re.IGNORECASE)
    path = match[2].rstrip("/") if match else ""
    return f"{match[1].lower()}{path}" if match and path else None


def _objects(tree: Any) -> Iterator[Linked]:
    for script in tree.xpath("//script[contains(@type,'ld+json')]"):
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->")
        text = text.removeprefix("//<![CDATA[").removesuffix("//]]>")
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _inside(value, _DEEPEST)


def _inside(value: object, depth: int) -> Iterator[Linked]:
    if isinstance(value, list):
        for one in value:
            yield from _inside(one, depth)
    elif isinstance(value, dict):
        if _is_a(value, _ARTICLE) or (_is_a(value, _PAGE) and text_of(value.get("datePublished"))):
            yield value
        for key in _INNER if depth else ():
            yield from _inside(value.get(key), depth - 1)


def _is_a(value: Linked, kinds: re.Pattern[str]) -> bool:
    named = value.get("@type")
    named = named if isinstance(named, list) else [named]
    return any(isinstance(kind, str) and kinds.search(kind) for kind in named)


def _paths(one: Linked) -> set[str]:
    page = one.get("mainEntityOfPage")
    named = (one.get("url"), one.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    return {path for name in named if isinstance(name, str) and (path := path_of(name))}


def _title(one: Linked) -> str | None:
    return text_of(one.get("headline")) or text_of(one.get("name"))


def _bears(one: Linked, titles: tuple[str, ...]) -> bool:
    words = set(re.findall(r"\w+", (_title(one) or "").lower()))
    for title in titles:
        others = set(re.findall(r"\w+", title.lower()))
        if words and others and len(words & others) >= _ALIKE * min(len(words), len(others)):
            return True
    return False
