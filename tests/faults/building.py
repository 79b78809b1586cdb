"""Builds that are killed, run out of disk or lose their input: the old report and the cache survive, the next is right.

    python -m tests.faults.building [--kills N] [--seed N]

Every kill is SIGKILL at a random moment of a build that replaces a report and fills a cache; after it the report must
be the old one or the new one, byte for byte, and every tenth time an undisturbed build with the cache that is left
must give the new one.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.interrupting import heeding

_CHECKED = 10  # kills between two undisturbed builds
_ARTICLES = 80
_LEAST = 60_000  # bytes: less than a report, more than the cache's first pages


@dataclass(slots=True)
class Bench:
    """A folder with articles before and after a change, a report, a cache, and what was seen."""

    folder: Path
    seen: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for name, year in (("old", 2019), ("new", 2020)):
            rows = [{"id": f"{n}", "text": _text(n, year), "published": f"{year}-05-17"} for n in range(_ARTICLES)]
            lines = "".join(json.dumps(row) + "\n" for row in rows)
            (self.folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")

    @property
    def report(self) -> Path:
        """The report that is replaced."""
        return self.folder / "report.html"

    def command(self, name: str, output: Path | str | None = None) -> list[str]:
        """The words of a build of one of the sets."""
        words = [sys.executable, "-m", "timeline", "build", str(self.folder / f"{name}.jsonl"), "--model", "rules"]
        return [*words, "--quiet", "--title", "x", "-o", str(output or self.report)]

    def run(self, name: str, output: Path | str | None = None, *, most: int | None = None) -> tuple[int, str]:
        """Exit code and messages of a build; no file may grow beyond `most` bytes."""
        done = subprocess.run(
            self.command(name, output),
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=None if most is None else lambda: _limit(most),
        )
        return done.returncode, done.stderr

    @property
    def environment(self) -> dict[str, str]:
        """That of the builds: a cache of their own."""
        return {**os.environ, "TIMELINE_CACHE": str(self.folder / "cache")}

    def reference(self, name: str) -> bytes:
        """What an undisturbed build gives."""
        code, messages = self.run(name)
        assert code == 0, messages
        return self.report.read_bytes()

    def kill(self, after: float) -> bool:
        """Start a build of the new set and kill it; whether it was still running."""
        process = subprocess.Popen(self.command("new"), env=self.environment, stderr=subprocess.DEVNULL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(after)
        running = process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        return running


def kills(bench: Bench, count: int, seed: int) -> None:
    """Kill builds; raises AssertionError where a report or the cache does not survive."""
    draw = random.Random(seed)  # noqa: S311 - moments, no secrets
    new = bench.reference("new")
    started = time.monotonic()
    old = bench.reference("old")
    longest = time.monotonic() - started
    for number in range(1, count + 1):
        bench.report.write_bytes(old)
        if draw.random() < 0.5:
            _forget(bench.folder / "cache")
        bench.seen["killed"] += bench.kill(draw.uniform(0, longest * 1.2))
        left = bench.report.read_bytes()
        assert left in (old, new), f"kill {number}: a report that is neither the old nor the new one"
        bench.seen["old report" if left == old else "new report"] += 1
        bench.seen["parts left"] = len(list(bench.folder.glob(".*.part")))
        if number % _CHECKED == 0 or number == count:
            assert bench.reference("new") == new, f"kill {number}: the next build gives another report"
            bench.seen["right after"] += 1


def interrupts(bench: Bench, count: int, seed: int) -> None:
    """Ctrl-C in builds with two processes; raises AssertionError where a report or the cache does not survive it."""
    draw = random.Random(seed)  # noqa: S311 - moments, no secrets
    new = bench.reference("new")
    started = time.monotonic()
    old = bench.reference("old")
    longest = time.monotonic() - started
    for number in range(1, count + 1):
        bench.report.write_bytes(old)
        _forget(bench.folder / "cache")
        command = [*bench.command("new"), "--jobs", "2"]
        with heeding():
            process = subprocess.Popen(
                command, env=bench.environment, stderr=subprocess.PIPE, text=True, start_new_session=True
            )
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.5 + draw.uniform(0.2, 0.9) * longest)  # not while Python itself starts
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of its processes
        messages = process.communicate()[1]
        assert "Traceback" not in messages, messages
        left = bench.report.read_bytes()
        assert left in (old, new), f"interrupt {number}: a report that is neither the old nor the new one"
        assert not list(bench.folder.glob(".*.part"))
        bench.seen["interrupted, old report" if left == old else "interrupted too late"] += 1
        assert bench.reference("new") == new, f"interrupt {number}: the next build gives another report"


def full_disk(bench: Bench) -> None:
    """No room for the report, nor for the cache; a device that takes nothing."""
    old = bench.reference("old")
    _forget(bench.folder / "cache")
    code, messages = bench.run("new", most=_LEAST)
    assert (code, "Traceback" in messages) == (1, False), messages
    assert bench.report.read_bytes() == old
    assert not list(bench.folder.glob(".*.part"))
    if Path("/dev/full").exists():
        code, messages = bench.run("new", "/dev/full")
        assert (code, "Traceback" in messages) == (1, False), messages
    bench.seen["full disks"] += 2


def no_permission(bench: Bench) -> None:
    """An output that is no place to write, and, unless root runs this, a folder that must not be written to."""
    blocked = bench.folder / "file"
    blocked.write_text("x", encoding="utf-8")
    places = [bench.folder, blocked / "x.html"]
    closed = bench.folder / "closed"
    closed.mkdir(exist_ok=True)
    closed.chmod(0o500)
    places += [closed / "x.html"] if os.geteuid() else []
    for place in places:
        code, messages = bench.run("new", place)
        assert (code, "Traceback" in messages) in ((1, False), (2, False)), messages
        assert "cannot be written" in messages or "folder" in messages, messages
        bench.seen["refused outputs"] += 1
    closed.chmod(0o700)


def vanished(bench: Bench) -> None:
    """Files that go away while they are read: told, and the others done."""
    inputs = bench.folder / "inputs"
    inputs.mkdir(exist_ok=True)
    for number in range(1500):
        (inputs / f"{number:04}.txt").write_text(_text(number, 2020), encoding="utf-8")
    command = [*bench.command("new")]
    command[4] = str(inputs)
    told = bench.folder / "messages"  # a pipe that nobody empties would keep it waiting
    with told.open("w", encoding="utf-8") as file:
        process = subprocess.Popen(command, env=bench.environment, stderr=file)
        while process.poll() is None:
            for path in sorted(inputs.glob("*.txt"), reverse=True)[:40]:
                path.unlink()
            time.sleep(0.01)
    messages = told.read_text(encoding="utf-8")
    assert process.returncode in (0, 1, 3), messages
    assert "Traceback" not in messages, messages
    bench.seen[f"vanished inputs, exit code {process.returncode}"] += 1


def main() -> None:
    """Run all and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for fault in (full_disk, no_permission, vanished):
            fault(bench)
        kills(bench, arguments.kills, arguments.seed)
        interrupts(bench, max(1, arguments.kills // _CHECKED), arguments.seed)
    for what, number in sorted(bench.seen.items()):
        sys.stdout.write(f"{what:34} {number}\n")


def _text(number: int, year: int) -> str:
    return (
        f"The council of town {number} opened its bridge on {number % 27 + 1} March {year}. Two days later the mayor, "
        f"Ann Bell, resigned after a vote in Oslo. A new mayor will be elected next month, the council said."
    )


def _limit(most: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def _forget(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True) if folder.exists() else ():
        path.unlink() if path.is_file() else path.rmdir()


if __name__ == "__main__":
    main()
