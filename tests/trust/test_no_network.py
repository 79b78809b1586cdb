"""Nothing is fetched, whatever addresses the articles hold."""

from __future__ import annotations

import ast
import socket
from pathlib import Path
from typing import NoReturn

import pytest

import timeline
from tests.reading.documents import page
from tests.reading.test_hostile import WHOLE

_TALKS = {"socket", "ssl", "urllib.request", "http.client", "http.server", "ftplib", "smtplib", "requests", "httpx"}
_LISTENS = {Path("timeline/cli/serving.py"): {"http.server"}}  # answers this machine, asks nobody
_HEAD = (
    '<link rel="stylesheet" href="http://192.0.2.1/a.css"><script src="http://192.0.2.1/a.js"></script>'
    '<base href="http://192.0.2.1/"><meta http-equiv="refresh" content="0; url=http://192.0.2.1/">'
)


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a connection was opened")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for name, data in WHOLE.items():
        (tmp_path / name).write_bytes(data)
    picture = '<img src="http://192.0.2.1/a.png"><iframe src="http://192.0.2.1/"></iframe>'
    (tmp_path / "fetching.html").write_bytes(page(head=_HEAD, after=picture))
    result = timeline.build(str(tmp_path))
    assert len(result.articles) > 5
    for form in ("html", "json", "svg", "xlsx"):
        result.save(tmp_path / f"out.{form}")


@pytest.mark.parametrize("path", sorted(Path("timeline").rglob("*.py")), ids=str)
def test_no_module_can_talk(path: Path) -> None:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update([node.module, *(f"{node.module}.{one.name}" for one in node.names)])
    assert names & _TALKS == _LISTENS.get(path, set())
