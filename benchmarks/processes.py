"""Runs as processes of their own: seconds by the clock and by the processor, and the peak of memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpora import ROOT

_STARTER = """
import json, os, subprocess, sys, time
begun = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
seconds = time.perf_counter() - begun
process.returncode = os.waitstatus_to_exitcode(status)
print(json.dumps([process.returncode, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss]))
"""


@dataclass(frozen=True, slots=True)
class Build:
    """One build: seconds by the clock and by the processor, and the peak memory of its largest process in MB."""

    seconds: float
    processor: float
    memory: float


def timed_process(arguments: Sequence[str], cache: Path) -> Build:
    """One run of Python with these arguments and a cache of its own; raises RuntimeError where it fails."""
    environment = {**os.environ, "TIMELINE_CACHE": str(cache)}
    # A process counts the peak of the one that started it as its own, so a small one starts the build.
    starter = [sys.executable, "-c", _STARTER, sys.executable, *arguments]
    done = subprocess.run(starter, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    code, seconds, processor, memory = json.loads(done.stdout)
    if code not in (0, 3):
        raise RuntimeError(f"{' '.join(arguments)} ended with {code}")
    return Build(seconds, processor, memory / 1024)
