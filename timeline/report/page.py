"""The report as one self-contained HTML file.

Scripts and styles are plain files under `assets/`: the scripts ES modules, joined in the order of their imports
(`modules.py`), the styles in a fixed order.  plotly.js (its basic bundle, a quarter of the whole: a browser compiles
all of it before the first chart) and the data are deflated (zlib) and base64-encoded, and decoded in the page with
`DecompressionStream`.  A Content-Security-Policy names the hashes of the two scripts that may run: the page's own and
plotly.js as decoded; nothing else runs, and no request is allowed to anywhere.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Unpack

from timeline.model import Combined
from timeline.report.encoding.deflate import Piece, encodable, in_base64, joined, pack
from timeline.report.encoding.stream import Options, data_stream
from timeline.report.modules import Module, joined_modules, module_order

if TYPE_CHECKING:
    from jinja2 import Template

MAIN = "main.js"
STYLES = ("tokens", "base", "header", "chart", "coverage", "articles", "list", "reader", "workbench", "print")

_ASSETS = files("timeline.report") / "assets"
_COMMENTS = re.compile(r"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/[ \t]*|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_HERE = "<data>"  # where the data go: no such tag is in the page, and a title's would be escaped
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def render(combined: Combined, **options: Unpack[Options]) -> str:
    """The whole report as HTML.  The same input gives the same bytes."""
    return "".join(render_pieces(combined, **options))


def render_pieces(combined: Combined, **options: Unpack[Options]) -> Iterator[str]:
    """The same in pieces, so that the whole of it need not be held."""
    pieces = (one for one in data_stream(combined, options) if isinstance(one, Piece))
    packed = (some.decode("ascii") for some in in_base64(joined(pieces)))
    return page_of(options.get("title") or combined.title, packed)


def page_of(title: str, packed: Iterable[str], parts: Sequence[str] = ()) -> Iterator[str]:
    """The page in pieces, with its packed data or with the names of the parts that hold them."""
    script = lean(page_script())
    page = _template().render(
        title=encodable(title),
        csp=_policy(script, parts),
        style=_styles(),
        script=script,
        data=_HERE,
        parts=parts,
        plotly=_plotly()[0],
    )
    head, _, tail = page.partition(_HERE)
    yield head
    yield from packed
    yield tail


@cache
def page_script() -> str:
    """The page's own script: its modules joined in one scope, in strict mode."""
    return f'(() => {{\n"use strict";\n{joined_modules(page_modules(MAIN))}}})();\n'


def lean(script: str) -> str:
    """The script without the comments that have lines of their own, and without indentation: a quarter of it."""
    return _INDENT.sub("", _COMMENTS.sub("", script))


def page_modules(*entries: str) -> tuple[Module, ...]:
    """Some of the page's modules and all that they import, each after what it imports."""
    return module_order(_ASSETS / "js", *entries)


def _styles() -> str:
    return "".join((_ASSETS / "css" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)


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
    script = (_ASSETS / "plotly" / "plotly-basic.min.js").read_text(encoding="utf-8")
    return pack(script), _digest(script)


def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("timeline.report", "assets")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.get_template("page.html.j2")
