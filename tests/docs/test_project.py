"""The project's own files agree: dependencies, locks, versions."""

from __future__ import annotations

import re
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

import timeline

PROJECT = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))


def name_of(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match is not None
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def locked(name: str) -> dict[str, set[str]]:
    """The pinned versions of a lock by package; one package may have several, by platform."""
    versions: dict[str, set[str]] = {}
    for package, version in re.findall(
        r"^([a-z0-9-]+)==(\S+)", (Path("requirements") / name).read_text(), re.MULTILINE
    ):
        versions.setdefault(package, set()).add(version)
    return versions


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt", "audit.txt"])
def test_every_pin_has_hashes_and_no_lock_names_a_host(name: str) -> None:
    text = (Path("requirements") / name).read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=[a-z])", text.strip())
    assert all("--hash=sha256:" in entry for entry in entries)
    assert len(entries) > 20


def test_the_locks_hold_every_dependency() -> None:
    groups, extras = PROJECT["dependency-groups"], PROJECT["project"]["optional-dependencies"]
    runtime = [*PROJECT["project"]["dependencies"], *(one for extra in extras.values() for one in extra)]
    wanted = {name_of(one) for one in (*runtime, *groups["build"], *PROJECT["build-system"]["requires"])}
    assert wanted - {"article-timeline"} <= set(locked("runtime.txt")), "run make lock"
    assert {name_of(one) for one in groups["dev"]} <= set(locked("dev.txt")), "run make lock"
    assert {name_of(one) for one in groups["audit"]} <= set(locked("audit.txt")), "run make lock"


def test_all_locks_pin_the_same_versions() -> None:
    runtime, dev, audit = locked("runtime.txt"), locked("dev.txt"), locked("audit.txt")
    assert {package: dev.get(package) for package in runtime} == runtime
    assert {package: audit.get(package) for package in dev} == dev


def test_the_extra_all_holds_every_extra() -> None:
    extras = dict(PROJECT["project"]["optional-dependencies"])
    (everything,) = extras.pop("all")
    named = re.search(r"\[(.*)\]", everything)
    assert named is not None
    assert set(named[1].split(",")) == set(extras)


def test_versions_agree() -> None:
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert PROJECT["tool"]["hatch"]["version"] == {"path": "timeline/__init__.py"}
    assert f"\nversion: {timeline.__version__}\n" in Path("CITATION.cff").read_text(encoding="utf-8")
    assert metadata.version("article-timeline") == timeline.__version__, "install the package anew"


def test_generated_reports_are_not_tracked() -> None:
    tracked = subprocess.run(["git", "ls-files", "reports"], capture_output=True, check=True, text=True).stdout.split()  # noqa: S607
    assert tracked == ["reports/.gitkeep"]


def test_articles_are_kept_byte_for_byte() -> None:
    shown = subprocess.run(
        ["git", "check-attr", "text", "articles/metadata.csv"],  # noqa: S607
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    assert shown.strip().endswith("text: unset")
