"""Text deflated (zlib, RFC 1950) and in base64, as the page decodes it; pieces are deflated anywhere, then joined."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_HEADER = b"\x78\x9c"  # deflate with a window of 32 KB
_LAST = b"\x03\x00"  # an empty block that says that it is the last
_ADLER = 65521
_BYTES_AT_ONCE = 3 << 16  # in three lies the base64 of pieces one behind the other without a gap


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, deflated so that others can stand before and behind it; its bytes' count and Adler-32."""

    packed: bytes
    length: int
    check: int


def deflated(texts: Iterable[str]) -> Piece:
    """A piece of text, which is given in several.

    Level 6 takes half the time of level 9 for large data, and 2 to 4 % more room.
    """
    packer = zlib.compressobj(6, wbits=-zlib.MAX_WBITS)
    packed = bytearray()
    length, check = 0, zlib.adler32(b"")
    for text in texts:
        data = as_bytes(text)
        length, check = length + len(data), zlib.adler32(data, check)
        packed += packer.compress(data)
    return Piece(bytes(packed + packer.flush(zlib.Z_FULL_FLUSH)), length, check)


class Joining:
    """Pieces that become one zlib stream, as they come: a beginning, what each adds, an end."""

    def __init__(self) -> None:
        self._check = zlib.adler32(b"")

    def begin(self) -> bytes:
        """What stands before the pieces."""
        return _HEADER

    def add(self, piece: Piece) -> bytes:
        """A piece behind the others."""
        self._check = adler32_combine(self._check, piece.check, piece.length)
        return piece.packed

    def end(self) -> bytes:
        """What stands behind the pieces."""
        return _LAST + self._check.to_bytes(4, "big")


def joined(pieces: Iterable[Piece]) -> Iterator[bytes]:
    """The zlib stream of a text that comes in pieces."""
    joining = Joining()
    yield joining.begin()
    yield from map(joining.add, pieces)
    yield joining.end()


def adler32_combine(first: int, second: int, length: int) -> int:
    """The Adler-32 of two texts as one, from those of each; `length` counts the bytes of the second.

    The lower half of an Adler-32 is the sum of the bytes and 1, the upper half the sum of the lower halves after each
    byte (RFC 1950), so the second text has met what the first one's lower half was beyond 1 at each of its bytes.
    """
    beyond = (first & 0xFFFF) - 1
    low = (beyond + (second & 0xFFFF)) % _ADLER
    high = ((first >> 16) + (second >> 16) + length * beyond) % _ADLER
    return high << 16 | low


def in_base64(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Bytes that come in chunks, in base64 in pieces."""
    waiting = bytearray()
    for chunk in chunks:
        waiting += chunk
        whole = len(waiting) - len(waiting) % _BYTES_AT_ONCE
        if whole:
            yield base64.b64encode(waiting[:whole])
            del waiting[:whole]
    yield base64.b64encode(waiting)


def pack(text: str) -> str:
    """A text deflated as far as it goes, in base64."""
    return base64.b64encode(zlib.compress(as_bytes(text), 9)).decode("ascii")


def as_bytes(text: str) -> bytes:
    """The text in UTF-8."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return encodable(text).encode()


def encodable(text: str) -> str:
    """The text with lone surrogates, which a damaged file may bring, as U+FFFD: no UTF-8 has them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
