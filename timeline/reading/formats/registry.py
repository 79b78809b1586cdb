"""Which reader reads which file, by suffix and by content; plug-ins join by the entry point `timeline.readers`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from pathlib import PurePath

from timeline.errors import ConfigError
from timeline.reading.formats.docx import is_docx, read_docx
from timeline.reading.formats.feeds import is_feed, read_feed
from timeline.reading.formats.html import is_page, read_html
from timeline.reading.formats.json_file import read_json
from timeline.reading.formats.jsonl import read_jsonl
from timeline.reading.formats.mail import read_mail, read_mhtml
from timeline.reading.formats.markdown import read_markdown
from timeline.reading.formats.pdf import read_pdf
from timeline.reading.formats.plain import read_text
from timeline.reading.formats.tables import read_parquet, read_table_text
from timeline.reading.records import Reader
from timeline.reading.text.decoding import refuse_binary

GROUP = "timeline.readers"
ARCHIVES = (".gz", ".zip")
_START = 4096
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be read.

    `content` tells by a file's bytes whether it is of this kind; where `sure`, it is believed against the suffix.
    A plug-in gives one of these under the entry point group `timeline.readers`.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: Reader
    content: Callable[[bytes], bool] | None = None
    sure: bool = False

    def matches(self, data: bytes) -> bool:
        """Whether the content says that a file is of this kind."""
        return self.content is not None and self.content(data)


TEXT = Format("plain text", (".txt", ".text"), read_text)
_BUILT_IN = (
    Format("PDF", (".pdf",), read_pdf, lambda data: data.startswith(b"%PDF-"), sure=True),
    Format("Word document", (".docx",), read_docx, is_docx, sure=True),
    Format("Parquet table", (".parquet",), read_parquet, lambda data: data.startswith(b"PAR1"), sure=True),
    Format("feed", (".rss", ".atom", ".xml"), read_feed, lambda data: is_feed(data[:_START]), sure=True),
    Format("web page", (".html", ".htm", ".xhtml"), read_html, lambda data: is_page(data[:_START]), sure=True),
    Format("saved page", (".mhtml", ".mht"), read_mhtml),
    Format("mail", (".eml",), read_mail),
    Format("JSON Lines", (".jsonl", ".ndjson"), read_jsonl, lambda data: data[:_START].lstrip().startswith(b'{"')),
    Format("JSON", (".json",), read_json, lambda data: data[:_START].lstrip().startswith((b"[{", b"[\n"))),
    Format("table", (".csv", ".tsv"), read_table_text),
    Format("Markdown", (".md", ".markdown"), read_markdown),
    TEXT,
)


@cache
def formats() -> tuple[Format, ...]:
    """Every format, those of plug-ins first; raises ConfigError where a plug-in gives none."""
    return (*_plugged(), *_BUILT_IN)


def _plugged() -> tuple[Format, ...]:
    found: list[Format] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda one: one.name):
        try:
            loaded = entry.load()
        except Exception as error:
            raise ConfigError(
                f"the reader plug-in {entry.name} cannot be loaded ({error}); remove or mend it"
            ) from error
        if not isinstance(loaded, Format):
            raise ConfigError(f"the reader plug-in {entry.name} gives no timeline.reading.Format; remove or mend it")
        found.append(loaded)
    return tuple(found)


def format_by_suffix(name: str) -> Format | None:
    """The format of a file name, or None."""
    suffix = PurePath(name).suffix.lower()
    return next((format_ for format_ in formats() if suffix in format_.suffixes), None)


def choose_format(name: str, data: bytes) -> tuple[Format, bool]:
    """The format of a file, and whether its content spoke against its suffix.

    Raises ReadError where neither suffix nor content says what it is and it is no text.
    """
    named = format_by_suffix(name)
    if named is not None and (named.matches(data) or not data):
        return named, False
    told = next((format_ for format_ in formats() if (named is None or format_.sure) and format_.matches(data)), None)
    if named is not None:
        return (told, True) if told is not None else (named, False)
    if told is None and not data.startswith(_WIDE_MARKS):
        refuse_binary(data)
    return told or TEXT, False


def known_suffixes() -> tuple[str, ...]:
    """Every suffix that can be read, sorted."""
    return tuple(sorted({*ARCHIVES, *(suffix for format_ in formats() for suffix in format_.suffixes)}))
