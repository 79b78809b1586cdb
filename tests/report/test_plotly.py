"""The plotly.js that comes with the package is the one that its README names, whole and unchanged."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files

CHECKSUM = "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba"
FOLDER = files("timeline.report") / "assets" / "plotly"


def test_the_file_is_the_published_one() -> None:
    assert hashlib.sha256((FOLDER / "plotly-basic.min.js").read_bytes()).hexdigest() == CHECKSUM


def test_its_version_is_that_of_the_python_package() -> None:
    from plotly.offline import get_plotlyjs_version

    head = (FOLDER / "plotly-basic.min.js").read_text(encoding="utf-8")[:200]
    assert re.search(r"plotly\.js \(basic - minified\) v([\d.]+)", head)[1] == get_plotlyjs_version()  # type: ignore[index]  # a missing head fails as well
    assert get_plotlyjs_version() in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_its_licence_lies_beside_it() -> None:
    licence = (FOLDER / "LICENSE").read_text(encoding="utf-8")
    assert "Permission is hereby granted, free of charge" in licence
    assert "Plotly" in licence
