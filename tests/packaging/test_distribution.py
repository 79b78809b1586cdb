"""The wheel and the sdist, as they would be published, installed in an empty environment and put to work."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import timeline

NAME = f"article_timeline-{timeline.__version__}"


def run(*command: str | Path, cwd: Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """A command that ends with `code`; nothing of this environment's Python leaks into it."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "TIMELINE"))}
    done = subprocess.run(
        [str(one) for one in command], cwd=cwd, env=clean, capture_output=True, check=False, text=True
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=Path.cwd())
    with tarfile.open(folder / f"{NAME}.tar.gz") as archive:
        archive.extractall(folder / "source", filter="data")
    source = folder / "source" / NAME
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=source)
    return folder


@pytest.fixture(scope="module")
def installed(distributions: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an empty environment with the wheel and what it needs, in the versions of the lock; no extra."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    pins = re.findall(
        r"^[\w.-]+==\S+(?: ; [^\\\n]+)?", Path("requirements/runtime.txt").read_text("utf-8"), re.MULTILINE
    )
    (folder / "pins.txt").write_text("\n".join(pins), encoding="utf-8")
    programs = folder / "bin"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", programs / "python")
    wheel = distributions / f"{NAME}-py3-none-any.whl"
    run(*pip, "install", "--quiet", "--no-compile", "-c", folder / "pins.txt", wheel, cwd=folder)
    return programs


def test_the_sdist_holds_what_a_change_needs(distributions: Path) -> None:
    with tarfile.open(distributions / f"{NAME}.tar.gz") as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for wanted in ("Makefile", "LICENSE", "CITATION.cff", "requirements/dev.txt", "tools/paste.py", "docs/index.md"):
        assert wanted in names
    assert not [name for name in names if "node_modules" in name or name.startswith((".ci", ".venv"))]
    assert not [name for name in names if name.startswith("reports/") and not name.endswith(".gitkeep")]


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(distributions: Path) -> None:
    tracked = subprocess.run(["git", "ls-files", "timeline"], capture_output=True, check=False, text=True)  # noqa: S607
    with zipfile.ZipFile(distributions / f"{NAME}-py3-none-any.whl") as wheel:
        names = set(wheel.namelist())
        metadata = wheel.read(f"{NAME}.dist-info/METADATA").decode()
    assert set(tracked.stdout.split()) <= names
    assert {name for name in names if not name.startswith("timeline/")} == {
        f"{NAME}.dist-info/{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")
    }
    assert f"\nVersion: {timeline.__version__}\n" in metadata


def test_the_main_job_from_an_empty_environment(installed: Path, tmp_path: Path) -> None:
    articles = Path("articles").resolve()
    done = run(installed / "timeline", "build", articles, "-o", "report.html", cwd=tmp_path)
    assert "5 articles" in done.stderr
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert 'id="timeline-chart"' in page
    assert len(page) > 500_000
    run(installed / "python", "-m", "timeline", "export", articles, "-o", "all.json", "--quiet", cwd=tmp_path)
    whole = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert len(whole["articles"]) == 5
    assert {"1781", "2025-04-17"} <= {one["value"] for one in whole["expressions"]}
    assert whole["events"]
    shown = run(installed / "timeline", "--version", cwd=tmp_path)
    assert timeline.__version__ in shown.stdout


@pytest.mark.parametrize("name", ["parquet", "xlsx"])
def test_a_missing_extra_is_named(installed: Path, tmp_path: Path, name: str) -> None:
    articles = Path("articles").resolve()
    done = run(installed / "timeline", "export", articles, "-o", f"x.{name}", "--quiet", cwd=tmp_path, code=1)
    assert f"pip install 'article-timeline[{name}]'" in done.stderr
    assert list(tmp_path.iterdir()) == []
