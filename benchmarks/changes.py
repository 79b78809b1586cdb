"""What a correction or a filter costs: a cached rebuild with it against the same rebuild without."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks import news
from benchmarks.harness import Table
from benchmarks.processes import Build, timed_process

ARTICLES = 2_000
MOST = 1.15
"""Times the seconds of the processor and the memory of an untouched rebuild that a changed one may take."""
_PASSES = 3
_FILTER = "timeline.build({0!r}, model='rules', cache={1!r}).between({2!r}, {3!r}).save({4!r}, cache={1!r})"


def changes(place: Path) -> Table:
    """A folder of news untouched, with a row of corrections, and filtered; each rebuilt from a cache that knows it."""
    plain, corrected = place / "plain", place / "corrected"
    for folder in (plain, corrected):
        news.write(folder, ARTICLES)
    (corrected / "corrections.csv").write_text(_one_row(corrected), encoding="utf-8")
    ways: dict[str, Callable[[], Build]] = {
        "untouched": lambda: _build(plain, place),
        "one row of corrections": lambda: _build(corrected, place),
        "untouched, in Python": lambda: _filtered(plain, place, "0001", "9999"),
        "filtered": lambda: _filtered(plain, place, "2015", "2016"),
    }
    took: dict[str, list[Build]] = {name: [] for name in ways}
    for number in range(_PASSES + 1):
        for name, work in ways.items():
            done = work()
            if number:  # the first one fills the cache
                took[name].append(done)
    rows = [_row(name, took[name], took[beside]) for beside, name in _pairs(list(ways))]
    exceeded = [row for row in rows if max(row[3], row[5]) > MOST]
    if exceeded:
        raise RuntimeError(f"a change may cost at most {MOST} times an untouched rebuild: {exceeded}")
    return Table(
        f"{ARTICLES} articles, rules, one job, rebuilt from a cache and saved",
        ("", "untouched, s", "changed, s", "ratio", "memory, MB", "ratio of memory"),
        tuple(rows),
    )


def _pairs(names: list[str]) -> list[tuple[str, str]]:
    return list(zip(names[::2], names[1::2], strict=True))


def _row(name: str, changed: list[Build], untouched: list[Build]) -> tuple[str, float, float, float, float, float]:
    """Seconds of the processor and memory, medians; ratios of the builds that ran one after another."""
    time = median(one.processor / other.processor for one, other in zip(changed, untouched, strict=True))
    memory = median(one.memory / other.memory for one, other in zip(changed, untouched, strict=True))
    before, after = (median(one.processor for one in some) for some in (untouched, changed))
    return name, before, after, time, median(one.memory for one in changed), memory


def _build(folder: Path, place: Path) -> Build:
    command = ["-m", "timeline", "build", str(folder), "-o", str(place / "report.html"), "--quiet"]
    return timed_process([*command, "--model", "rules", "--jobs", "1"], cache=place / f"{folder.name}-cache")


def _filtered(folder: Path, place: Path, first: str, last: str) -> Build:
    cache, report = str(place / "filter-cache"), str(place / "part.html")
    code = f"import timeline; {_FILTER.format(str(folder), cache, first, last, report)}"
    return timed_process(["-c", code], cache=place / "filter-cache")


def _one_row(folder: Path) -> str:
    """A new title for one event of one article."""
    name = sorted(one.name for one in folder.iterdir() if one.suffix == ".txt")[7]
    command = [sys.executable, "-m", "timeline", "events", str(folder / name), "--model", "rules", "--no-cache"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    event = json.loads(done.stdout.splitlines()[0])
    row = f"{name},{event['start']},{event['end']},{event['trigger']},title,Another title"
    return f"article,start,end,words,action,value\n{row}\n"
