"""The report as one self-contained HTML file.

Scripts and styles are plain files under `assets/`, joined here in a fixed order.  plotly.js and the data are
deflated (zlib) and base64-encoded, and decoded in the page with `DecompressionStream`.  A Content-Security-Policy
names the hashes of the two scripts that may run: the page's own and plotly.js as decoded; nothing else runs, and
no request is allowed to anywhere.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from timeline.model import Combined
from timeline.report.data import ReportData, report_data

if TYPE_CHECKING:
    from jinja2 import Template

SCRIPTS = (
    "contract",
    "decode",
    "time",
    "words",
    "dom",
    "icons",
    "model",
    "state",
    "filter",
    "theme",
    "window",
    "lanes",
    "pack",
    "density",
    "ticks",
    "traces",
    "hover",
    "chart",
    "view",
    "legend",
    "overview",
    "bins",
    "coverage",
    "articles",
    "list",
    "undated",
    "marks",
    "reader",
    "why",
    "empty",
    "facets",
    "keys",
    "main",
)
STYLES = ("tokens", "base", "header", "chart", "coverage", "articles", "list", "reader", "print")


def render(combined: Combined, *, title: str | None = None, with_text: bool = True, folder: str | None = None) -> str:
    """The whole report as HTML.

    `with_text` embeds the articles' texts; without, only the sentences that are quoted.  `folder` is where the
    report will lie, for links to documents.  The same input gives the same bytes.
    """
    return render_data(report_data(combined, title=title, with_text=with_text, folder=folder))


def render_data(data: ReportData) -> str:
    """The report of data that is already in the page's shape."""
    script = page_script()
    return _template().render(
        title=_encodable(data["title"]),
        csp=_policy(script),
        style=_joined("css", STYLES, "css"),
        script=script,
        data=pack(json.dumps(data, ensure_ascii=False, separators=(",", ":"))),
        plotly=_plotly()[0],
    )


def page_script() -> str:
    """The page's own script: its files joined in one scope, in strict mode."""
    return f'(() => {{\n"use strict";\n{_joined("js", SCRIPTS, "js")}}})();\n'


def pack(text: str) -> str:
    """The text deflated (zlib, RFC 1950) and base64-encoded.

    Level 6 takes half the time of level 9 for large data, and 2 to 4 % more room.
    """
    return base64.b64encode(zlib.compress(_encodable(text).encode(), 6)).decode("ascii")


def _encodable(text: str) -> str:
    """The text with lone surrogates, which a damaged file may bring, as U+FFFD: no UTF-8 has them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _joined(folder: str, names: tuple[str, ...], suffix: str) -> str:
    assets = files("timeline.report") / "assets" / folder
    return "".join((assets / f"{name}.{suffix}").read_text(encoding="utf-8") for name in names)


def _policy(script: str) -> str:
    """The Content-Security-Policy: the two known scripts, inline styles (plotly.js needs them), nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_digest(script)}' '{_plotly()[1]}'",
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
    """plotly.js of the installed package, packed, and the digest of its text."""
    from plotly.offline import get_plotlyjs

    script: str = get_plotlyjs()
    return pack(script), _digest(script)


def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("timeline.report", "assets")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.get_template("page.html.j2")
