"""A page on this machine alone: bound to the loopback address, behind a token that other pages cannot know.

The report itself stays closed by its policy.  It lies in a frame of a small page that asks whether it changed.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LOOPBACK = "127.0.0.1"
_SCRIPT = """
const frame = document.querySelector("iframe");
let version = null;
frame.addEventListener("load", () => {
  const inside = frame.contentWindow;
  document.title = inside.document.title;
  inside.addEventListener("hashchange", () => history.replaceState(null, "", inside.location.hash || "#"));
});
frame.src = "report" + location.hash;
async function ask() {
  try {
    const answer = await fetch("version", { cache: "no-store" });
    const now = await answer.text();
    if (version !== null && now !== version) frame.contentWindow.location.reload();
    version = now;
    document.body.className = "";
  } catch {
    document.body.className = "gone";
  }
  setTimeout(ask, 700);
}
ask();
"""
_STYLE = (
    "html,body{margin:0;height:100%}iframe{border:0;width:100%;height:100%;display:block}"
    ".gone::after{content:'timeline serve has ended';position:fixed;bottom:12px;left:12px;padding:6px 12px;"
    "background:#222;color:#fff;font:14px system-ui;border-radius:6px}"
)
_SHELL = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Timeline</title>'
    f'<link rel="icon" href="data:,"><style>{_STYLE}</style></head>'
    f'<body><iframe title="The report"></iframe><script>{_SCRIPT}</script></body></html>'
)


def _digest(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


_POLICY = (
    f"default-src 'none'; script-src {_digest(_SCRIPT)}; style-src {_digest(_STYLE)}; connect-src 'self'; "
    "frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class Served:
    """The report as it is now, and its version."""

    def __init__(self, page: bytes) -> None:
        self._lock = threading.Lock()
        self._page, self._version = page, 1

    def update(self, page: bytes) -> None:
        """Show another page from now on."""
        with self._lock:
            self._page, self._version = page, self._version + 1

    @property
    def page(self) -> bytes:
        """The report."""
        with self._lock:
            return self._page

    @property
    def version(self) -> int:
        """How often it was updated, and one."""
        with self._lock:
            return self._version


class Server(ThreadingHTTPServer):
    """Serves one report on the loopback address, at `address`; port 0 takes a free one.  Raises OSError if taken."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, served: Served, port: int = 0) -> None:
        super().__init__((LOOPBACK, port), _Handler)
        self.served = served
        self.token = secrets.token_urlsafe(18)

    @property
    def address(self) -> str:
        """Where the browser finds it, with the token."""
        return f"http://{LOOPBACK}:{self.server_port}/{self.token}/"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names by which a browser may ask: any other was pointed here by somebody else's name server."""
        return (f"{LOOPBACK}:{self.server_port}", f"localhost:{self.server_port}")


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "timeline"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        """Answers where the name and the token are right, and refuses else."""
        _, token, *rest = [*self.path.partition("?")[0].split("/"), ""]
        if self.headers.get("Host") not in self.server.hosts:
            return self._send(HTTPStatus.FORBIDDEN, b"This page is for this machine only.\n")
        if not hmac.compare_digest(token.encode(), self.server.token.encode()):
            return self._send(HTTPStatus.FORBIDDEN, b"Open the address that timeline serve has printed.\n")
        if rest == ["", ""]:
            return self._send(HTTPStatus.OK, _SHELL.encode(), "text/html", _POLICY)
        if rest == ["report", ""]:
            return self._send(HTTPStatus.OK, self.server.served.page, "text/html", "frame-ancestors 'self'")
        if rest == ["version", ""]:
            return self._send(HTTPStatus.OK, str(self.server.served.version).encode())
        return self._send(HTTPStatus.NOT_FOUND, b"There is nothing here.\n")

    def do_HEAD(self) -> None:
        """The same without the body."""
        self.do_GET()

    def _send(
        self, status: HTTPStatus, body: bytes, kind: str = "text/plain", policy: str = "default-src 'none'"
    ) -> None:
        self.send_response(status)
        headers = {
            "Content-Type": f"{kind}; charset=utf-8",
            "Content-Length": str(len(body)),
            "Content-Security-Policy": policy,
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
        }
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Says nothing: the command tells what is built."""
