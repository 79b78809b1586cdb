"""PNG: the SVG picture drawn by a Chrome or Chromium of this machine.

A browser draws every script with the machine's fonts, and most machines have one; the libraries that turn SVG into
PNG are under the LGPL, or bring neither fonts nor fallbacks.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import BinaryIO

from timeline.errors import MissingExtra, OutputError
from timeline.export import to_svg
from timeline.model import Combined

BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_SECONDS = 60
_TALLEST = 16_000


def note(combined: Combined) -> str:
    """What is left out or bent."""
    tall = to_svg.height(combined)
    cut = f"; {tall - _TALLEST} of {tall} pixels at the bottom are left out" if tall > _TALLEST else ""
    return f"{to_svg.note(combined)}{cut}"


def write(combined: Combined, file: BinaryIO) -> None:
    """The picture at twice its size; raises MissingExtra without a browser, OutputError where it fails."""
    browser = find_browser()
    with tempfile.TemporaryDirectory(prefix="timeline-") as folder:
        drawing, picture = Path(folder) / "timeline.svg", Path(folder) / "timeline.png"
        with drawing.open("wb") as svg:
            to_svg.write(combined, svg)
        tall = min(to_svg.height(combined), _TALLEST)
        command = [
            *(browser, "--headless", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=2"),
            *("--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-dev-shm-usage"),
            *(f"--user-data-dir={folder}/profile", f"--window-size={to_svg.WIDTH},{tall}"),
            *(f"--screenshot={picture}", *_sandbox(), drawing.as_uri()),
        ]
        try:
            run = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 - our own
        except (OSError, subprocess.TimeoutExpired) as error:
            raise OutputError(f"{browser}: could not draw the picture ({error})") from error
        if not picture.is_file():
            raise OutputError(f"{browser}: drew no picture (exit code {run.returncode}); export svg instead")
        file.write(picture.read_bytes())


def find_browser() -> str:
    """The browser that TIMELINE_BROWSER names, else the first of BROWSERS that is there."""
    named = os.environ.get("TIMELINE_BROWSER")
    for name in (named,) if named else BROWSERS:
        if path := shutil.which(name):
            return path
    wrong = f"{named} (TIMELINE_BROWSER) is not there" if named else "there is none"
    raise MissingExtra(f"the format png needs Chrome or Chromium, and {wrong}; install one, or export svg instead")


def _sandbox() -> tuple[str, ...]:
    """Chromium refuses to run its sandbox as root."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ("--no-sandbox",) if root else ()
