"""What an extraction depends on: the article's content, our own code and rules, and the language model."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from typing import Any

from timeline.model import Article, DateField

_PARTS = ("calendar", "combining", "events", "model", "pipeline", "storage", "temporal")
_DRAWN = "report"  # of it the sources alone: what the page shows of an article is kept, how it looks is not
_LIBRARIES = ("dateparser", "spacy")
_ENCODER = json.JSONEncoder(separators=(",", ":"))
_CODE = (".py", ".toml", ".txt", ".json", ".csv")


@lru_cache(maxsize=4)
def code_version(model: str) -> str:
    """A digest of all that extraction runs: our own sources and rules, the libraries it asks, and the model's version.

    A few milliseconds for some hundred small files; the page's own scripts and the exports do not count.
    """
    digest = hashlib.sha256()
    root = resources.files("timeline")
    for name, file in sorted(_walk(root), key=lambda pair: pair[0]):
        digest.update(f"{name}\0".encode())
        digest.update(file.read_bytes())
    versions = [f"{name} {_version(name)}" for name in (*_LIBRARIES, model)]
    digest.update(json.dumps([versions, sys.version_info[:2], model]).encode())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def reading_version() -> str:
    """A digest of the code that makes of a text its title, its regions, its language and what copies are known by."""
    digest = hashlib.sha256()
    for name, file in sorted(_below(resources.files("timeline") / "reading", "reading"), key=lambda pair: pair[0]):
        digest.update(f"{name}\0".encode())
        digest.update(file.read_bytes())
    digest.update(json.dumps([_version("py3langid"), sys.version_info[:2]]).encode())
    return digest.hexdigest()


def _walk(root: Traversable) -> Iterator[tuple[str, Traversable]]:
    for part in _PARTS:
        yield from _below(root / part, part)
    for name, entry in _below(root / _DRAWN, _DRAWN):
        if name.endswith(".py"):
            yield name, entry


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _below(entry, name)
        elif entry.name.endswith(_CODE):
            yield name, entry


def _version(name: str) -> str:
    """The version of an installed package, by its import name; of a model in a folder, of its settings."""
    for candidate in (name, name.replace("_", "-")):
        try:
            return metadata.version(candidate)
        except (metadata.PackageNotFoundError, ValueError):
            continue
    from pathlib import Path

    settings = Path(name) / "meta.json"
    return hashlib.sha256(settings.read_bytes()).hexdigest() if settings.is_file() else ""


def content_fingerprint(article: Article, version: str, *, all_predicates: bool = False) -> bytes:
    """What the article's extraction is kept under: all of it that is read in extraction, not what it is called.

    An extraction of all predicates is another one.
    """
    regions = [(one.start, one.end, one.kind) for one in article.regions]
    read = [article.title, article.lang, article.body, regions, article.pages, article.mode]
    return _digest([version, all_predicates, *read], article.text)


def placement_fingerprint(article: Article, anchor: DateField | None) -> bytes:
    """What the dates and places of an extraction depend on beside it: what is stated of the article's own date.

    Not where it is stated: a file may be moved.
    """
    dates = [_stated(one) for one in article.dates]
    given = [article.source, article.url, repr(article.published), repr(article.evidence)]
    return _digest([given, dates, _stated(anchor) if anchor else None])


def article_fingerprint(article: Article, content: bytes, placement: bytes) -> bytes:
    """What all that a report shows of an article hangs on: both its keys, its id, its copies, and its document."""
    return _digest([article.id, article.also, article.file, content.hex(), placement.hex()])


def _stated(field: DateField) -> list[Any]:
    return [field.kind, field.name, field.raw, field.weak]


def _digest(data: Any, text: str = "") -> bytes:
    """Of JSON, which says where it ends, and a text behind it, which may be long."""
    digest = hashlib.sha256(_ENCODER.encode(data).encode("ascii"))
    digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.digest()[:20]
