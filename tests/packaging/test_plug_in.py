"""A reader plug-in as it was written for version 0.1, installed beside the package."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

PLUG_IN = '''
"""Letters: a line of date, an empty line, and the words."""
from collections.abc import Iterator

from timeline.errors import ReadError
from timeline.model import DateField
from timeline.reading import Format, Given, Options, Record


def read_letter(data: bytes, given: Given) -> Iterator[Record]:
    options: Options = given.options
    assert options.limits.depth >= 0
    day, _, words = data.decode("utf-8").partition("\\n\\n")
    if not words:
        raise ReadError("holds no words")
    yield Record(words, given.shown, dates=(DateField("metadata", "letter", day, given.shown),))


LETTER = Format("letter", (".letter",), read_letter)
'''


def test_an_installed_plug_in_reads_its_files(tmp_path: Path) -> None:
    site, articles = tmp_path / "site", tmp_path / "articles"
    information = site / "letters-1.0.dist-info"
    information.mkdir(parents=True)
    articles.mkdir()
    (site / "letters.py").write_text(PLUG_IN, encoding="utf-8")
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: letters\nVersion: 1.0\n")
    (information / "entry_points.txt").write_text("[timeline.readers]\nletter = letters:LETTER\n")
    (articles / "a.letter").write_text("2021-05-05\n\nThe old mill in Linz burned on Monday.", encoding="utf-8")
    (articles / "b.letter").write_text("2021-05-05", encoding="utf-8")
    paths = os.pathsep.join([str(site), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-m", "timeline", "events", str(articles), "--model", "rules", "--no-cache"],
        env={**os.environ, "PYTHONPATH": paths.rstrip(os.pathsep)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    (event,) = map(json.loads, done.stdout.splitlines())
    assert (event["id"], event["trigger"], event["value"]) == ("a.letter", "burned", "2021-05-03")
    assert "b.letter: holds no words" in done.stderr
