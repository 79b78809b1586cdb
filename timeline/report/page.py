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
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

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
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def render(
    combined: Combined,
    *,
    title: str | None = None,
    with_text: bool = True,
    folder: str | None = None,
    keys: Sequence[KeyDay] = (),
) -> str:
    """The whole report as HTML.

    `with_text` embeds the articles' texts; without, only the sentences that are quoted.  `folder` is where the
    report will lie, for links to documents; `keys` are the days that matter most.  The same input gives the same bytes.
    """
    parts = report_parts(combined, title=title, with_text=with_text, folder=folder, keys=keys)
    return page_of(parts["title"], pack_parts(wire(parts)))


def render_data(data: ReportData) -> str:
    """The report of data that is already in the page's shape."""
    return page_of(data["title"], pack_parts(wire(data)))


def page_of(title: str, packed: str, parts: Sequence[str] = ()) -> str:
    """The page with its packed data, or with the names of the parts that hold them."""
    script = lean(page_script())
    return _template().render(
        title=_encodable(title),
        csp=_policy(script, parts),
        style=_joined("css", STYLES, "css"),
        script=script,
        data=packed,
        parts=parts,
        plotly=_plotly()[0],
    )


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
    packer = zlib.compressobj(level)
    parts = [packer.compress(_encodable(text).encode()) for text in texts]
    return base64.b64encode(b"".join((*parts, packer.flush()))).decode("ascii")


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
