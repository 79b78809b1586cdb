"""The files of words that combining has for each language, in `locales/<language>/`."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any


def read_words(lang: str, name: str) -> dict[str, Any]:
    """The table `name` of a language; that of English where the language has none of its own yet."""
    folder = resources.files("timeline.combining") / "locales"
    # Looked up among the names there are: an article says what it likes of its language, also what leads elsewhere.
    languages = {entry.name: entry for entry in folder.iterdir() if entry.is_dir()}
    own = languages.get(lang.partition("-")[0].lower(), languages["en"])
    return tomllib.loads((own / f"{name}.toml").read_text(encoding="utf-8"))
