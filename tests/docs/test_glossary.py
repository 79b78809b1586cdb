"""The glossary holds every package and public class, and names nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools import glossary

PAGE = Path("docs/glossary.md").read_text(encoding="utf-8")
CONTRACTS = {"Combined", "Counted", "Given", "Modified", "Skipped"}
"""Participles that others rely on: names of the plug-in interface, of the model, and of symbolic values in JSON."""

_IRREGULAR = r"Told|Found|Made|Given|Kept|Held|Known|Drawn|Seen|Sent|Built|Thrown|Shown"
_PARTICIPLE = re.compile(rf"(?:[A-Z][a-z]+ed|{_IRREGULAR})")


def test_every_package_and_class_is_in_it() -> None:
    rows = {tuple(re.findall(r"`([^`]+)`", line)) for line in PAGE.splitlines() if line.startswith("| `")}
    told = {(row[0], row[-1]) for row in rows if row}
    missing = [f"{one.name} ({one.where})" for one in glossary.classes() if (one.name, one.where) not in told]
    missing += [one.where for one in glossary.packages() if f"| `{one.where}` |" not in PAGE]
    assert not missing, f"run python tools/paste.py; docs/glossary.md lacks {', '.join(missing)}"


@pytest.mark.parametrize("place", sorted(set(glossary.places(PAGE))))
def test_every_place_is_there(place: str) -> None:
    assert glossary.exists(place), f"docs/glossary.md: {place} is not there"


def test_the_packages_and_classes_say_what_they_are() -> None:
    silent = [one.where for one in (*glossary.packages(), *glossary.classes()) if not one.meaning]
    assert not silent, f"no docstring: {', '.join(silent)}"


def test_no_class_is_a_participle_alone() -> None:
    rooms = ("temporal/", "calendar/", "reading/", "model/", "combining/grouping/", "combining/key_dates/")
    names = {one.name for one in glossary.classes() if one.where.startswith(rooms)}
    assert {name for name in names if _PARTICIPLE.fullmatch(name)} <= CONTRACTS
