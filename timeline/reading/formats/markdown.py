"""Markdown with front matter: YAML between "---" or TOML between "+++"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from timeline.errors import ReadError
from timeline.model import DateField, Notice
from timeline.reading.formats.plain import decode_words, encoding_notice
from timeline.reading.records import Given, Record
from timeline.reading.text.decoding import scrub

_FRONT = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*\n(?P<front>.*?)^(?P=mark)[ \t]*(?:\n|$)", re.DOTALL | re.MULTILINE)
_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "source": ("source", "publication", "site", "author", "authors", "by"),
    "url": ("url", "link", "canonical_url", "canonical"),
    "lang": ("lang", "language", "locale"),
}
_DATES = ("published", "date", "publish_date", "publishdate", "pubdate", "published_at", "datepublished", "created")
_CHANGED = ("updated", "lastmod", "last_modified", "modified")
_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*")
_RULE = re.compile(r"[ \t]*(?:[-*_][ \t]*){3,}|[ \t]*=+[ \t]*|[ \t]*\|?[ \t:|-]*-{3}[ \t:|-]*")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_LEAD = re.compile(r"\A(?:[ \t]*(?:>[ \t]?)+|[ \t]{0,3}[*+-][ \t]+)")
_REFERENCE = re.compile(r"[ \t]*\[[^\]\n]+\]:[ \t]+\S+.*")
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!\[[^\]\n]{0,300}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,300}\])"), ""),
    (re.compile(r"\[([^\[\]\n]{1,300})\](?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)|\[[^\[\]\n]{0,300}\])"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>\n]{0,2000}>"), ""),
    (re.compile(r"(?<![\w*~])(\*{1,3}|~~)(?=\S)([^\n]{0,400}?[^\s*])\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<!\w)(_{1,3})(?=\S)([^\n]{0,400}?\S)\1(?!\w)"), r"\2"),
    (re.compile(r"`([^`\n]{1,300})`"), r"\1"),
    (re.compile(r"\[\^[^\[\]\n]{1,60}\]:?"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])"), r"\1"),
)


def read_markdown(data: bytes, given: Given) -> Iterator[Record | Notice]:
    """The one record of a Markdown file: its text without markup, and what its front matter says of it."""
    decoded = decode_words(data)
    yield from encoding_notice(decoded, given)
    front, body, fault = split_front(decoded.text)
    if fault:
        yield Notice(given.shown, fault)
    text = plain_text(body)
    if not text.strip():
        raise ReadError("the file holds no words beside its front matter")
    title, source, url, lang = (_word(front, keys) for keys in _NAMES.values())
    yield Record(text, given.shown, None, title, source, url, lang, tuple(_dates(front, given.shown)))


def split_front(text: str) -> tuple[dict[str, Any], str, str | None]:
    """Front matter (keys in lower case), the text below it, and what is wrong with it."""
    match = _FRONT.match(text.lstrip("\n"))
    if match is None:
        return {}, text, None
    body = text.lstrip("\n")[match.end() :]
    try:
        front = _yaml(match["front"]) if match["mark"] == "---" else tomllib.loads(match["front"])
    except ValueError as error:
        return {}, body, f"its front matter cannot be read ({' '.join(str(error).split())[:100]}) and was left out"
    if not isinstance(front, Mapping):
        return {}, text, None
    return {str(key).strip().lower(): value for key, value in front.items()}, body, None


def plain_text(text: str) -> str:
    """Markdown without its markup: headings and paragraphs as lines, links as their words, no code, no pictures."""
    lines: list[str] = []
    fenced = False
    for line in _without_comments(text).split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and not _REFERENCE.fullmatch(line):
            lines.append(_line(line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _without_comments(text: str) -> str:
    parts: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts.append(text[position:start])
        position = end + 3
    return "".join([*parts, text[position:]])


def _line(line: str) -> str:
    if _RULE.fullmatch(line):
        return ""
    heading = _HEADING.fullmatch(line)
    bare = heading[1] if heading else _LEAD.sub("", line, count=1)
    for pattern, instead in _INLINE:
        bare = pattern.sub(instead, bare)
    bare = unescape(bare)
    # A heading stands apart even where no blank line parts it from its paragraph.
    return f"\n{bare.strip()}\n" if heading else bare.rstrip()


def _yaml(text: str) -> Any:
    import yaml

    try:
        return yaml.load(text, Loader=yaml.BaseLoader)  # nosec B506  # noqa: S506 - it makes strings only
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(str(error)) from None


def _word(front: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = front.get(key)
        listed = value if isinstance(value, list) else [value]
        words = ", ".join(
            " ".join(str(one).split()) for one in listed if isinstance(one, str | int) and str(one).strip()
        )
        if words:
            return scrub(words)
    return None


def _dates(front: Mapping[str, Any], shown: str) -> Iterator[DateField]:
    for key in (*_DATES, *_CHANGED):
        value = front.get(key)
        if value is not None and not isinstance(value, list | dict) and str(value).strip():
            yield DateField("metadata", key, scrub(str(value)).strip(), shown)
