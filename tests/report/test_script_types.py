"""The types that the page's scripts state in their comments hold together, as tsc checks them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
OWN = HERE / "node_modules" / ".bin" / "tsc"
TSC = str(OWN) if OWN.exists() else shutil.which("tsc")


def checked(config: Path) -> str:
    """What tsc has to say; nothing where all is well."""
    if TSC is None:
        pytest.skip("tsc is not here: make scripts installs it beside the tests, where there is npm")
    return subprocess.run([TSC, "-p", str(config)], capture_output=True, text=True, check=False).stdout


def test_the_scripts_are_typed_soundly() -> None:
    assert checked(HERE / "tsconfig.json") == ""


def test_a_wrong_type_is_found(tmp_path: Path) -> None:
    (tmp_path / "wrong.js").write_text("/** @param {number} n */\nfunction twice(n) { return 2 * n; }\ntwice('2');\n")
    (tmp_path / "tsconfig.json").write_text(
        (HERE / "tsconfig.json").read_text().replace("../../timeline/report/assets/js/", "")
    )
    assert "TS2345" in checked(tmp_path / "tsconfig.json")
