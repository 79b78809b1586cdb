"""The report as one self-contained HTML file.

Scripts and styles are plain files under `assets/`, joined here in a fixed order.  plotly.js (its basic bundle, a
quarter of the whole: a browser compiles all of it before the first chart) and the data are
deflated (zlib) and base64-encoded, and decoded in the page with `DecompressionStream`.  A Content-Security-Policy
names the hashes of the two scripts that may run: the page's own and plotly.js as decoded; nothing else runs, and
no request is allowed to anywhere.
"""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypedDict, Unpack

from timeline.model import Combined
from timeline.report.data import KeyDay, report_parts
from timeline.report.shapes import ReportData
from timeline.report.wire import wire

if TYPE_CHECKING:
    from jinja2 import Template

RESOLVER = (
    "resolve-days",
    "resolve-periods",
    "resolve-partial",
    "resolve-operations",
    "resolve-edtf",
    "resolve-words",
    "resolve",
)
"""The page's mirror of timeline.calendar: needs nothing of the other scripts, nor a page."""

SCRIPTS = (
    "contract",
    "decode",
    *RESOLVER,
    "time",
    "words",
    "dom",
    "icons",
    "marks",
    "model",
    "unfold",
    "state",
    "changes-place",
    "changes-events",
    "corrections",
    "changes",
    "filter",
    "theme",
    "window",
    "lanes",
    "pack",
    "density",
    "compose",
    "ticks",
    "traces",
    "heads",
    "direct",
    "hover",
    "chart",
    "view",
    "legend",
    "overview",
    "keydates",
    "bins",
    "coverage",
    "articles",
    "rows",
    "list",
    "undated",
    "reader",
    "why",
    "empty",
    "facets",
    "take",
    "workbench",
    "keys",
    "main",
)
STYLES = ("tokens", "base", "header", "chart", "coverage", "articles", "list", "reader", "workbench", "print")

_COMMENTS = re.compile(r"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/[ \t]*|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_HERE = "<data>"  # where the data go: no such tag is in the page, and a title's would be escaped
_BYTES_AT_ONCE = 3 << 16  # in three lies the base64 of pieces one behind the other without a gap
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class Options(TypedDict, total=False):
    """What a report may be told.

    `with_text` (true) embeds the articles' texts; without, only the sentences that are quoted.  `folder` is where the
    report will lie, for links to documents; `keys` are the days that matter most.
    """

    title: str | None
    with_text: bool
    folder: str | None
    keys: Sequence[KeyDay]


def render(combined: Combined, **options: Unpack[Options]) -> str:
    """The whole report as HTML.  The same input gives the same bytes."""
    return "".join(render_pieces(combined, **options))


def render_pieces(combined: Combined, **options: Unpack[Options]) -> Iterator[str]:
    """The same in pieces, so that the whole of it need not be held."""
    parts = report_parts(combined, **options)
    return page_of(parts["title"], packed_pieces(wire(parts)))


def render_data(data: ReportData) -> str:
    """The report of data that is already in the page's shape."""
    return "".join(page_of(data["title"], packed_pieces(wire(data))))


def page_of(title: str, packed: Iterable[str], parts: Sequence[str] = ()) -> Iterator[str]:
    """The page in pieces, with its packed data or with the names of the parts that hold them."""
    script = lean(page_script())
    page = _template().render(
        title=_encodable(title),
        csp=_policy(script, parts),
        style=_joined("css", STYLES, "css"),
        script=script,
        data=_HERE,
        parts=parts,
        plotly=_plotly()[0],
    )
    head, _, tail = page.partition(_HERE)
    yield head
    yield from packed
    yield tail


def page_script() -> str:
    """The page's own script: its files joined in one scope, in strict mode."""
    return f'(() => {{\n"use strict";\n{joined_scripts()}}})();\n'


def lean(script: str) -> str:
    """The script without the comments that have lines of their own, and without indentation: a quarter of it."""
    return _INDENT.sub("", _COMMENTS.sub("", script))


def joined_scripts(names: tuple[str, ...] = SCRIPTS) -> str:
    """Some of the page's scripts in one text."""
    return _joined("js", names, "js")


def pack(text: str) -> str:
    """The text deflated (zlib, RFC 1950) as far as it goes, and base64-encoded."""
    return pack_parts((text,), 9)


def pack_parts(texts: Iterable[str], level: int = 6) -> str:
    """The same of a text that comes in parts.

    Level 6 takes half the time of level 9 for large data, and 2 to 4 % more room.
    """
    return "".join(packed_pieces(texts, level))


def packed_pieces(texts: Iterable[str], level: int = 6) -> Iterator[str]:
    """The same in pieces."""
    packer = zlib.compressobj(level)
    waiting = bytearray()
    for text in texts:
        waiting += packer.compress(_as_bytes(text))
        while len(waiting) >= _BYTES_AT_ONCE:
            yield base64.b64encode(waiting[:_BYTES_AT_ONCE]).decode("ascii")
            del waiting[:_BYTES_AT_ONCE]
    yield base64.b64encode(waiting + packer.flush()).decode("ascii")


def _as_bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _encodable(text).encode()


def _encodable(text: str) -> str:
    """The text with lone surrogates, which a damaged file may bring, as U+FFFD: no UTF-8 has them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _joined(folder: str, names: tuple[str, ...], suffix: str) -> str:
    assets = files("timeline.report") / "assets" / folder
    return "".join((assets / f"{name}.{suffix}").read_text(encoding="utf-8") for name in names)


def _policy(script: str, parts: Sequence[str]) -> str:
    """The Content-Security-Policy: the two known scripts, inline styles (plotly.js needs them), nothing else.

    A page with parts may also run the scripts that lie beside it.
    """
    beside = "'self' " if parts else ""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {beside}'{_digest(script)}' '{_plotly()[1]}'",
            "style-src 'unsafe-inline'",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")


@cache
def _plotly() -> tuple[str, str]:
    """plotly.js, packed, and the digest of its text."""
    script = (files("timeline.report") / "assets" / "plotly" / "plotly-basic.min.js").read_text(encoding="utf-8")
    return pack(script), _digest(script)


def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("timeline.report", "assets")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.get_template("page.html.j2")
