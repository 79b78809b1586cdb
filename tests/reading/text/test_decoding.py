"""Bytes to text."""

from __future__ import annotations

import random

import pytest

from timeline.errors import ReadError
from timeline.reading.text.decoding import decode, scrub

FRENCH = "Le président a été reçu à l'Élysée à la fin de l'été, où il a répété « jamais » — déjà prévu à Évian.\n" * 4
RUSSIAN = "Президент прибыл в Москву в четверг и провёл переговоры с министром иностранных дел.\n" * 4


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("naïve – ok".encode(), "naïve – ok"),
        (b"\xef\xbb\xbfwith a mark", "with a mark"),
        ("sixteen €".encode("utf-16"), "sixteen €"),
        (b"\xfe\xff" + "big end".encode("utf-16-be"), "big end"),
        ("thirty-two".encode("utf-32"), "thirty-two"),
        (b"dos\r\nmac\runix\n", "dos\nmac\nunix\n"),
        (b"", ""),
    ],
)
def test_unicode_and_line_ends(data: bytes, text: str) -> None:
    assert decode(data).text == text


@pytest.mark.parametrize(
    ("text", "encoding"), [(FRENCH, "cp1252"), (FRENCH, "latin-1"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r")]
)
def test_older_encodings_are_found(text: str, encoding: str) -> None:
    written = text.replace("—", "-") if encoding == "latin-1" else text
    assert decode(written.encode(encoding)).text == written


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"text\x00text", "zero bytes"),
        (bytes(range(1, 32)) * 20, "control characters"),
        (b"\xff\xfeodd", "byte order mark"),
        (bytes(range(128, 256)) * 30, "no other encoding fits"),
        ("A text — mostly good UTF-8 “of course” – but ".encode() * 5 + b"\xff\xfe broken", "no other encoding fits"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        decode(data)


def test_random_bytes_are_refused() -> None:
    source = random.Random(7)  # noqa: S311 - the same bytes in every run
    for size in (40, 400, 4000):
        with pytest.raises(ReadError):
            decode(source.randbytes(size))


def test_undecodable_bytes_are_named_by_line() -> None:
    with pytest.raises(ReadError, match=r"byte 13 \(line 3\)"):
        decode("“é”\none\n".encode()[:13] + b"\xff\xff" + "“é” “é” “é”".encode())


def test_lone_surrogates_keep_their_offset() -> None:
    assert scrub("a\ud800b") == "a\ufffdb"
