"""Bytes to text: the encoding found, the byte order mark dropped, line ends made one."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.errors import ReadError

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

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
_PUNCTUATION = "\u00a0\u00a3\u00ab\u00b0\u00bb\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac"
_CONTROL_SHARE = 0.01
_WESTERN = "cp1252"
_COHERENCE_MARGIN = 0.05
_LEGACY = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2", "iso8859_5"),
    *("iso8859_7", "koi8_r", "koi8_u", "mac_roman", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
)


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A file's text and the encoding it was read in."""

    text: str
    encoding: str


def decode(data: bytes) -> DecodedText:
    """The text of a file, line ends as "\\n" and no byte order mark.

    A byte order mark decides; else UTF-8 if all bytes are valid UTF-8; else the encoding that charset-normalizer
    finds without disorder.  Raises ReadError for binary data and where no encoding fits.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return DecodedText(normalise_newlines(_strict(data, encoding)), encoding)
    refuse_binary(data)
    try:
        return DecodedText(normalise_newlines(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError as error:
        return _other_encoding(data, error)


def is_plain(pieces: Iterable[bytes]) -> bool:
    """Whether the pieces of a file are UTF-8 without a byte order mark, as `decode` takes it, and no binary data."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    first = True
    try:
        for piece in pieces:
            if first and piece.startswith(tuple(mark for mark, _ in _BOMS)):
                return False
            if first:
                refuse_binary(piece)
            first = False
            if b"\x00" in piece:
                return False
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except (ReadError, UnicodeDecodeError):
        return False
    return not first


def normalise_newlines(text: str) -> str:
    """The text with every line end written as a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def scrub(text: str) -> str:
    """The text without lone surrogates, which no file can hold: each becomes U+FFFD, so offsets stay."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text


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


def _other_encoding(data: bytes, error: UnicodeDecodeError) -> DecodedText:
    line = data.count(b"\n", 0, error.start) + 1
    hint = f"byte {error.start} (line {line}) is no UTF-8 and no other encoding fits; save the file as UTF-8"
    if _is_broken_utf8(data):
        raise ReadError(hint)
    from charset_normalizer import from_bytes

    matches = [match for match in from_bytes(data, cp_isolation=list(_LEGACY)) if _is_sure(match)]
    if not matches:
        raise ReadError(hint)
    chosen = matches[0]
    for match in matches:
        # What reads as well in the encoding of the Western web as in a rarer one is taken as that.
        if _WESTERN in match.could_be_from_charset and match.coherence > chosen.coherence - _COHERENCE_MARGIN:
            chosen = match
            break
    encoding = _WESTERN if _WESTERN in chosen.could_be_from_charset else chosen.encoding
    text = data.decode(encoding)
    if not _plausible(text):
        raise ReadError(hint)
    return DecodedText(normalise_newlines(text), encoding)


def _is_sure(match: CharsetMatch) -> bool:
    """Whether a guess rests on something: the Western default, or words of a language that uses the encoding."""
    return _WESTERN in match.could_be_from_charset or match.coherence > 0


def _is_broken_utf8(data: bytes) -> bool:
    """Whether the bytes beyond ASCII are mostly valid UTF-8, so that the rest is damage and no other encoding."""
    text = data.decode("utf-8", "replace")
    valid = sum(char > "\x7f" and char != "\ufffd" for char in text)
    return valid > text.count("\ufffd")


def _plausible(text: str) -> bool:
    """Whether decoded text reads like text: no control codes, and letters where letters should be."""
    foreign = [char for char in text if char > "\x7f"]
    if _CONTROLS.search(text):
        return False
    readable = sum(char.isalpha() or char in _PUNCTUATION for char in foreign)
    letters = sum(char.isascii() and char.isalpha() for char in text)
    accented = sum("\u00c0" <= char <= "\u024f" for char in foreign)
    return readable * 2 > len(foreign) and accented <= letters
