"""Search for bytes that break a promise: `python -m tests.fuzz.run [TARGET…] [--seconds N] [--work DIR]`.

Each target runs in a process of its own for N seconds (atheris, guided by coverage of `timeline`), goes on from the
corpus that DIR holds of earlier runs, and leaves what it found there; exit code 1 where anything was found.  Copy what
it found, made small, to tests/fuzz/cases/<target>/, where it is a test from then on.
"""

from __future__ import annotations

import argparse
import importlib
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

_FIGURES = re.compile(r"#(\d+)\s+\w+\s+cov: (\d+) ft: (\d+)")
_MEMORY = 3000  # MB
_PROSE = ("tagger", "events", "read-txt", "read-md", "strings")


def main() -> int:
    """Run the targets one after the other and print a line for each."""
    from tests.fuzz.seeds import dictionary, seeds
    from tests.fuzz.targets import TARGETS

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each target (default: %(default)s)")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "timeline-fuzz")
    arguments = parser.parse_args()
    found = 0
    arguments.work.mkdir(parents=True, exist_ok=True)
    words = "".join(f'" {word}"\n' for word in dictionary())
    (arguments.work / "words.dict").write_text(words, encoding="utf-8")
    for name in arguments.targets or TARGETS:
        corpus = arguments.work / name / "corpus"
        corpus.mkdir(parents=True, exist_ok=True)
        for number, data in enumerate(seeds(name)):
            (corpus / f"seed-{number}").write_bytes(data)
        found += _run(name, arguments.seconds, arguments.work / name)
    return 1 if found else 0


def _run(name: str, seconds: int, work: Path) -> int:
    corpus, findings = work / "corpus", work / "found"
    findings.mkdir(exist_ok=True)
    before = set(findings.iterdir())
    command = [sys.executable, "-m", "tests.fuzz.run_one", name, f"-max_total_time={seconds}", "-max_len=20000"]
    command += ["-timeout=120", f"-rss_limit_mb={_MEMORY}", f"-artifact_prefix={findings}/", str(corpus)]
    if name in _PROSE:
        command.append(f"-dict={work.parent / 'words.dict'}")
    used = _cpu()
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, errors="replace", check=False)
    (work / "log.txt").write_text(done.stderr[-200_000:], encoding="utf-8")
    runs, edges, features = (_FIGURES.findall(done.stderr) or [("0", "0", "0")])[-1]
    new = sorted(set(findings.iterdir()) - before)
    _say(f"{name:14} runs {runs:>9}  edges {edges:>6}  features {features:>6}  cpu {_cpu() - used:7.0f} s")
    for path in new:
        _say(f"  found: {path}")
    if done.returncode and not new:
        _say(f"  did not run: {done.stderr.strip().splitlines()[-1:]}")
    return len(new) + bool(done.returncode and not new)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    importlib.import_module("atheris")  # say at once that it is missing
    sys.exit(main())
