"""Pieces of HTML, as mails and feeds carry them, to plain text; nothing they refer to is loaded."""

from __future__ import annotations

from html.parser import HTMLParser

from timeline.reading.text.note_marks import is_mark, raised

_BLOCK_TAGS = (
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead tr ul"
)
_HIDDEN_TAGS = "script style noscript template head title object svg math iframe select button"
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_HIDDEN = frozenset(_HIDDEN_TAGS.split())
_DEEPEST = 8
_CELLS = ("td", "th")


def fragment_text(html: str, *, quotes: bool = False) -> str:
    """The words of a piece of HTML, one paragraph a line with blank lines between.

    With `quotes`, a paragraph of a quotation begins with ">", once for each quotation around it.
    """
    parser = _Text(quotes=quotes)
    parser.feed(html)
    parser.close()
    blocks = (block.split() for block in "".join(parser.parts).split("\0"))
    paragraphs = (" ".join(words).replace("\1", ">") for words in blocks if words[1:] or "".join(words).strip("\1"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


class _Text(HTMLParser):
    """Collects text; a zero byte parts paragraphs, a byte of one behind it stands for a quotation around them."""

    def __init__(self, *, quotes: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._quotes, self._depth = quotes, 0
        self._raised = False
        self._hidden = 0

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 - the base's
        """As browsers do, `<![` before what is no name is a comment up to the next `>`; some Pythons give up."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base's
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag in _BLOCKS or tag == "br":
            self._part(deeper=tag == "blockquote")
        elif tag in _CELLS:
            self.parts.append(" ")
        self._raised = tag == "sup" or (self._raised and tag == "a")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _HIDDEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._raised = self._raised and tag != "sup"
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _BLOCKS:
            self._part(deeper=-(tag == "blockquote"))

    def _part(self, deeper: int) -> None:
        """Begin a paragraph, in a quotation or out of one where `deeper` is 1 or -1."""
        self._depth = max(0, min(_DEEPEST, self._depth + deeper)) if self._quotes else 0
        self.parts.append("\0" + "\1" * self._depth + " " * (self._depth > 0))

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            words = data.replace("\0", " ").replace("\1", " ")
            self.parts.append(raised(words) if self._raised and is_mark(words) else words)
