"""Print the path of a Chromium for the browser tests, installing one where none is found.

In this order: `TIMELINE_BROWSER`; a Chromium or Chrome on PATH; Playwright's own; then an installation, by the
system's package manager where we may use it, else by Playwright.  Ends with status 1 and a way out where all fail:
browser tests are never skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def named() -> str | None:
    """The one that the environment names."""
    return os.environ.get("TIMELINE_BROWSER")


def on_path() -> str | None:
    """The first Chromium or Chrome on PATH."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def playwrights_own() -> str | None:
    """The Chromium that Playwright has downloaded, if it has."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def run(*command: str) -> bool:
    """Run a command with its output on standard error; whether it succeeded."""
    print("+", " ".join(command), file=sys.stderr)
    return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode == 0


def root_prefix() -> tuple[str, ...] | None:
    """What to put before a command that needs root; None where we may not be root without a password."""
    if os.geteuid() == 0:
        return ()
    sudo = ("sudo", "-n")
    return sudo if shutil.which("sudo") and run(*sudo, "true") else None


def install_by_apt() -> str | None:
    """Install Debian's chromium where apt-get and the right to use it are there."""
    prefix = root_prefix()
    if prefix is None or not shutil.which("apt-get"):
        return None
    if run(*prefix, "apt-get", "update") and run(*prefix, "apt-get", "install", "-y", "chromium"):
        return on_path()
    return None


def install_by_playwright() -> str | None:
    """Let Playwright download its own build."""
    return playwrights_own() if run(sys.executable, "-m", "playwright", "install", "chromium") else None


def main() -> int:
    """Print the path; the exit status."""
    for step in (named, on_path, playwrights_own, install_by_apt, install_by_playwright):
        if path := step():
            print(path)
            return 0
    print(
        "no Chromium found and none could be installed: install chromium or Google Chrome, "
        "or set TIMELINE_BROWSER to its path",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
