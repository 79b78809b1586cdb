"""Bytes to text: the encoding found, the byte order mark dropped, line ends made one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.errors import ReadError

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# UTF-8 that was read as Windows-1252: a lead byte and then what the continuation bytes look like there.
_MOJIBAKE = re.compile(
    "[\u00c2-\u00f4]"
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
_PUNCTUATION = "\u00a0\u00a3\u00ab\u00b0\u00bb\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac"
_CONTROL_SHARE = 0.01
_CHAOS_LIMIT = 0.15


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and the encoding it was read in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of a file, line ends as "\\n" and no byte order mark.

    A byte order mark decides; else UTF-8 if all bytes are valid UTF-8; else the encoding that charset-normalizer
    finds without disorder.  Raises ReadError for binary data and where no encoding fits.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(normalise_newlines(_strict(data, encoding)), encoding)
    refuse_binary(data)
    try:
        return Decoded(normalise_newlines(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError as error:
        return _other_encoding(data, error)


def normalise_newlines(text: str) -> str:
    """The text with every line end written as a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def scrub(text: str) -> str:
    """The text without lone surrogates, which no file can hold: each becomes U+FFFD, so offsets stay."""
    return _SURROGATES.sub("\ufffd", text)


def refuse_binary(data: bytes) -> None:
    """Raise ReadError where the bytes are no text: a known signature, or control characters."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"not text but {kind}; convert it to .txt first")
    if b"\x00" in data:
        raise ReadError("a binary file, not text (it holds zero bytes)")
    sample = data[:65536]
    controls = sum(sample.count(bytes([code])) for code in (*range(1, 8), *range(14, 27), *range(28, 32)))
    if controls > max(1, len(sample) * _CONTROL_SHARE):
        raise ReadError("a binary file, not text (it is full of control characters)")


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise ReadError(
            f"its byte order mark says {encoding}, but byte {error.start} does not fit; save it as UTF-8"
        ) from None
    if len(_CONTROLS.findall(text)) > max(1, len(text) * _CONTROL_SHARE):
        raise ReadError("a binary file, not text (it is full of control characters)")
    return text


def _other_encoding(data: bytes, error: UnicodeDecodeError) -> Decoded:
    line = data.count(b"\n", 0, error.start) + 1
    hint = f"byte {error.start} (line {line}) is no UTF-8 and no other encoding fits; save the file as UTF-8"
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None or best.percent_chaos > _CHAOS_LIMIT * 100:
        raise ReadError(hint)
    text = str(best).removeprefix("\ufeff")
    if not _plausible(text):
        raise ReadError(hint)
    return Decoded(normalise_newlines(text), best.encoding)


def _plausible(text: str) -> bool:
    """Whether decoded text reads like text: no control codes, hardly any broken UTF-8, letters among the rest."""
    foreign = [char for char in text if char > "\x7f"]
    if not foreign or _CONTROLS.search(text):
        return False
    if len(_MOJIBAKE.findall(text)) * 4 > len(foreign):
        return False
    readable = sum(char.isalpha() or char in _PUNCTUATION for char in foreign)
    return readable * 2 > len(foreign)
