"""serve and --watch: bound to this machine, closed to other pages, built again on change, ended by Ctrl-C."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import pytest

from tests.interrupting import heeding
from timeline.cli.watching import Stamps, follow, stamps

PATIENCE = 60


class Running:
    """A command in a process of its own; its messages are kept as they come."""

    def __init__(self, *arguments: str | Path) -> None:
        command = [sys.executable, "-m", "timeline", *map(str, arguments), "--model", "rules"]
        with heeding():
            self.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        self.said: list[str] = []
        assert self.process.stderr is not None
        self.listener = threading.Thread(target=self._listen, args=(self.process.stderr,), daemon=True)
        self.listener.start()

    def _listen(self, messages: IO[str]) -> None:
        with messages:
            self.said.extend(iter(messages.readline, ""))

    def end(self) -> None:
        """Ends it, if it has not ended."""
        self.process.kill()
        self.process.wait()
        self.listener.join()

    def until(self, happened: Callable[[], object]) -> None:
        """Waits until something is so."""
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end, self.said
            assert self.process.poll() is None, self.said
            time.sleep(0.05)

    def interrupt(self) -> int:
        """Ctrl-C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "a.txt").write_text("The council met on 3 May 2021.\n", encoding="utf-8")
    return made


@pytest.fixture
def running() -> Iterator[Callable[..., Running]]:
    started: list[Running] = []

    def start(*arguments: str | Path) -> Running:
        started.append(Running(*arguments))
        return started[-1]

    yield start
    for one in started:
        one.end()


def address(serving: Running) -> str:
    serving.until(lambda: re.search(r"http://127\.0\.0\.1:\d+/\S+/", "".join(serving.said)))
    found = re.search(r"http://127\.0\.0\.1:\d+/\S+/", "".join(serving.said))
    assert found is not None
    return found[0]


def ask(url: str, path: str = "", host: str | None = None) -> tuple[int, str, dict[str, str]]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection("127.0.0.1", parts.port or 0, timeout=10)
    connection.request(
        "GET", (parts.path + path) if not path.startswith("/") else path, headers={"Host": host or parts.netloc}
    )
    answer = connection.getresponse()
    try:
        return answer.status, answer.read().decode(), dict(answer.getheaders())
    finally:
        connection.close()


@pytest.mark.slow
def test_serve_shows_follows_refuses_and_ends(running: Callable[..., Running], folder: Path) -> None:
    serving = running("serve", folder)
    url = address(serving)
    status, shell, headers = ask(url)
    assert (status, "<iframe" in shell) == (200, True)
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    status, page, _ = ask(url, "report")
    assert (status, "timeline-chart" in page) == (200, True)
    assert ask(url, "version")[1] == "1"
    (folder / "b.txt").write_text("The mayor left on 4 June 2022.\n", encoding="utf-8")
    serving.until(lambda: ask(url, "version")[1] == "2")
    assert ask(url, "report")[1] != page
    for path in ("/", "/wrong/", "/wrong/report", "/../../etc/passwd"):
        assert ask(url, path)[0] == 403
    assert ask(url, "else")[0] == 404
    assert ask(url, host="evil.example")[0] == 403
    assert serving.interrupt() == 0
    assert not [line for line in serving.said if "Traceback" in line]


@pytest.mark.slow
def test_serve_is_bound_to_this_machine(running: Callable[..., Running], folder: Path) -> None:
    port = urlsplit(address(running("serve", folder))).port
    own = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for outside in (*own, "127.0.0.2"):
        with socket.socket() as attempt:
            attempt.settimeout(2)
            assert attempt.connect_ex((outside, port)) != 0


@pytest.mark.slow
def test_a_port_that_is_taken_is_told(running: Callable[..., Running], folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        serving = running("serve", folder, "--port", str(taken.getsockname()[1]))
        assert serving.process.wait(PATIENCE) == 2


@pytest.mark.slow
def test_watch_builds_again_and_survives_an_empty_folder(running: Callable[..., Running], folder: Path) -> None:
    page = folder / "out" / "page.html"
    page.parent.mkdir()
    building = running("build", folder, "-o", page, "--watch")
    building.until(lambda: any("1 articles" in line for line in building.said))
    first = page.read_bytes()
    (folder / "b.txt").write_text("The mayor left on 4 June 2022.\n", encoding="utf-8")
    building.until(lambda: any("2 articles" in line for line in building.said))
    assert page.read_bytes() != first
    for name in ("a.txt", "b.txt"):
        (folder / name).unlink()
    building.until(lambda: any("nothing to work on" in line for line in building.said))
    (folder / "a.txt").write_text("The council met on 3 May 2021.\n", encoding="utf-8")
    building.until(lambda: sum("1 articles" in line for line in building.said) == 2)
    assert building.interrupt() == 0


def test_follow_waits_until_files_are_still() -> None:
    looks: list[Stamps] = [{"a": (1, 1)}, {"a": (2, 5)}, {"a": (3, 9)}, {"a": (3, 9)}, {"a": (3, 9)}, {"a": (3, 9)}]
    acted: list[int] = []
    stop = threading.Event()

    def look() -> Stamps:
        if len(looks) == 1:
            stop.set()
        return looks.pop(0)

    follow(look, {"a": (1, 1)}, lambda: acted.append(len(looks)), stop, every=0)
    assert acted == [2]


def test_stamps_pass_over_what_is_hidden_or_our_own(folder: Path) -> None:
    (folder / ".hidden").write_text("x", encoding="utf-8")
    (folder / "page.html").write_text("x", encoding="utf-8")
    found = stamps([str(folder)], [str(folder / "page.html")])
    assert [Path(name).name for name in found] == ["a.txt"]
