"""The same input gives the same bytes: whatever the hash seed, time zone, locale and day of the run."""

from __future__ import annotations

import ast
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

FORMATS = ("html", "json", "xlsx", "ics", "timeline")
_CLOCK = """
import datetime, runpy, sys, time
shift = float(sys.argv.pop(1))
real = time.time
time.time = lambda: real() + shift
class Moved(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls): return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)
    @classmethod
    def today(cls): return cls.now()
class MovedDate(datetime.date):
    @classmethod
    def today(cls): return cls.fromtimestamp(time.time())
datetime.datetime, datetime.date = Moved, MovedDate
runpy.run_module("timeline", run_name="__main__")
"""
_READS_CLOCK = {
    ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time"),
    ("time", "time_ns"), ("time", "localtime"), ("time", "gmtime"), ("time", "ctime"), ("dt", "now"),
}  # fmt: skip


def digests(folder: Path, shift: float, **environment: str) -> dict[str, str]:
    """What a run writes, by format; `shift` seconds from now."""
    folder.mkdir()
    for form in FORMATS:
        words = ["export", "articles", "-o", str(folder / f"x.{form}")]
        if form == "html":
            words = ["build", "articles", "--quiet", "--no-cache", "-o", str(folder / "x.html")]
        done = subprocess.run(
            [sys.executable, "-c", _CLOCK, str(shift), *words],
            env={**os.environ, **environment},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
    return {form: hashlib.sha256((folder / f"x.{form}").read_bytes()).hexdigest() for form in FORMATS}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("same") / "first"
    return digests(folder, 0, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8", LANG="C.UTF-8")


def test_another_seed_zone_locale_and_day(first: dict[str, str], tmp_path: Path) -> None:
    other = digests(
        tmp_path / "other",
        500 * 86400.0,
        PYTHONHASHSEED="4242",
        TZ="Asia/Kathmandu",
        LC_ALL="tr_TR.UTF-8",
        LANG="tr_TR",
    )
    assert other == first


def test_the_clock_is_moved_as_this_test_believes() -> None:
    """The stand-in for a clock does what it is for: a program that asks for the day gets another one."""
    program = _CLOCK.replace('runpy.run_module("timeline", run_name="__main__")', "print(datetime.date.today().year)")
    years = [int(subprocess.check_output([sys.executable, "-c", program, str(shift)])) for shift in (0, 800 * 86400.0)]
    assert years[1] >= years[0] + 2


@pytest.mark.parametrize("path", sorted(Path("timeline").rglob("*.py")), ids=str)
def test_no_module_asks_for_the_time_of_day(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            name = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
            assert (name, node.func.attr) not in _READS_CLOCK, f"{path}:{node.lineno}"
