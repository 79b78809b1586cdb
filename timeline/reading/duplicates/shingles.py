"""Samples of many texts: which pairs of them share enough to be copies, with some hundred bytes held of each text."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from timeline.storage import SpillFile

_COMMON = 40  # a shingle of more articles than this is boilerplate
_SHARED = 0.3
_BITS = 32  # of a shingle's number, and of a text's
_PARTS = 64
_MASK = (1 << _BITS) - 1


class ShingleIndex:
    """What is compared of texts, by their numbers: a digest, a sample of their shingles, the figures in their head."""

    def __init__(self) -> None:
        self._whole: dict[bytes, int] = {}
        self._copies = array("q")  # a text and an earlier one with the same words, in turns
        self._sizes = array("L")
        # Shingle and text as one number: a fraction of the memory of a list for each shingle, and quickly sorted.
        self._parts = [array("Q") for _ in range(_PARTS)]
        self._heads = SpillFile()

    def add(self, digest: str, head: Sequence[str], sample: Sequence[int]) -> None:
        """Take the next text; "" is the digest of one that is too short to be compared."""
        number = len(self._sizes)
        self._sizes.append(len(sample))
        self._heads.put("".join(f"{figure}\n" for figure in head).encode())
        if not digest:
            return
        first = self._whole.setdefault(bytes.fromhex(digest), number)
        if first != number:
            self._copies.extend((first, number))
            return
        parts = self._parts
        for shingle in sample:
            parts[shingle * _PARTS >> _BITS].append(shingle << _BITS | number)

    def candidates(self) -> Iterator[tuple[int, int, bool]]:
        """Pairs of texts, the first before the second, and whether all words are the same; such come first.

        Of the others all that share enough of their samples.
        """
        yield from ((one, other, True) for one, other in zip(self._copies[::2], self._copies[1::2], strict=True))
        postings = self._postings()
        needed = array("d", [_SHARED * size for size in self._sizes])
        for one, least in enumerate(needed):
            shared = Counter(postings.beside(one)).items()
            for other in sorted([other for other, count in shared if count >= least or count >= needed[other]]):
                yield one, other, False

    def heads_agree(self, one: int, other: int) -> bool:
        """Whether the figures above one text are among those above the other, or there are none."""
        heads = [set(self._heads.get(number).split(b"\n")[:-1]) for number in (one, other)]
        return not heads[0] or not heads[1] or heads[0] <= heads[1] or heads[1] <= heads[0]

    def _postings(self) -> _Postings:
        """The samples by shingle; they are let go of as they are read."""
        postings = _Postings(len(self._sizes))
        for place, part in enumerate(self._parts):
            self._parts[place] = array("Q")
            holders: defaultdict[int, list[int]] = defaultdict(list)
            for pair in part:
                holders[pair >> _BITS].append(pair & _MASK)
            for texts in holders.values():
                if 1 < len(texts) <= _COMMON:
                    postings.add(texts)
        return postings


class _Postings:
    """For each shingle that some texts share, and that is no boilerplate, the texts in their order."""

    def __init__(self, texts: int) -> None:
        self._texts = array("L")
        self._behind = array("B")  # how many texts of the same shingle follow
        self._before = array("q")  # the place at which the same text was met before, or -1
        self._last = array("q", [-1]) * texts

    def add(self, texts: Sequence[int]) -> None:
        """Take the texts of one shingle."""
        last, before = self._last, self._before
        for place, text in enumerate(texts, start=len(self._texts)):
            before.append(last[text])
            last[text] = place
        self._texts.extend(texts)
        self._behind.extend(range(len(texts) - 1, -1, -1))

    def beside(self, text: int) -> list[int]:
        """The later texts that share a shingle with this one, once for each that they share."""
        found: list[int] = []
        place = self._last[text]
        while place >= 0:
            found += self._texts[place + 1 : place + 1 + self._behind[place]]
            place = self._before[place]
        return found
